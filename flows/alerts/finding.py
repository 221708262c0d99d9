"""What a run finds to be wrong."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong now: a kind and a subject, and what a person needs to look closer.

    `message` is a sentence; `examples` are ids of up to five rows; `command` is a command line of Dateline.
    """

    kind: str
    subject: str
    severity: Severity
    message: str
    command: str
    observed: str | None = None
    expected: str | None = None
    examples: tuple[str, ...] = ()
