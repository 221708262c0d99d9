"""Plain text as mail carries it: lines that flow on (RFC 3676), and a signature below."""

import re

_SIGNATURE = "-- "
_SIGNATURE_LINE = re.compile(r"^-- ?$", re.MULTILINE)


def unwrapped(text: str, *, is_spaced: bool) -> str:
    """Text with its paragraphs on one line each, where lines that end in a space flow on.

    Without `is_spaced` that space is none of the text's, as in scripts that have none.
    """
    paragraphs: list[list[str]] = []
    flowing: int | None = None  # the depth of quotation at which a line is open
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        flows = content.endswith(" ") and content != _SIGNATURE
        if depth != flowing or content == _SIGNATURE:
            paragraphs.append([f"{'>' * depth} " if depth else ""])
        paragraphs[-1].append(content[:-1] if flows and not is_spaced else content)
        flowing = depth if flows else None
    return "\n".join(map("".join, paragraphs))


def without_signature(text: str) -> str:
    """Text up to the line that parts it from a signature, unless most of it stands below."""
    found = _SIGNATURE_LINE.search(text)
    return text[: found.start()] if found and 2 * found.start() >= len(text) else text
