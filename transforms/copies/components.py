"""Connected components: which texts are linked to each other, directly or by others (Tarjan 1975)."""

import numpy as np
import numpy.typing as npt

from transforms.compiled import compiled

Positions = npt.NDArray[np.int64]


def alone(count: int) -> Positions:
    """Parents of so many texts of which none is linked yet."""
    return np.arange(count)


@compiled
def connect(parents: Positions, ones: Positions, others: Positions) -> None:
    """Link pairs of texts; a component's root is the least text in it."""
    for i in range(len(ones)):
        one, other = root(parents, ones[i]), root(parents, others[i])
        parents[max(one, other)] = min(one, other)


@compiled
def root(parents: Positions, text: int) -> int:
    """The least text of a component, as far as it is linked; the way there gets shorter."""
    while parents[text] != text:
        parents[text] = parents[parents[text]]
        text = int(parents[text])
    return text


@compiled
def roots(parents: Positions) -> Positions:
    """The least text of each text's component."""
    found = parents.copy()
    for text in range(len(found)):  # a parent comes before its children, so its root is known
        found[text] = found[found[text]]
    return found


def packed(labels: Positions, most: int) -> list[Positions]:
    """Texts in sets of whole components, as many as fit into `most`; a larger component is a set of its own."""
    order = np.argsort(labels, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(labels[order])) + 1, len(order))
    cuts, first = [], 0
    for end, next_end in zip(ends.tolist(), [*ends[1:].tolist(), np.inf], strict=True):
        if next_end - first > most:
            cuts.append(end)
            first = end
    return [texts for texts in np.split(order, cuts) if len(texts)]
