"""Functions compiled by numba."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Function compiled by numba, its code kept on disk where some folder for it can be written."""
    try:
        return njit(cache=True, nogil=True)(function)  # type: ignore[no-any-return]
    except RuntimeError:  # no such folder
        return njit(nogil=True)(function)  # type: ignore[no-any-return]


def compiled_part(function: F) -> F:
    """Function compiled into those that call it, by whom its code is kept."""
    return njit(nogil=True)(function)  # type: ignore[no-any-return]


def compiled_whole(function: F) -> F:
    """Function compiled with its parts in other files of the folder; a change of any of them compiles it anew."""
    whole = compiled(function)
    folder = Path(function.__code__.co_filename).parent
    # numba itself knows the function's own file only, and would call parts as they were before a change.
    kept: Any = getattr(getattr(whole, "_cache", None), "_cache_file", None)
    if kept is not None:
        texts = b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))
        kept._source_stamp = hashlib.sha256(texts).digest()  # noqa: SLF001 - it has no other way to be told
    return whole
