"""Clusters of copies: average link, the canonical text and the part that each version plays."""

from collections import Counter
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transforms.copies.candidates import NEAR, Edges
from warehouse.schema import CLUSTER_MEMBERS

Positions = npt.NDArray[np.int64]

# Average-link floor: verified edges among the pairs across two clusters. It stops chains of daily
# bulletins: on 99,000 real texts the largest cluster fell from 370 to 45.
LINK_FLOOR = 0.3
ID_BYTES = 16
CANONICAL_ORDER = (
    ("day", "ascending", "at_end"),
    ("published_at", "ascending", "at_end"),
    ("uncredited", "ascending", "at_end"),
    ("body_chars", "descending", "at_end"),
    ("text_key", "ascending", "at_end"),
    ("article_id", "ascending", "at_end"),
    ("version", "ascending", "at_end"),
)


def in_canonical_order(subjects: pa.Table) -> pa.Table:
    """Article versions, first the one that is canonical before all others; `day` is the day that it sorts by.

    Earliest day (unknown last), earliest instant (unknown last in the day), agency credited, fullest text, then ids.
    """
    keyed = subjects.append_column("day", _day(subjects)).append_column(
        "uncredited", pc.is_null(subjects["agency"]).cast(pa.uint8())
    )
    order = pc.sort_indices(keyed, sort_keys=list(CANONICAL_ORDER))
    return keyed.take(order).combine_chunks()


def _day(subjects: pa.Table) -> pa.Array:
    """Day in UTC of an instant, else the day as printed; of a month its last, for it cannot claim to be earlier."""
    dates = subjects["published_date"].to_numpy().astype("datetime64[D]")
    month_ends = (dates.astype("datetime64[M]") + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(
        1, "D"
    )
    precision = subjects["published_precision"].to_numpy()
    dates = np.where(precision == "month", month_ends, dates)
    dates = np.where(precision == "none", np.datetime64("NaT", "D"), dates)
    instants = subjects["published_at"].to_numpy().astype("datetime64[D]")
    return pa.array(np.where(np.isnat(instants), dates, instants).astype("datetime64[D]"), pa.date32())


class Forest:
    """Clusters that grow by merging, with the number of verified edges between them.

    Texts that met the cap were not compared to all others, so they count only where a cluster has no other texts.
    """

    def __init__(self, capped: npt.NDArray[np.bool_], lower: Positions, higher: Positions) -> None:
        self.parents = list(range(len(capped)))
        self.sizes = [1] * len(capped)
        self.capped = capped.astype(int).tolist()
        self.links = _links(len(capped), lower, higher)
        firm = ~(capped[lower] | capped[higher])
        self.firm_links = self.links if firm.all() else _links(len(capped), lower[firm], higher[firm])

    def root(self, text: int) -> int:
        """Text that stands for the cluster of a text."""
        while self.parents[text] != text:
            self.parents[text] = self.parents[self.parents[text]]
            text = self.parents[text]
        return text

    def is_linked(self, one: int, other: int) -> bool:
        """Whether enough pairs across two clusters are verified."""
        firm = (self.sizes[one] - self.capped[one]) * (self.sizes[other] - self.capped[other])
        if firm:
            return bool(self.firm_links[one][other] >= LINK_FLOOR * firm)
        compared = self.sizes[one] * self.sizes[other] - self.capped[one] * self.capped[other]
        return bool(self.links[one][other] >= LINK_FLOOR * compared)

    def merge(self, one: int, other: int) -> None:
        """Make one cluster of two; the one with fewer neighbours moves."""
        if len(self.links[one]) < len(self.links[other]):
            one, other = other, one
        self.parents[other] = one
        self.sizes[one] += self.sizes[other]
        self.capped[one] += self.capped[other]
        _move(self.links, other, one)
        if self.firm_links is not self.links:
            _move(self.firm_links, other, one)


def _links(count: int, ones: Positions, others: Positions) -> list[Counter[int]]:
    links: list[Counter[int]] = [Counter() for _ in range(count)]
    for one, other in zip(ones.tolist(), others.tolist(), strict=True):
        links[one][other] += 1
        links[other][one] += 1
    return links


def _move(links: list[Counter[int]], source: int, target: int) -> None:
    for neighbour, count in links[source].items():
        del links[neighbour][source]
        if neighbour != target:
            links[target][neighbour] += count
            links[neighbour][target] += count
    links[source] = Counter()


def link(edges: Edges, same_article: tuple[Positions, Positions]) -> Positions:
    """Cluster of each text, as the position of one of its texts: average link over near edges, the likest first.

    Texts of one article (pairs in same_article) are together whatever their likeness.
    """
    near = np.flatnonzero(edges.relation == NEAR)
    near = near[np.lexsort((edges.higher[near], edges.lower[near], -edges.agreeing[near]))]
    lower, higher = edges.lower[near], edges.higher[near]
    forest = Forest(edges.capped, lower, higher)
    for one, other in zip(*(positions.tolist() for positions in same_article), strict=True):
        if (root := forest.root(one)) != (other_root := forest.root(other)):
            forest.merge(root, other_root)
    waiting = list(zip(lower.tolist(), higher.tolist(), strict=True))
    while len(left := _pass(forest, waiting)) < len(waiting):
        waiting = left
    return np.array([forest.root(text) for text in range(len(edges.capped))], np.int64)


def _pass(forest: Forest, waiting: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge along edges in their order and return those that still join two clusters."""
    left = []
    for one, other in waiting:
        root, other_root = forest.root(one), forest.root(other)
        if root == other_root:
            continue
        if forest.is_linked(root, other_root):
            forest.merge(root, other_root)
        else:
            left.append((one, other))
    return left


def first_of(groups: Positions) -> Positions:
    """For each row the first row of its group."""
    _, firsts, inverse = np.unique(groups, return_index=True, return_inverse=True)
    return firsts[inverse]


def members(rows: pa.Table, canonical: Positions, similarity: npt.NDArray[np.float64]) -> pa.Table:
    """CLUSTER_MEMBERS of article versions in canonical order, given the row of each one's canonical version.

    A cluster's id is BLAKE2b, 128 bits, of the canonical version's key, so later copies do not change it.
    """
    # Versions of one article share a cluster, so its first row is the first in the cluster.
    is_revision = first_of(codes(rows["article_id"])) != np.arange(len(rows))
    roles = np.where(is_revision, "revision", "copy").astype(object)
    roles[canonical == np.arange(len(rows))] = "canonical"
    names = [str(key).encode() for key in keys(rows)]
    ids = pa.array([blake2b(name, digest_size=ID_BYTES).hexdigest() for name in names], pa.string())
    columns = [rows["article_id"], rows["version"], ids.take(canonical), pa.array(roles), pa.array(similarity)]
    return pa.table(columns, schema=CLUSTER_MEMBERS.arrow)


def aliases(before: pa.Table, after: pa.Table) -> dict[str, str]:
    """Cluster that most members of each vanished cluster are in now, the least id if two have as many."""
    now, alive = _cluster_of(after), set(_cluster_of(after).values())
    moved: dict[str, Counter[str]] = {}
    for key, old in _cluster_of(before).items():
        if old not in alive and key in now:
            moved.setdefault(old, Counter())[now[key]] += 1
    return {old: min(counts, key=lambda new: (-counts[new], new)) for old, counts in sorted(moved.items())}


def _cluster_of(members_: pa.Table) -> dict[str, str]:
    return {str(key): str(id_) for key, id_ in zip(keys(members_), members_["cluster_id"], strict=True)}


def keys(table: pa.Table, article_id: str = "article_id", version: str = "version") -> pa.Array:
    """Key of each article version in one string: article_id, colon, version."""
    joined = pc.binary_join_element_wise(table[article_id], table[version], ":")
    return joined.combine_chunks()


def codes(column: pa.ChunkedArray) -> Positions:
    """Number for each value, equal for equal values."""
    numbers: Positions = column.combine_chunks().dictionary_encode().indices.to_numpy().astype(np.int64)
    return numbers
