"""JSON as scrapers write it: parsed to a depth, split without parsing, lenient where nothing is lost."""

import json
import re
from collections.abc import Iterator

import orjson

# 64: records of scrapers and search engines nest 10 deep at most; what goes deeper is broken or hostile.
DEPTH = 64

# A string, closed or cut off; a bracket; a comma. Possessive, so that no input makes it go back.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{},]', re.DOTALL)


class JsonError(ValueError):
    """Text that is not JSON, or not JSON that is taken; `reason` is the code of the reject."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def parse(text: str) -> object:
    """Value of a JSON text; NaN and raw control characters pass, lone surrogates become U+FFFD.

    Raises JsonError with `json_too_deep` beyond 64 levels, else with `json_syntax`.
    """
    if text.count("[") + text.count("{") > DEPTH and _is_too_deep(text):
        raise JsonError("json_too_deep", f"nested more than {DEPTH} deep")
    try:
        return orjson.loads(text)
    except ValueError as error:
        first = error
    try:
        return _without_surrogates(json.loads(text, strict=False))
    except ValueError:
        raise JsonError("json_syntax", str(first)) from None


def dump(value: object) -> str:
    """JSON text of a parsed value."""
    return json.dumps(value, ensure_ascii=False, default=str)


def elements(text: str) -> Iterator[str]:
    """Texts of an array's elements in order, unparsed; a piece cut off at the end and what follows the array count."""
    depth = begin = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "[{":
            depth += 1
            begin = token.end() if depth == 1 else begin
        elif (mark == "," and depth == 1) or (mark in "]}" and depth <= 1):
            if piece := text[begin : token.start()].strip():
                yield piece
            begin = token.end()
        depth -= mark in "]}" and depth > 0
    if rest := text[begin:].strip(" \t\r\n,\0\ufeff"):
        yield rest


def _is_too_deep(text: str) -> bool:
    depth = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        depth += (mark in "[{") - (mark in "]}")
        if depth > DEPTH:
            return True
    return False


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {str(_without_surrogates(key)): _without_surrogates(item) for key, item in value.items()}
    return value
