"""The date of publication: which of the dates seen for an article it is, and why the others are not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from transforms.records import DateCandidate
from transforms.text.dates import as_day, as_instant, parse_date, refusal

CLOCK_SKEW = timedelta(days=1)  # the date line may be ahead of UTC by 14 h; more is a wrong date
CONFLICT_DAYS = 2  # sources one day apart usually mean one instant in two zones
_MONTH_DAYS = 31  # a month may mean any of its days


@dataclass(frozen=True, slots=True)
class Publication:
    """Dates seen for an article, the most trusted first, each with why it cannot be; and the first that can."""

    judged: tuple[tuple[DateCandidate, str | None], ...]
    chosen: DateCandidate | None
    modified: DateCandidate | None

    def columns(self) -> dict[str, Any]:
        """Columns of `articles` that tell of publication and of the last change."""
        return {**_published(self.chosen), **_modified(self.modified)}

    def rows(self, key: dict[str, Any]) -> list[dict[str, Any]]:
        """Rows of `date_candidates`, with the columns of the key."""
        return [
            {
                **key,
                "value": candidate.value,
                "precision": candidate.precision,
                "zone": candidate.zone,
                "origin": candidate.origin,
                "rank": rank,
                "refused": refused,
                "chosen": candidate is self.chosen,
            }
            for rank, (candidate, refused) in enumerate(self.judged, start=1)
        ]

    def flags(self) -> Iterator[str]:
        """`future_date` or `impossible_date` if one more trusted than the chosen was refused; `date_conflict`."""
        for candidate, refused in self.judged:
            if candidate is self.chosen:
                break
            is_ahead = refused == "future" or (refused == "year" and candidate.value > "1999")
            yield "future_date" if is_ahead else "impossible_date"
        if self.chosen and (self._is_contested(self.chosen) or self._is_changed_before(self.chosen)):
            yield "date_conflict"

    def _is_contested(self, chosen: DateCandidate) -> bool:
        """Whether a date that can be lies days from the chosen one."""
        return any(
            _days_between(candidate, chosen) >= CONFLICT_DAYS
            for candidate, refused in self.judged
            if refused is None and candidate is not chosen
        )

    def _is_changed_before(self, chosen: DateCandidate) -> bool:
        """Whether the last change lies days before publication: one of the two is wrong."""
        modified = self.modified
        return (
            modified is not None and modified.value < chosen.value and _days_between(modified, chosen) >= CONFLICT_DAYS
        )


def publication(candidates: Iterable[DateCandidate], modified: str | None, now: datetime) -> Publication:
    """Publication of an article by its dates, the most trusted first; `now` is aware and bounds them."""
    latest = (now + CLOCK_SKEW).date()
    distinct: dict[tuple[str, str], DateCandidate] = {}
    for candidate in candidates:
        distinct.setdefault((candidate.origin, candidate.value), candidate)
    judged = tuple((candidate, refusal(candidate, latest)) for candidate in distinct.values())
    chosen = next((candidate for candidate, refused in judged if refused is None), None)
    changed = parse_date(modified, "record") if modified else None
    return Publication(judged, chosen, None if changed and refusal(changed, latest) else changed)


def _published(chosen: DateCandidate | None) -> dict[str, Any]:
    if chosen is None:
        return {"published_precision": "none"}
    instant = as_instant(chosen)
    return {
        "published_at": instant,
        "published_date": as_day(chosen),
        # A time without a zone fixes no instant: the day is all that is known.
        "published_precision": "day" if chosen.precision == "minute" and instant is None else chosen.precision,
        "published_zone": chosen.zone,
        "published_from": chosen.origin,
    }


def _modified(modified: DateCandidate | None) -> dict[str, Any]:
    if modified is None:
        return {}
    return {"modified_at": as_instant(modified), "modified_date": as_day(modified), "modified_zone": modified.zone}


def _days_between(one: DateCandidate, other: DateCandidate) -> int:
    """Days between two dates, as few as they may be where one is only a month."""
    days = abs((as_day(one) - as_day(other)).days)
    return max(days - _MONTH_DAYS, 0) if "month" in {one.precision, other.precision} else days
