"""From a document to an article, or the reason why it is none."""

from collections.abc import Callable
from typing import Literal

from transforms.records import Article, Document, Reject

Extractor = Callable[[Document], Article | Reject]


def extract(document: Document) -> Article | Reject:
    """Article of a document; what a parser cannot take is a reject `extractor_failed`.

    Raises MemoryError, ImportError and NameError: troubles of the machine or of the code and not the document's, for
    which the files must not count as read.
    """
    try:
        return _extractor(document.media)(document)
    except (MemoryError, ImportError, NameError):
        raise
    except Exception as error:  # noqa: BLE001  # parsers of others raise anything on hostile input; one record must not cost its batch
        detail = f"{type(error).__name__}: {error}"
        return Reject(
            document.file_sha256, document.record_index, "extract", "extractor_failed", detail, document.payload
        )


def _extractor(media: Literal["text", "html"]) -> Extractor:
    # Imported when the first such document comes: a run over text pays for no parser of pages.
    if media == "html":
        from transforms.page.extract import extract_page  # noqa: PLC0415

        return extract_page
    from transforms.text.plain_text import extract_text  # noqa: PLC0415

    return extract_text
