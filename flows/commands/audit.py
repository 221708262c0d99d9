"""`dateline audit`."""

import sys
from datetime import datetime
from pathlib import Path

import click

from flows.commands.shell import DATA_QUALITY, json_of, told


@click.command()
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day to look back from; default: today in UTC.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.pass_obj
def audit(home: Path | None, as_of: datetime | None, *, as_json: bool, quiet: bool) -> None:
    """Measure the lake against its last four weeks and its catalog, and raise or clear alerts.

    It judges the day before; run it once a day, after the ingest. Exits with 3 if something critical is wrong.

    \b
    Example:
      dateline audit
      dateline audit --as-of 2026-03-01 --json
    """
    with told():
        from flows.audit import AuditError
        from flows.audit import audit as run

        try:
            found = run(str(home) if home else None, as_of=as_of.date().isoformat() if as_of else None, quiet=quiet)
        except AuditError as error:
            found = error.report
        click.echo(json_of(found.as_json()) if as_json else found.as_text())
    sys.exit(DATA_QUALITY if found.complaints else 0)
