"""The page as HTML: one document that needs nothing else and lets nothing in."""

import base64
import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows.page import charts
from flows.page.facts import DAYS, FEW, RUNS, Facts
from flows.page.headline import Headline, headline_of_run, headline_of_warehouse
from flows.page.shown import name, percent, points, seconds, shown

TEMPLATES = Path(__file__).parent / "templates"


def page_of_warehouse(facts: Facts, now: datetime) -> str:
    """The warehouse as one HTML document."""
    return _page("warehouse.html", facts, headline_of_warehouse(facts["head"]), now)


def page_of_run(facts: Facts, now: datetime) -> str:
    """A run as one HTML document."""
    return _page("run.html", facts, headline_of_run(facts["head"]), now)


def _page(template: str, facts: Facts, headline: Headline, now: datetime) -> str:
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page: Any = _templates().get_template(template)
    return str(
        page.render(
            facts,
            headline=headline,
            now=now,
            style=Markup(style),  # noqa: S704  # our own file
            # Nothing is loaded, nothing runs, and this style alone applies.
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        )
    )


def _templates() -> Environment:
    """Templates in which every value is bounded and escaped, and a misspelt one is an error."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(name=name, percent=percent, points=points, seconds=seconds)
    templates.globals.update(charts=charts, DAYS=DAYS, FEW=FEW, RUNS=RUNS)
    return templates
