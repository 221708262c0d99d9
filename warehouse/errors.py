"""Bad luck, named by what to do next."""

from duckdb import Error as QueryError

__all__ = ["LakeBusyError", "LakeMissingError", "QueryError", "RetryLaterError"]


class RetryLaterError(RuntimeError):
    """The work could not be done now; nothing was changed, and the same call may succeed later."""


class LakeBusyError(RetryLaterError):
    """Another process is writing to the lake."""


class LakeMissingError(RuntimeError):
    """There is no lake yet: an ingest creates it."""
