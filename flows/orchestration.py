"""Prefect where Prefect runs, plain functions where it does not.

Prefect costs two CPU seconds to import and a server of its own fifteen. A worker has loaded it before it
loads a flow; the command line loads it only if a server is configured. So the decorators look whether it is there.
"""

import functools
import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from flows import progress

P = ParamSpec("P")
R = TypeVar("R")


def is_orchestrated() -> bool:
    """Whether this process has loaded Prefect, so that flows and stages report to it."""
    return "prefect" in sys.modules


def flow(**options: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:  # noqa: ANN401  # Prefect's own options
    """Decorate a function as a Prefect flow, or leave it as it is."""
    if not is_orchestrated():
        return lambda function: function
    import prefect  # noqa: PLC0415  # only where it is loaded already

    return prefect.flow(**options)


def stage(function: Callable[P, R]) -> Callable[P, R]:
    """Decorate a stage of a flow: it shows its progress and, under Prefect, is a task that is never cached.

    Idempotency lies in the data; Prefect's default cache would hash whole tables.
    """

    @functools.wraps(function)
    def shown(*args: P.args, **kwargs: P.kwargs) -> R:
        with progress.stage(function.__name__):
            return function(*args, **kwargs)

    return _task(shown) if is_orchestrated() else shown


def _task(function: Callable[P, R]) -> Callable[P, R]:
    from prefect import task  # noqa: PLC0415  # only where it is loaded already
    from prefect.cache_policies import NO_CACHE  # noqa: PLC0415
    from prefect.utilities.annotations import quote  # noqa: PLC0415

    run: Callable[..., R] = task(name=function.__name__, cache_policy=NO_CACHE)(function)

    @functools.wraps(function)
    def quoted(*args: P.args, **kwargs: P.kwargs) -> R:
        """Spare Prefect the search for futures in thousands of documents: there are none."""
        return run(*map(quote, args), **{name: quote(value) for name, value in kwargs.items()})

    return quoted


def flow_run_id() -> str | None:
    """Id of the Prefect flow run that this is, 32 hex digits; None without Prefect."""
    if not is_orchestrated():
        return None
    from prefect.runtime import flow_run  # noqa: PLC0415  # only where it is loaded already

    return flow_run.id.replace("-", "") if flow_run.id else None
