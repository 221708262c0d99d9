"""Functions compiled by numba."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from numba import njit
from numba.extending import register_jitable

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Function compiled by numba, its code kept on disk where some folder for it can be written."""
    try:
        return njit(cache=True, nogil=True)(function)  # type: ignore[no-any-return]
    except RuntimeError:  # no such folder
        return njit(nogil=True)(function)  # type: ignore[no-any-return]


def compiled_part(function: F) -> F:
    """Function compiled into those that call it, by whom its code is kept; it makes no array, which compiles faster.

    Called from Python it is plain Python.
    """
    return register_jitable(_nrt=False, no_cfunc_wrapper=True)(function)  # type: ignore[no-any-return]


def compiled_whole(function: F) -> F:
    """Function compiled with its parts in other files of the folder; a change of any of them compiles it anew."""
    whole = compiled(function)
    # numba itself knows the function's own file only, and would call parts as they were before a change.
    kept: Any = getattr(getattr(whole, "_cache", None), "_cache_file", None)
    if kept is not None:
        kept._source_stamp = _stamp(Path(function.__code__.co_filename).parent)  # noqa: SLF001 - no other way to tell it
    return whole


@cache
def _stamp(folder: Path) -> bytes:
    """What changes when a file of Python in a folder does."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))).digest()
