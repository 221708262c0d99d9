"""Which of a source's lines are furniture, by how many of its texts have them and where."""

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.schema import FURNITURE_LINES

# Shares are of a source's texts: its articles that have candidates, copies and revisions of one text being one.
LEAST_TEXTS = 5  # fewer texts with a line are a coincidence
# A third: what a template sets stands under all that it makes, and a site has two or three. Subheads that articles of
# one kind have in common (What we know) stay below it.
LABEL_SHARE = 1 / 3
# Half: a paragraph of background comes again word for word while a story runs, but no story is half of what a source
# writes. The same for labels that have no place of their own.
LINE_SHARE = 0.5
LONG_CHARS, LONG_SHARE = 150, 0.8  # paragraphs of prose are longer; a notice of that length stands under everything
PLACE_SHARE = 0.5  # of the texts with a line: furniture keeps its distance from one end of the text
# Per cent, on average: 19 of 20 paragraphs have more in common with the other articles of their story, 2 in 3 sentences
# of furniture less with any article. The word or two of a label may come by chance in any article.
LINE_KINSHIP, LABEL_KINSHIP = 10, 50
# Articles of a source that are looked at: a share is known to half a per cent, and a batch costs the same in the long
# run (docs/furniture.md).
SAMPLE_ARTICLES = 10_000
LIMITS = pa.table({"least_texts": [LEAST_TEXTS], "sample_articles": [SAMPLE_ARTICLES]})

COUNTS = pa.schema(
    [
        pa.field("source_id", pa.string()),
        pa.field("line_hash", pa.uint64()),
        pa.field("source_texts", pa.int64()),  # texts of the source
        pa.field("texts", pa.int64()),  # of them, those with the line
        pa.field("texts_at_place", pa.int64()),  # of those, the most that have it at one distance from an end
        pa.field("kinship_sum", pa.int64()),  # over the texts, per cent
        pa.field("chars", pa.int64()),
        pa.field("is_sentence", pa.bool_()),
    ]
)


def furniture_lines(counts: pa.Table) -> pa.Table:
    """FURNITURE_LINES among the lines that whole sources have (COUNTS)."""
    texts, is_sentence = pc.cast(counts["texts"], pa.float64()), counts["is_sentence"]
    share = pc.divide(texts, pc.cast(counts["source_texts"], pa.float64()))
    kinship = pc.divide(counts["kinship_sum"], texts)
    is_long = pc.greater(counts["chars"], LONG_CHARS)
    needed = pc.if_else(is_long, LONG_SHARE, pc.if_else(is_sentence, LINE_SHARE, LABEL_SHARE))
    in_place = pc.greater_equal(pc.divide(counts["texts_at_place"], texts), PLACE_SHARE)
    is_strange = pc.less_equal(kinship, pc.if_else(is_sentence, LINE_KINSHIP, LABEL_KINSHIP))
    is_common_label = pc.and_not(pc.greater_equal(share, LINE_SHARE), is_sentence)
    is_common = pc.or_(pc.and_(pc.greater_equal(share, needed), in_place), is_common_label)
    has_texts = pc.greater_equal(counts["texts"], LEAST_TEXTS)
    found = counts.filter(pc.and_(has_texts, pc.and_(is_strange, is_common)))
    return found.select(list(FURNITURE_LINES.names)).cast(FURNITURE_LINES.arrow)
