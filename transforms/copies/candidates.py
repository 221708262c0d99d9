"""Which texts are related: those that share a band, verified by signature and numbers (docs/duplicates.md)."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.compiled import compiled
from transforms.copies.fingerprint import VALUES
from transforms.copies.shingles import Hashes, Offsets

Keys = npt.NDArray[np.int64]

NOTHING, NEAR, CONTAINS = range(3)
# A chance agreement of two low bytes.
CHANCE = 1 / 256
# Below, a wire copy cannot be told from a story on the same event by its wording alone.
JACCARD_FLOOR = 0.3
# A shortened copy: most of it stands in the longer text, of which it is a fair part. With less of
# it, the longer one is a digest that contains it, and no copy.
CONTAINMENT_FLOOR, CONTAINED_JACCARD = 0.8, 0.15
# A notice of a few lines is mostly its form (a dividend, a prime rate): the fewer shingles, the more of them must
# agree, up to these shares. From 100 on, a paragraph or two, wording is the writer's own.
SHORT_SHINGLES, SHORT_JACCARD, SHORT_CONTAINMENT = 100, 0.8, 0.9
# A template filled with other facts has other numbers; a copy drops or adds few.
NUMBERS_FLOOR = 0.7
# From here on a copy whose numbers were corrected is likelier than a template.
NUMBERS_CEILING = 0.9
# Two parts of a digest have nothing in common; .02 is the noise of 128 values at nothing.
DIGEST_PARTS = 0.02
# A text with 64 related ones before it is well placed already: later ones are not compared to it,
# so a storm of n near copies gives 64 n pairs.
RELATED_CAP = 64
# Unrelated texts in one bucket: boilerplate that passed for text. Later ones are compared to the
# first 4,096 only, so n texts cost 4,096 n comparisons of 15 ns.
LEADERS_CAP = 4096
HIGH = 32  # a pair in one number: the lower text in the high half
LOW = (1 << HIGH) - 1


class Texts(NamedTuple):
    """Distinct texts, in the order of their keys."""

    signatures: npt.NDArray[np.uint8]  # texts by values
    shingles: npt.NDArray[np.int64]
    numbers: Hashes  # ascending within a text
    number_offsets: Offsets


class Edges(NamedTuple):
    """Related pairs of texts, each once, ascending by their positions in Texts."""

    lower: npt.NDArray[np.int64]
    higher: npt.NDArray[np.int64]
    agreeing: npt.NDArray[np.int64]  # equal values of the signatures, of 128
    relation: npt.NDArray[np.int64]  # NEAR or CONTAINS
    capped: npt.NDArray[np.bool_]  # by text: whether later texts are not compared to it in some bucket


def relate_all(texts: Texts, buckets: Keys, members: Keys) -> Edges:
    """Related pairs of texts; buckets has the number of a bucket for each member, a text, both in ascending order."""
    starts = np.flatnonzero(np.diff(buckets, prepend=-1))
    bucket_of = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(buckets)))
    offsets = np.searchsorted(np.sort(members), np.arange(len(texts.shingles) + 1))
    pairs, capped = search_buckets(texts, bucket_of[np.argsort(members, kind="stable")], offsets, starts)
    near = neighbours(_edges(texts, np.sort(pairs), capped))
    pairs = np.unique(np.concatenate([pairs, search_neighbours(texts, *near)]))
    edges = _edges(texts, pairs, capped)
    mark_digests(texts, edges.relation, *neighbours(edges))
    return edges


def _edges(texts: Texts, pairs: Keys, capped: npt.NDArray[np.bool_]) -> Edges:
    lower, higher = pairs >> HIGH, pairs & LOW
    return Edges(lower, higher, *verify(texts, lower, higher), capped)


def neighbours(edges: Edges) -> tuple[Offsets, Keys, Keys]:
    """Near neighbours of each text from its offset on, ascending, and the edge that leads to each."""
    near = np.flatnonzero(edges.relation == NEAR)
    here = np.concatenate([edges.lower[near], edges.higher[near]])
    there = np.concatenate([edges.higher[near], edges.lower[near]])
    order = np.lexsort((there, here))
    offsets = np.searchsorted(here[order], np.arange(len(edges.capped) + 1))
    return offsets, there[order], np.concatenate([near, near])[order]


@compiled
def search_buckets(
    texts: Texts, bucket_of: Keys, offsets: Offsets, starts: Offsets
) -> tuple[Keys, npt.NDArray[np.bool_]]:
    """Related pairs of texts that share a bucket, and which texts met the cap on them; a text has its buckets in turn.

    What a text is related to hangs on related texts only, so the pairs of a group do not hang on other groups.
    """
    found, used = np.empty(1024, np.int64), 0
    capped = np.zeros(len(texts.shingles), np.bool_)
    # Texts to compare later ones to, from where their bucket starts.
    leaders, leading = np.empty(len(bucket_of), np.int64), np.zeros(len(starts), np.int64)
    met = np.full(len(texts.shingles), -1)
    for text in range(len(texts.shingles)):
        related, buckets = 0, bucket_of[offsets[text] : offsets[text + 1]]
        if used + RELATED_CAP > len(found):
            found = np.concatenate((found, np.empty_like(found)))
        for bucket in buckets:
            others = leaders[starts[bucket] : starts[bucket] + leading[bucket]]
            related += relate_to(texts, text, others, met, found[used + related : used + RELATED_CAP])
        used += related
        capped[text] = related == RELATED_CAP
        for bucket in buckets:
            if not capped[text] and leading[bucket] < LEADERS_CAP:
                leaders[starts[bucket] + leading[bucket]] = text
                leading[bucket] += 1
    return found[:used].copy(), capped


@compiled
def relate_to(texts: Texts, text: int, others: Keys, met: Keys, found: Keys) -> int:
    """Write the pairs of a text with related others that it has not met, as many as fit, and return how many."""
    related = 0
    for other in others:
        if related == len(found):
            break
        if met[other] != text and relate(texts, other, text)[0] != NOTHING:
            found[related] = (other << HIGH) | text
            related += 1
        met[other] = text
    return related


@compiled
def search_neighbours(texts: Texts, offsets: Offsets, others: Keys, _edges: Keys) -> Keys:
    """Related pairs of texts that are both near to a third one, which bands overlook when the likeness is small."""
    found, used = np.empty(1024, np.int64), 0
    for d in range(len(offsets) - 1):
        around = others[offsets[d] : offsets[d + 1]]
        if len(around) > RELATED_CAP:  # the hub of a storm
            continue
        for i in range(len(around)):
            if used + RELATED_CAP > len(found):
                found = np.concatenate((found, np.empty_like(found)))
            for j in range(i + 1, len(around)):
                if relate(texts, around[i], around[j])[0] != NOTHING:
                    found[used] = (around[i] << HIGH) | around[j]
                    used += 1
    return found[:used].copy()


@compiled
def mark_digests(texts: Texts, relation: Keys, offsets: Offsets, others: Keys, edges: Keys) -> None:
    """Turn near into contains between a text and its parts, where two of the parts have nothing in common."""
    for d in range(len(offsets) - 1):
        main, most, is_digest = -1, 0, False
        for other in others[offsets[d] : offsets[d + 1]]:
            agreeing = agreement(texts, d, other)
            if agreeing > most and is_part(texts, other, d):
                main, most = other, agreeing
        for other in others[offsets[d] : offsets[d + 1]]:
            if main >= 0 and is_part(texts, other, d) and jaccard(agreement(texts, main, other)) < DIGEST_PARTS:
                is_digest = True
        for i in range(offsets[d], offsets[d + 1]):
            if is_digest and is_part(texts, others[i], d):
                relation[edges[i]] = CONTAINS


@compiled
def is_part(texts: Texts, part: int, whole: int) -> bool:
    """Whether most of a text stands in a longer one."""
    likeness = jaccard(agreement(texts, part, whole))
    shorter, longer = texts.shingles[part], texts.shingles[whole]
    return bool(shorter < longer and containment(likeness, shorter, longer) >= CONTAINMENT_FLOOR)


@compiled
def measure(texts: Texts, ones: Keys, others: Keys) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Jaccard similarity and containment of each pair of texts."""
    likeness, contained = np.empty(len(ones)), np.empty(len(ones))
    for i in range(len(ones)):
        likeness[i] = jaccard(agreement(texts, ones[i], others[i]))
        contained[i] = containment(likeness[i], texts.shingles[ones[i]], texts.shingles[others[i]])
    return likeness, contained


@compiled
def verify(texts: Texts, lower: Keys, higher: Keys) -> tuple[Keys, Keys]:
    """Agreeing values and relation of each pair of texts."""
    agreeing, relation = np.empty_like(lower), np.empty_like(lower)
    for i in range(len(lower)):
        relation[i], agreeing[i] = relate(texts, lower[i], higher[i])
    return agreeing, relation


@compiled
def relate(texts: Texts, one: int, other: int) -> tuple[int, int]:
    """Relation of two texts and how many values of their signatures agree."""
    agreeing = agreement(texts, one, other)
    likeness = jaccard(agreeing)
    shingles, others = texts.shingles[one], texts.shingles[other]
    contained = containment(likeness, shingles, others)
    fewer = min(shingles, others)
    is_alike = likeness >= floor_for(fewer, JACCARD_FLOOR, SHORT_JACCARD)
    if not is_alike and contained < floor_for(fewer, CONTAINMENT_FLOOR, SHORT_CONTAINMENT):
        return NOTHING, agreeing
    if likeness < NUMBERS_CEILING and numbers_overlap(texts, one, other) < NUMBERS_FLOOR:
        return NOTHING, agreeing
    return (NEAR if likeness >= CONTAINED_JACCARD else CONTAINS), agreeing


@compiled
def floor_for(shingles: int, usual: float, short: float) -> float:
    """Share of shingles that two texts must have in common, given how many the shorter one has: more if it is short."""
    return usual + (short - usual) * max(0.0, 1.0 - shingles / SHORT_SHINGLES)


@compiled
def agreement(texts: Texts, one: int, other: int) -> int:
    """How many values of two signatures agree, of 128."""
    agreeing = 0
    for i in range(VALUES):
        agreeing += texts.signatures[one, i] == texts.signatures[other, i]
    return agreeing


@compiled
def jaccard(agreeing: int) -> float:
    """Share of shingles in common, 0 to 1, from agreeing low bytes less those by chance (Li and Koenig 2010)."""
    return max(0.0, (agreeing / VALUES - CHANCE) / (1 - CHANCE))


@compiled
def containment(likeness: float, shingles: int, others: int) -> float:
    """Share of the shorter text's shingles in the longer one, 0 to 1, from Jaccard and the counts (Broder 1997)."""
    common = likeness * (shingles + others) / (1 + likeness)
    return min(1.0, common / max(1, min(shingles, others)))


@compiled
def numbers_overlap(texts: Texts, one: int, other: int) -> float:
    """Share of the numbers of the text with fewer that the other has too; 1 if it has none."""
    i, i_end = texts.number_offsets[one], texts.number_offsets[one + 1]
    j, j_end = texts.number_offsets[other], texts.number_offsets[other + 1]
    fewer, common = min(i_end - i, j_end - j), 0
    while i < i_end and j < j_end:
        left, right = texts.numbers[i], texts.numbers[j]
        common += left == right
        i, j = i + (left <= right), j + (right <= left)
    return common / fewer if fewer > 0 else 1.0
