"""Clusters of copies by the peers, with the defaults of each: a number a text, the same for those in one cluster.

A text is its language, `en` or `zh`, and its body. datasketch and rensa ship no tokenizer: they get shingles as long
as Dateline's, and rensa also what its own page shows.
"""

import re
import struct
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from answers import Work, main

Text = tuple[str, str]

PERMUTATIONS, THRESHOLD = 128, 0.5  # of datasketch's page; its pairs are not verified
README_THRESHOLD = 0.8  # of rensa's page
SHINGLE_WORDS, SHINGLE_CHARACTERS = 3, 8
WORD = re.compile(r"\w+")
DATATROVE_LANGUAGES = {"en": "eng", "zh": "cmn"}
BUCKETS = 14  # of datatrove's default, each a task


def datasketch() -> Work:
    """MinHash and its LSH."""
    from datasketch import MinHash, MinHashLSH

    def work(texts: Sequence[Text]) -> list[int]:
        sets = ([shingle.encode() for shingle in shingles(text)] for text in texts)
        index, pairs = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), []
        for at, signature in enumerate(MinHash.generator(sets, num_perm=PERMUTATIONS)):
            pairs += [(at, other) for other in index.query(signature)]
            index.insert(at, signature)
        return connected(len(texts), pairs)

    return work


def rensa() -> Work:
    """Its deduplicator, in Rust."""
    return lambda texts: rensa_clusters([shingles(text) for text in texts], THRESHOLD)


def rensa_readme() -> Work:
    """As its page shows it: the set of words, a threshold of .8."""
    return lambda texts: rensa_clusters([body.split() for _, body in texts], README_THRESHOLD)


def rensa_clusters(tokens: Sequence[list[str]], threshold: float) -> list[int]:
    """Clusters of what its deduplicator holds for copies of each other."""
    from rensa import RMinHash, RMinHashDeduplicator

    signatures = RMinHash.from_token_sets(tokens, num_perm=PERMUTATIONS, seed=42)
    index = RMinHashDeduplicator(threshold=threshold, num_perm=PERMUTATIONS, use_lsh=True)
    index.add_pairs((str(at), signature) for at, signature in enumerate(signatures))
    found = index.get_duplicate_sets(signatures)
    return connected(len(tokens), ((at, int(other)) for at, others in enumerate(found) for other in others))


def text_dedup() -> Work:
    """Its MinHash command, called as a function, in one process."""
    import datasets
    from text_dedup import minhash
    from text_dedup.utils import IOArgs, MetaArgs, MinHashArgs

    datasets.disable_progress_bars()

    def work(texts: Sequence[Text]) -> list[int]:
        with tempfile.TemporaryDirectory() as folder:
            given, output = f"{folder}/in", f"{folder}/out"
            datasets.Dataset.from_dict({"text": [body for _, body in texts]}).save_to_disk(given)
            minhash.main.callback(
                io_args=IOArgs(path=given, output=output, local=True, num_proc=1),
                meta_args=MetaArgs(column="text"),
                minhash_args=MinHashArgs(),
            )
        return [minhash.uf.find(at) for at in range(len(texts))]

    return work


def datatrove() -> Work:
    """Three stages of its pipeline a language, with its words by spaCy and jieba; the fourth stage only deletes."""
    from datatrove.data import Document
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
    from datatrove.utils.logging import logger

    logger.remove()

    def clusters(bodies: Sequence[str], language: str) -> dict[int, int]:
        with tempfile.TemporaryDirectory() as folder:
            signatures, buckets, found = (f"{folder}/{name}" for name in ("signatures", "buckets", "clusters"))
            documents = (Document(text=body, id=str(at)) for at, body in enumerate(bodies))
            MinhashDedupSignature(signatures, language=DATATROVE_LANGUAGES[language]).run(documents)
            for bucket in range(BUCKETS):
                MinhashDedupBuckets(signatures, buckets).run(rank=bucket, world_size=BUCKETS)
            MinhashDedupCluster(buckets, found, save_cluster_id=True).run()
            paths = Path(found).glob("*.clusters")  # none where no text has a copy
            return dict(pair for path in paths for pair in struct.iter_unpack("<2I", path.read_bytes()))

    def work(texts: Sequence[Text]) -> list[int]:
        names = [-at for at in range(1, len(texts) + 1)]  # each alone
        for first, language in enumerate(DATATROVE_LANGUAGES):
            places = [at for at, (its, _) in enumerate(texts) if its == language]
            for at, cluster in clusters([texts[at][1] for at in places], language).items():
                names[places[at]] = cluster * len(DATATROVE_LANGUAGES) + first
        return names

    return work


def shingles(text: Text) -> list[str]:
    """Runs of three words, or of eight characters in Chinese; a shorter text is one."""
    language, body = text
    words = WORD.findall(body.lower())
    if language == "zh":
        letters = "".join(words)
        return [letters[at : at + SHINGLE_CHARACTERS] for at in range(max(len(letters) - SHINGLE_CHARACTERS + 1, 1))]
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(max(len(words) - SHINGLE_WORDS + 1, 1))]


def connected(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Connected components of the pairs."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ones, others = zip(*pairs, strict=True) if (pairs := list(pairs)) else ((), ())
    graph = coo_array(([True] * len(ones), (ones, others)), shape=(count, count))
    return connected_components(graph, directed=False)[1].tolist()


if __name__ == "__main__":
    main(
        {
            "datasketch": datasketch,
            "rensa": rensa,
            "rensa_readme": rensa_readme,
            "text_dedup": text_dedup,
            "datatrove": datatrove,
        }
    )
