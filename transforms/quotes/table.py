"""Rows of `quotes` for a table of articles."""

import pyarrow as pa

from transforms.quotes.find import quotations
from warehouse.schema import QUOTES


def quotes_of(articles: pa.Table) -> pa.Table:
    """Rows of QUOTES for articles with article_id, version, body and language; other columns are ignored."""
    keys = [articles.column(name).to_pylist() for name in ("article_id", "version", "body", "language")]
    rows = [
        (article_id, version, ordinal, *found)
        for article_id, version, body, language in zip(*keys, strict=True)
        for ordinal, found in enumerate(quotations(body, language))
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(QUOTES.names)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, QUOTES.arrow, strict=True)], schema=QUOTES.arrow
    )
