"""From a document to an article, or the reason why it is none."""

from collections.abc import Callable
from functools import cache

from transforms.records import Article, Document, Media, Reject

Extractor = Callable[[Document], Article | Reject]

# Documents that take all ways which load something: places, months in words, the parts of a page.
SAMPLES: dict[Media, str] = {
    "text": "Ferry late again\n\nLISBON, 3 March 2026 (Reuters) - The ferry was late again, the operator said.",
    "markup": "<p>LISBON (Reuters) - The ferry was late again on Monday, the operator said.</p>",
    "html": "<html lang=de><title>Fähre zu spät</title><article><h1>Fähre zu spät</h1><p class=date>3. März 2026</p>"
    "<p>LISSABON (dpa) - Die Fähre kam am Montag wieder zu spät, wie der Betreiber sagte.</p></article></html>",
}


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


@cache
def prepare(media: Media) -> None:
    """Load the code and the tables that such documents take, which is seconds where none was extracted before."""
    extract(Document("0" * 64, 0, media, SAMPLES[media], ""))


@cache
def _extractor(media: Media) -> Extractor:
    # Imported when the first such document comes: a run over text pays for no parser of pages.
    if media == "html":
        from transforms.page.extract import extract_page  # noqa: PLC0415

        return extract_page
    if media == "markup":
        from transforms.page.fragment import extract_markup  # noqa: PLC0415

        return extract_markup
    from transforms.text.plain_text import extract_text  # noqa: PLC0415

    return extract_text
