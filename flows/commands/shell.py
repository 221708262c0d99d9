"""What all commands share: exit codes, the settings of a home, JSON, and how what goes wrong is told."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flows.settings import Settings

# What an exit code means to a scheduler; click uses 2 for wrong usage.
FAILED = 1
USAGE = 2
DATA_QUALITY = 3


def settings_of(home: Path | None) -> "Settings":
    """Settings of a home, by default the one that they name themselves; raises SettingsError."""
    from flows.settings import load

    return load(home)


def json_of(value: object) -> str:
    """A value as indented JSON; what JSON does not know, as text."""
    return json.dumps(value, indent=2, default=str, ensure_ascii=False)


@contextmanager
def told() -> Iterator[None]:
    """Turn what is expected to go wrong into one line and an exit code; anything else is a defect and shows itself."""
    from flows.answers import WritingQueryError
    from flows.settings import SettingsError
    from warehouse.errors import LakeMissingError, QueryError, RetryLaterError

    try:
        yield
    except SettingsError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(USAGE)
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except RuntimeError as error:
        if "interrupted" in str(error):  # DuckDB's word for Ctrl-C
            raise click.Abort from None
        if not isinstance(error, LakeMissingError | RetryLaterError):
            raise
        click.echo(f"dateline: {error}", err=True)
        sys.exit(FAILED)
    except (WritingQueryError, QueryError, OSError) as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(FAILED)
