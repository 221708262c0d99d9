"""Write the pages that are made from the code: tables.md, cli.md and checks.md; with --check, only compare."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from expectations.rule_book import rule_book
from flows.cli import main as cli
from flows.settings import described
from warehouse.lake import grain_of, signature_of, statements_in
from warehouse.schema import TABLES

HERE = Path(__file__).parent
NOTE = "<!-- Made from the code by `make docs`; edit the code instead. -->"


def tables() -> Iterator[str]:
    """Page of the tables, views, macros and queries of the lake."""
    yield from (NOTE, "", "# Tables, views, macros and queries", "")
    yield from ("Times are UTC. A column that may be null is marked with ?.", "", "## Tables", "")
    for table in TABLES:
        yield from (f"### {table.name}", "", f"One row per {table.grain}. Key: {', '.join(table.key)}.", "")
        yield from ("| column | type | meaning |", "|---|---|---|")
        for column in table.columns:
            yield f"| {column.name}{'?' if column.nullable else ''} | {column.type} | {column.meaning} |"
        yield ""
    for folder, title in (("views", "Views"), ("macros", "Macros"), ("queries", "Queries (`dateline query NAME`)")):
        yield from (f"## {title}", "", "| name | what it gives |", "|---|---|")
        for name, sql in sorted(statements_in(folder)):
            yield f"| {signature_of(sql) if folder == 'macros' else name} | {grain_of(sql)} |"
        yield ""


def command_line() -> Iterator[str]:
    """Page of the command line and the settings."""
    yield from (NOTE, "", "# Command line", "", *_help(cli, "dateline"))
    for name, command in _commands(cli, "dateline"):
        yield from (f"## {name}", "", *_help(command, name))
    yield from ("## Settings", "", "In `dateline.toml` of the working directory (or the file that `DATELINE_CONFIG`")
    yield from ("names), or as an environment variable `DATELINE_` and the name in capitals, which wins.", "")
    yield from ("| setting | default | meaning |", "|---|---|---|")
    yield from (f"| {name} | {default} | {meaning} |" for name, default, meaning in described())
    yield ""


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Commands of a group with their whole names, and those of the groups in it."""
    for name, command in sorted(group.commands.items()):
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")


def _help(command: click.Command, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    yield from ("```", command.get_help(context), "```", "")


def checks() -> Iterator[str]:
    """Page of the rules over a batch and of the measures of the lake."""
    rules = rule_book({})
    yield from (
        NOTE,
        "",
        "# Checks",
        "",
        "Every rule and measure, by suite; `checks` has what came of each in each run.",
    )
    yield from ("[quality.md](quality.md) tells when they are judged, [rules.md](rules.md) how to change them.", "")
    yield from ("## Of a batch, before it is published", "")
    told = (
        "A critical rule that fails blocks the batch; one that holds its rows fails when it would hold half of a batch."
    )
    yield from (told, "")
    for suite, ours in rules.batch.items():
        yield from (
            f"### {suite}",
            "",
            "| rule | severity | a failing row | asks for | because |",
            "|---|---|---|---|---|",
        )
        for rule in ours:
            column = rule.arguments.get("column", "")
            asked = f"{column}: {rule.expected.replace('column ' + str(column) + ', ', '')}"
            yield f"| `{rule.name}` | {rule.severity} | {rule.row or ''} | {asked} | {rule.reason} |"
        yield ""
    yield from ("## Of the lake, in an audit", "")
    for suite, measures in rules.lake.items():
        if measures:
            yield from (
                f"### {suite}",
                "",
                "| measure | severity | bounds | history | because |",
                "|---|---|---|---|---|",
            )
        for measure in measures:
            bounds = ", ".join(f"{name} {value}" for name, value in measure.bounds.items())
            days = f"{measure.history_days} days" if measure.history_days else ""
            yield f"| `{measure.name}` | {measure.severity} | {bounds} | {days} | {measure.reason} |"
        yield ""


def main() -> None:
    """Write the pages, or exit with 1 if one differs from the code."""
    stale = []
    for name, lines in (("tables.md", tables()), ("cli.md", command_line()), ("checks.md", checks())):
        path, text = HERE / name, "\n".join(lines)
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        sys.exit(f"docs/{' and docs/'.join(stale)} differ from the code; run `make docs`")


if __name__ == "__main__":
    main()
