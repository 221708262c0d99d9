"""The suites over the lake, which an audit measures on its own schedule."""

from expectations import contents, integrity, outlets
from expectations.rules import Measure

# By suite, in the order in which they are told.
SUITES: dict[str, tuple[Measure, ...]] = {
    integrity.SUITE: integrity.MEASURES,
    outlets.SUITE: outlets.MEASURES,
    contents.SUITE: contents.MEASURES,
}
