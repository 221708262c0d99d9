"""Whether extractors work: judged by a batch's documents, since what fails in them never becomes a row."""

from expectations.rules import Check
from flows.reading.batches import Batch

# 20: hostile or broken pages come a few together; that twenty documents of a batch all fail is a parser or an
# installation that is broken, and their files must not count as read.
LEAST_DOCUMENTS = 20
EXAMPLES = 5


def extractors_work(batch: Batch) -> tuple[Check, ...]:
    """The check that not every document of a batch failed in its extractor; none if it has no documents."""
    failed = [r for r in batch.rejects if r.stage == "extract" and r.reason == "extractor_failed"]
    documents = len(batch.articles) + sum(reject.stage == "extract" for reject in batch.rejects)
    if not documents:
        return ()
    are_all = documents >= LEAST_DOCUMENTS and len(failed) == documents
    return (
        Check(
            suite="documents",
            expectation="extractors_work",
            subject="batch",
            severity="critical",
            outcome="failed" if are_all else "passed",
            observed=f"{len(failed)} of {documents} documents failed in their extractor",
            expected=f"not all of {LEAST_DOCUMENTS} or more",
            value=len(failed) / documents,
            unexpected_count=len(failed),
            examples=tuple(f"{reject.file_sha256}:{reject.record_index}" for reject in failed[:EXAMPLES]),
        ),
    )
