"""The command line: `dateline`."""

import sys
from pathlib import Path

import click

from flows.commands.alerts import alerts
from flows.commands.audit import audit
from flows.commands.quarantine import quarantine
from flows.commands.report import report
from flows.commands.shell import DATA_QUALITY, json_of, settings_of, told


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="Folder of the inbox and the lake.")
@click.version_option(package_name="dateline")
@click.pass_context
def main(context: click.Context, home: Path | None) -> None:
    """News-article files in, a warehouse that media analysts trust out.

    \b
    Example:
      dateline --home data ingest articles/
      dateline --home data sql "select headline, language from articles limit 5"

    \b
    Exit codes: 0 done, 1 failed, 2 wrong usage,
    3 done, but data quality was blocked or too much was held back.
    """
    context.obj = home


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--retry-blocked", is_flag=True, help="Take files again that the gate blocked with their batch.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.pass_obj
def ingest(home: Path | None, paths: tuple[Path, ...], *, retry_blocked: bool, as_json: bool, quiet: bool) -> None:
    """Load new files into the lake: the PATHS, or the inbox of the home.

    A file is known by its content; to run this again, or while it is being killed, does no harm.

    \b
    Example:
      dateline ingest
      dateline ingest scraped/ more.jsonl.gz --json
    """
    with told():
        from flows import settings

        settings.load(home)  # a wrong setting is told before anything is imported for the work
        if settings.server_is_configured():
            import prefect  # noqa: F401  # loaded before the flow, so that the flow reports to the server
        from flows.ingest import ingest as run
        from flows.report import DataQualityError

        try:
            report = run(
                [str(path) for path in paths], str(home) if home else None, retry_blocked=retry_blocked, quiet=quiet
            )
        except DataQualityError as error:
            report = error.report
        click.echo(json_of(report.as_json()) if as_json else report.as_text())
    sys.exit(DATA_QUALITY if report.complaints else 0)


@main.command()
@click.argument("query")
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "parquet"]), default="table", show_default=True
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write, instead of printing.")
@click.pass_obj
def sql(home: Path | None, query: str, format_: str, output: Path | None) -> None:
    """Run a QUERY on the lake, read-only; `-` reads it from standard input.

    \b
    Example:
      dateline sql "select * from who_first limit 10"
      dateline sql "from articles" --format parquet --output articles.parquet
    """
    with told():
        from flows.answers import answer

        text = sys.stdin.read() if query == "-" else query
        with settings_of(home).lake.open_readonly() as connection:
            answer(connection, text, format_, output)


@main.command()
@click.argument("name", required=False)
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "parquet"]), default="table", show_default=True
)
@click.pass_obj
def query(home: Path | None, name: str | None, format_: str) -> None:
    """Run a query that comes with Dateline; without a NAME, list them.

    \b
    Example:
      dateline query
      dateline query who_copied_whom
    """
    with told():
        from flows.answers import answer
        from warehouse.lake import grain_of, statements_in

        queries = dict(statements_in("queries"))
        if name is None:
            for each, text in queries.items():
                click.echo(f"{each:<24} {grain_of(text)}")
            return
        if name not in queries:
            raise click.UsageError(f"there is no query {name!r}; there are {', '.join(queries)}")
        if format_ == "table":
            click.echo(grain_of(queries[name]))
        with settings_of(home).lake.open_readonly() as connection:
            answer(connection, queries[name], format_, None)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def status(home: Path | None, *, as_json: bool) -> None:
    """Tell what the lake holds and how the last runs went.

    \b
    Example:
      dateline status --json
    """
    with told():
        from flows.status import status_of

        state = status_of(settings_of(home).lake)
        click.echo(json_of(state.as_json()) if as_json else state.as_text())


@main.command("rebuild-clusters")
@click.option("--check", is_flag=True, help="Only tell what differs; exit with 3 if anything does.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.pass_obj
def rebuild_clusters(home: Path | None, *, check: bool, as_json: bool, quiet: bool) -> None:
    """Work all pairs and clusters out again and mend those that differ, in one commit.

    It reads the lake's signatures and bands, not the articles, and builds the index beside the lake anew.

    \b
    Example:
      dateline rebuild-clusters --check
    """
    with told():
        from flows.rebuild import rebuild_clusters as run

        settings_of(home).lake.open_readonly().close()  # tells if there is none, where a writer would create one
        found = run(str(home) if home else None, check=check, quiet=quiet)
        click.echo(json_of(found.as_json()) if as_json else found.as_text())
    sys.exit(DATA_QUALITY if check and found.count else 0)


main.add_command(alerts)
main.add_command(audit)
main.add_command(report)
main.add_command(quarantine)

if __name__ == "__main__":
    main()
