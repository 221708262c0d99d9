"""Records that a news interface lists in its answer, and what the answer says of all of them."""

import re
from collections.abc import Mapping

from transforms.fields.field_map import FIELD_MAP, normal_name
from transforms.fields.json_text import JsonError, parse
from transforms.fields.record import has_text

# Names under which an interface lists its records.
LIST_NAMES = "articles|items|results?|data|docs|documents|hits|entries|stories|news|records|posts|response|rows|list"
_LIST_NAME = re.compile(LIST_NAMES)
_LISTING = (list, dict)  # what may hold records
_DEPTH = 3  # hits.hits and response.data.articles; deeper lists belong to a record
_ANSWER = "message"  # of an interface, beside its list: it may be "ok"
_JSON_FEED = "jsonfeed.org/version/"
_SHARED = ("language", "source", "agency")  # what is said of a list holds for each record that says nothing else

Names = Mapping[str, tuple[str, ...]]


def listed_records(value: object, names: Names = FIELD_MAP) -> list[object] | None:
    """Records that an interface's answer lists under a usual name, None if the value is a record itself."""
    return _listed(value, names, _DEPTH)


def shared_fields(answer: Mapping[str, object], names: Names = FIELD_MAP) -> dict[str, object]:
    """What an interface's answer says of all records that it lists."""
    known = {name for field in _SHARED for name in names[field]}
    return {key: value for key, value in answer.items() if normal_name(key) in known and not isinstance(value, list)}


def inherited_fields(answer: Mapping[str, object]) -> dict[str, object]:
    """What each record has of the answer unless it says otherwise: the authors of a feed (jsonfeed.org)."""
    if _JSON_FEED not in str(answer.get("version")):
        return {}
    return {name: answer[name] for name in ("authors", "author") if name in answer}


def opens_answer(opening: bytes, names: Names = FIELD_MAP) -> bool:
    """Whether an object, as far as it goes up to the bracket of a list, is an interface's answer."""
    text = opening.decode("utf-8", "replace") + "]"
    for _ in range(_DEPTH):
        text += "}"
        try:
            return listed_records(parse(text), names) is not None
        except JsonError:
            continue
    return False


def _listed(value: object, names: Names, depth: int) -> list[object] | None:
    if not isinstance(value, Mapping) or not depth:
        return None
    under = [
        item for key, item in value.items() if isinstance(item, _LISTING) and _LIST_NAME.fullmatch(normal_name(key))
    ]
    if not under or has_text({key: item for key, item in value.items() if key != _ANSWER}, names):
        return None
    for item in under:
        if isinstance(item, list) and all(isinstance(record, Mapping) for record in item):
            return item
    return next((found for item in under if (found := _listed(item, names, depth - 1)) is not None), None)
