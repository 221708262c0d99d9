"""Whether what a record calls its summary stands between headline and body, or is only the body's own words."""

from transforms.dateline.parse import parse_dateline

# 80: a sentence's worth; what is made from the text begins with a sentence of it, whole or cut off later.
_OPENING_CHARS = 80


def standfirst_of(declared: str | None, headline: str | None, body: str) -> str | None:
    """The declared summary, None where it opens with words of headline or body: machines make such of sentences."""
    if not declared:
        return None
    filed = parse_dateline(declared)
    opening = " ".join((filed[1] if filed else declared).split())[:_OPENING_CHARS].strip(" .…")
    return None if opening in " ".join(f"{headline or ''} {body}".split()) else declared
