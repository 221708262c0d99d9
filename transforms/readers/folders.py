"""Folders within archives, which name outlets as those of the inbox do."""

import re
from pathlib import PurePosixPath

_DATE = re.compile(r"\d{1,8}|\d{4}([-_.]\d{2}){1,2}")  # 2026, 03, 20260311, 2026-03-11: says when, not who


def outlet_folder(path: str) -> str | None:
    """Name of the nearest folder that is neither a date nor the way up; None if there is none."""
    folders = reversed(PurePosixPath(path).parts[:-1])
    return next((name for name in folders if name not in {"/", ".."} and not _DATE.fullmatch(name)), None)
