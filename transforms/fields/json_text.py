"""JSON as scrapers write it: parsed to a depth, lenient where nothing is lost."""

import json
import re

import orjson

# 64: records of scrapers and search engines nest 10 deep at most; what goes deeper is broken or hostile.
DEPTH = 64

# A string, closed or cut off; a bracket. Possessive, so that no input makes it go back.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


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
    try:
        return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:  # integers of more than 64 bits, halves of surrogate pairs
        return json.dumps(value, ensure_ascii=False, default=str)


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
