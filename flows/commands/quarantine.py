"""The commands about held records: `dateline quarantine`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from flows.commands.shell import DATA_QUALITY, json_of, settings_of, told

LISTED = 50  # records that fit a few screens
STATES = ("held", "replayed", "released", "dropped", "any")


@click.group()
def quarantine() -> None:
    """Look at the records that were held back, and decide what becomes of them.

    A ROW is named as `list` shows it: the beginning of the file's hash, a colon, the record's index.

    \b
    Example:
      dateline quarantine list --rule body_has_words
      dateline quarantine show 3f2a94c01b7e:7
    """


@contextmanager
def _asked() -> Iterator[None]:
    """Tell what is expected to go wrong; a record or run that is not there is wrong usage."""
    from flows.held.selection import SelectionError

    with told():
        try:
            yield
        except SelectionError as error:
            raise click.UsageError(str(error)) from None


@quarantine.command("list")
@click.option("--rule", help="Only what was held for this rule or reason.")
@click.option("--source", help="Only what is of this outlet.")
@click.option("--run", help="Only what this run held: its id, or how it begins.")
@click.option("--state", type=click.Choice(STATES), default="held", show_default=True)
@click.option("--limit", type=click.IntRange(min=0), default=LISTED, show_default=True, help="Rows to show at most.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def list_rows(
    home: Path | None, *, rule: str | None, source: str | None, run: str | None, state: str, limit: int, as_json: bool
) -> None:
    """List held records, the latest first: name, state, stage, why, outlet, file.

    \b
    Example:
      dateline quarantine list --rule body_has_words --source harbourpost.example
    """
    with _asked():
        from dataclasses import asdict

        from flows.held.selection import run_named
        from flows.held.shown import as_list
        from warehouse.quarantine import Wanted, quarantined

        with settings_of(home).lake.open_readonly() as connection:
            run_id = run_named(connection, run) if run else None
            wanted = Wanted(None if state == "any" else state, rule, source, run_id)
            rows = quarantined(connection, wanted)
        shown = rows[:limit]
        values = {"total": len(rows), "rows": [{"row": row.row_id, **asdict(row)} for row in shown]}
        click.echo(json_of(values) if as_json else as_list(shown, len(rows)))


@quarantine.command()
@click.argument("row")
@click.option("--payload", "only_payload", is_flag=True, help="Write the record as it was, and nothing else.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON, with all of the payload.")
@click.pass_obj
def show(home: Path | None, row: str, *, only_payload: bool, as_json: bool) -> None:
    """Show a held record: where it lay, why it is held, who decided what, and how it begins.

    \b
    Example:
      dateline quarantine show 3f2a94c01b7e:7
      dateline quarantine show 3f2a94c01b7e:7 --payload > record.json
    """
    with _asked():
        from dataclasses import asdict

        from flows.held.selection import row_named
        from flows.held.shown import as_page
        from warehouse.quarantine import rows_at

        with settings_of(home).lake.open_readonly() as connection:
            found = row_named(connection, row)
            payload = rows_at(connection, [found.place])[0]["payload"]
        if as_json:
            click.echo(json_of({"row": found.row_id, **asdict(found), "payload": payload}))
        elif only_payload:
            sys.stdout.buffer.write((payload or "").encode())
            sys.stdout.buffer.flush()
        else:
            click.echo(as_page(found, payload))


@quarantine.command()
@click.argument("rows", nargs=-1, metavar="[ROW]...")
@click.option("--rule", help="All that is held for this rule or reason.")
@click.option("--run", help="All that this run held and is held: its id, or how it begins.")
@click.option("--by", required=True, help="Who decides it.")
@click.option("--why", help="The reason, in a sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_obj
def drop(
    home: Path | None,
    rows: tuple[str, ...],
    *,
    rule: str | None,
    run: str | None,
    by: str,
    why: str | None,
    as_json: bool,
) -> None:
    """Give held records up: they stay in quarantine, as dropped, and are never replayed.

    \b
    Example:
      dateline quarantine drop --rule json_syntax --by ada --why "cut lines of the old exporter"
    """
    if bool(rows) == bool(rule or run):
        raise click.UsageError("name either ROWs, or a --rule, a --run or both")
    with _asked():
        from flows.held.drop import drop as run_drop
        from flows.held.selection import Selection

        settings_of(home).lake.open_readonly().close()  # tells if there is none, where a writer would create one
        report = run_drop(Selection(rows, rule, run), str(home) if home else None, by=by, why=why)
        click.echo(json_of(report.as_json()) if as_json else report.as_text())


@quarantine.command()
@click.argument("rows", nargs=-1, metavar="[ROW]...")
@click.option("--rule", help="All that is held for this rule or reason.")
@click.option("--run", help="All that this run held and is held: its id, or how it begins.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.pass_obj
def replay(
    home: Path | None, rows: tuple[str, ...], *, rule: str | None, run: str | None, as_json: bool, quiet: bool
) -> None:
    """Judge held records again, all of them or those that are named, and publish those that pass now.

    It is for when the rules, the code or the files have been mended. A record is read from its file, or from what was
    kept of it. A blocked batch is judged as a whole. Exit code 3 if anything stays held.

    \b
    Example:
      dateline quarantine replay --rule body_has_words
    """
    if rows and (rule or run):
        raise click.UsageError("name either ROWs, or a --rule, a --run or both")
    with _asked():
        from flows.held.replay import replay as run_replay
        from flows.held.selection import Selection

        settings_of(home).lake.open_readonly().close()  # tells if there is none, where a writer would create one
        report = run_replay(Selection(rows, rule, run), str(home) if home else None, quiet=quiet)
        click.echo(json_of(report.as_json()) if as_json else report.as_text())
    sys.exit(0 if report.is_complete else DATA_QUALITY)


@quarantine.command()
@click.argument("names", nargs=-1, required=True, metavar="RUN|ROW...")
@click.option("--by", required=True, help="Who decides it.")
@click.option("--why", help="The reason, in a sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.pass_obj
def release(home: Path | None, names: tuple[str, ...], *, by: str, why: str | None, as_json: bool, quiet: bool) -> None:
    """Publish what the gate holds, whatever the rules say: ROWs, or all that one RUN held.

    The articles have the flag `released`. What could not become an article cannot be released. Exit code 3 if anything
    that was asked for stays held.

    \b
    Example:
      dateline quarantine release 5d1c0a97 --by ada --why "the festival issue, only captions"
    """
    rows = [name for name in names if ":" in name]
    if len(rows) < len(names) and len(names) > 1:
        raise click.UsageError("name either ROWs or one RUN")
    with _asked():
        from flows.held.replay import release as run_release
        from flows.held.selection import Selection

        settings_of(home).lake.open_readonly().close()  # tells if there is none, where a writer would create one
        selection = Selection(rows) if rows else Selection(run=names[0])
        report = run_release(selection, str(home) if home else None, by=by, why=why, quiet=quiet)
        click.echo(json_of(report.as_json()) if as_json else report.as_text())
    sys.exit(0 if report.is_complete else DATA_QUALITY)
