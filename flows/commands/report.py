"""The command that writes the page."""

from datetime import UTC, datetime
from pathlib import Path

import click

from flows.commands.shell import json_of, settings_of, told


@click.command()
@click.argument("run_id", required=False)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write, instead of one in the home."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
@click.pass_obj
def report(home: Path | None, run_id: str | None, output: Path | None, *, as_json: bool) -> None:
    """Write one HTML page that tells the state of the warehouse, or of a run.

    RUN_ID is the beginning of a run's id, or `last`. The page needs no network and runs no script: it can be mailed,
    kept beside the lake, or served as it is. It is written to report.html in the home, that of a run to
    report-RUN_ID.html.

    \b
    Example:
      dateline report
      dateline report last --output monday.html
    """
    with told():
        from flows.answers import whole_file
        from flows.page.facts import RunUnknownError, facts_of_run, facts_of_warehouse
        from flows.page.render import page_of_run, page_of_warehouse

        settings = settings_of(home)
        now = datetime.now(UTC)
        try:
            facts = (
                facts_of_run(settings.lake, None if run_id == "last" else run_id)
                if run_id
                else facts_of_warehouse(settings.lake)
            )
        except RunUnknownError as error:
            raise click.UsageError(str(error)) from None
        page = (page_of_run if run_id else page_of_warehouse)(facts, now).encode()
        name = f"report-{facts['head'].run_id[:12]}.html" if run_id else "report.html"
        path = (output or settings.home / name).absolute()
        with whole_file(path) as sink:
            sink.write(page)
        written = {"output": path, "bytes": len(page), "run_id": facts["head"].run_id if run_id else None}
        click.echo(json_of(written) if as_json else str(path))
