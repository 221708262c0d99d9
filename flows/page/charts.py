"""Charts as inline SVG: coloured by the page's classes only, told in words, and readable without colour.

A strip tells outcomes by form: a passed check is a low bar, a failed one a tall bar, an error a tall bar that is cut,
and one without enough history a dot at the foot.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from flows.page.shown import NAME_CHARS, number, plain

SPARK = (112, 22)  # pixels: as wide as two columns of numbers, as high as a line of text
STEP = 4  # pixels of a run in a strip: a bar of three and a gap
# Class and outline of each outcome, as seen from its left edge; a strip is 16 high.
MARKS = {
    "passed": ("good", "v5h3v-5z", 11),
    "failed": ("bad", "v16h3v-16z", 0),
    "error": ("bad", "v6h3v-6zm0 9v7h3v-7z", 0),
    "not_enough_history": ("faint", "v2h3v-2z", 14),
}
WORDS = {
    "passed": "passed",
    "failed": "failed",
    "error": "not evaluated",
    "not_enough_history": "without enough history",
}


def spark(values: Sequence[float | None], what: str, *, from_zero: bool = False) -> Markup:
    """Line of values over time, oldest first; a null is a gap, and a value alone a dot."""
    there = [value for value in values if value is not None]
    if not there:
        return Markup("")
    low, high = min([*there, 0.0] if from_zero else there), max(there)
    width, height = SPARK
    step = (width - 6) / max(len(values) - 1, 1)
    span = high / 2 - low / 2  # halves, so that no difference is infinite
    points = [
        None
        if value is None
        else (3 + at * step, height - 3 - (height - 6) * ((value / 2 - low / 2) / span if span else 0.5))
        for at, value in enumerate(values)
    ]
    told = f"{len(there)} values from {number(min(there))} to {number(high)}, the last {number(there[-1])}"
    end = next(point for point in reversed(points) if point)
    return _svg(
        SPARK,
        "spark",
        what,
        told,
        f'<path class="line" d="{_line(points)}"/><circle class="dot" cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="2"/>',
    )


def strip(outcomes: Sequence[str], what: str) -> Markup:
    """One mark a run, oldest first."""
    counted = Counter(outcomes)
    told = ", ".join(f"{counted[outcome]} {word}" for outcome, word in WORDS.items() if counted[outcome])
    paths: dict[str, list[str]] = {}
    for at, outcome in enumerate(outcomes):
        kind, outline, top = MARKS.get(outcome, MARKS["error"])
        paths.setdefault(kind, []).append(f"M{at * STEP} {top}{outline}")
    drawn = "".join(f'<path class="{kind}" d="{"".join(parts)}"/>' for kind, parts in sorted(paths.items()))
    return _svg((max(len(outcomes), 1) * STEP, 16), "strip", what, f"{told}; the newest is the last", drawn)


def columns(whole: Sequence[int], part: Sequence[int], line: Sequence[float | None], what: str, told: str) -> Markup:
    """One column a day, its part in a darker tone at the foot, and a line to compare with; it fills its box."""
    top = max([*whole, *(value for value in line if value is not None), 1])
    drawn = (
        _columns(whole, top, "column")
        + _columns(part, top, "part")
        + f'<path class="baseline" d="{_steps(line, top)}"/>'
    )
    return Markup(
        '<svg class="columns" role="img" viewBox="0 0 {} 100" preserveAspectRatio="none">'
        "<title>{}</title><desc>{}</desc>{}</svg>"
    ).format(max(len(whole), 1) * 10, plain(what, NAME_CHARS), told, Markup(drawn))  # noqa: S704  # numbers only


def bar(share: float | None, what: str) -> Markup:
    """A share as a horizontal bar beside its number."""
    filled = 80 * min(max(share or 0.0, 0.0), 1.0)
    frame = '<rect class="frame" x="0.5" y="2.5" width="79" height="9"/>'
    return _svg((80, 14), "bar", what, "", f'{frame}<rect class="fill" x="0" y="2" width="{filled:.1f}" height="10"/>')


def _columns(values: Sequence[int], top: float, kind: str) -> str:
    """Columns from the foot, eight units wide and two apart, a hundred high at the most."""
    drawn = "".join(f"M{at * 10 + 1} 100v{-100 * value / top:.1f}h8V100z" for at, value in enumerate(values) if value)
    return f'<path class="{kind}" d="{drawn}"/>'


def _steps(values: Sequence[float | None], top: float) -> str:
    return "".join(
        f"M{at * 10} {100 - 100 * value / top:.1f}h10" for at, value in enumerate(values) if value is not None
    )


def _line(points: Iterable[tuple[float, float] | None]) -> str:
    drawn, is_pen_down = [], False
    for point in points:
        if point:
            drawn.append(f"{'L' if is_pen_down else 'M'}{point[0]:.1f} {point[1]:.1f}")
        is_pen_down = point is not None
    return "".join(drawn)


def _svg(size: tuple[int, int], kind: str, what: str, told: str, drawn: str) -> Markup:
    return Markup(
        '<svg class="{}" role="img" width="{}" height="{}" viewBox="0 0 {} {}"><title>{}</title>{}{}</svg>'
    ).format(
        kind,
        *size,
        *size,
        plain(what, NAME_CHARS),
        Markup("<desc>{}</desc>").format(told) if told else "",
        Markup(drawn),  # noqa: S704  # numbers and our own words only
    )
