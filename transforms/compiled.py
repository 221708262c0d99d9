"""Functions compiled by numba."""

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Function compiled by numba, its code kept on disk where some folder for it can be written."""
    try:
        return njit(cache=True, nogil=True)(function)  # type: ignore[no-any-return]
    except RuntimeError:  # no such folder
        return njit(nogil=True)(function)  # type: ignore[no-any-return]
