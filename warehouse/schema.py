"""Every table of the lake and every column, declared once."""

from dataclasses import dataclass

import pyarrow as pa

TEXT = pa.string()
TEXTS = pa.list_(pa.string())
COUNT = pa.int64()
FLAG = pa.bool_()
SHARE = pa.float64()
DATE = pa.date32()
TIMESTAMP_UTC = pa.timestamp("us", tz="UTC")
BINARY = pa.binary()
HASH = pa.uint64()
PERCENT = pa.uint8()
# A paragraph that was taken out of a body, and what is needed to put it back.
REMOVED = pa.struct([("paragraph", COUNT), ("subhead", COUNT), ("text", TEXT)])


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Arrow type and what it means."""

    name: str
    type: pa.DataType
    meaning: str
    nullable: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, which columns tell rows apart, and all columns."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def arrow(self) -> pa.Schema:
        """Arrow schema of the table, columns in declared order."""
        return pa.schema([pa.field(c.name, c.type, nullable=c.nullable) for c in self.columns])

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in declared order."""
        return tuple(c.name for c in self.columns)


def required(name: str, type_: pa.DataType, meaning: str) -> Column:
    """Column that is never null."""
    return Column(name, type_, meaning, nullable=False)


# Columns that stand in several tables are one object, so they mean the same everywhere.
ARTICLE_ID = required("article_id", TEXT, "32 hex digits: outlet and canonical URL, or outlet and content")
VERSION = required("version", TEXT, "8 hex digits of the content; revisions of one article differ in it")
RUN_ID = required("run_id", TEXT, "32 hex digits: the run that wrote the row")
FILE_SHA256 = required("file_sha256", TEXT, "SHA-256 of the file as it lay in the inbox, 64 hex digits")
MEMBER = Column("member", TEXT, "path of the record's file within an archive or message; null outside one")
CLUSTER_ID = required("cluster_id", TEXT, "32 hex digits: the group of copies of one text")

RUNS = Table(
    "runs",
    "batch of an ingest, published or blocked, or another run that wrote to the lake",
    ("run_id",),
    (
        RUN_ID,
        required("flow", TEXT, "name of the flow"),
        required("flow_run_id", TEXT, "32 hex digits: the flow run; several batches may share it"),
        required("started_at", TIMESTAMP_UTC, "when the batch was begun"),
        required("ended_at", TIMESTAMP_UTC, "when the batch was handed to the lake"),
        required("status", TEXT, "published, or blocked by the gate; of a run that publishes no articles: done"),
        required("code_version", TEXT, "version of Dateline that wrote the batch"),
        required("files_seen", COUNT, "new files that end in the batch: read and rejected"),
        required("files_read", COUNT, "new files that gave records"),
        required("files_rejected", COUNT, "new files that gave none, with the reason in `files`"),
        required("records_seen", COUNT, "records in the new files, the sum of what became of them"),
        required("records_published", COUNT, "records that became a row of `articles`"),
        required("records_known", COUNT, "records whose article version was in the lake, or earlier in the batch"),
        required("records_quarantined", COUNT, "records held back by a rule of the gate"),
        required("records_rejected", COUNT, "records that could not become an article"),
        required("records_dropped", COUNT, "records that are no articles: pictures of a crawl, teasers of a feed"),
    ),
)

FILES = Table(
    "files",
    "distinct file content",
    ("file_sha256",),
    (
        FILE_SHA256,
        required("path", TEXT, "path by which the content was first seen"),
        required("bytes", COUNT, "size on disk"),
        Column("format", TEXT, "what the content is (text, html, warc, ...), with +gz or the like when compressed"),
        Column("encoding", TEXT, "character encoding by which it was decoded"),
        RUN_ID,
        required("status", TEXT, "read, rejected, blocked with its batch, or reading: its rest comes in a later batch"),
        Column("reason", TEXT, "why it was rejected, or where reading it ended: a code, a colon, and the detail"),
        required("records", COUNT, "records found in it"),
    ),
)

ARTICLES = Table(
    "articles",
    "article version published",
    ("article_id", "version"),
    (
        ARTICLE_ID,
        VERSION,
        FILE_SHA256,
        required("record_index", COUNT, "position of the record in its file, from 0"),
        MEMBER,
        RUN_ID,
        required("source_id", TEXT, "outlet: domain, or name in lower case with hyphens; `unknown` if nothing tells"),
        Column("url", TEXT, "address as the record gave it"),
        Column("canonical_url", TEXT, "address without tracking, fragment and session parameters"),
        Column("section", TEXT, "section of the outlet, as declared"),
        Column("kicker", TEXT, "the line above or before the headline"),
        Column("headline", TEXT, "headline without the kicker and the outlet's name"),
        Column("standfirst", TEXT, "summary between headline and body, as declared; null if the body begins with it"),
        required("byline", TEXTS, "authors, in order; empty if none is given"),
        required("body", TEXT, "text of the article, paragraphs apart by an empty line, without the dateline"),
        required("subheads", TEXTS, "headings within the body, in order; they also stand in it"),
        required("body_chars", COUNT, "length of the body in Unicode characters"),
        required("words", COUNT, "words in the body; characters for scripts without spaces"),
        required("furniture_chars", COUNT, "characters of site furniture that were removed"),
        required(
            "furniture",
            pa.list_(REMOVED),
            "paragraphs that the source's other articles show to be furniture (docs/furniture.md), in order: where each"
            " stood among the paragraphs and, if it was one, among the subheads, from 0, and its text",
        ),
        Column("dateline", TEXT, "dateline as printed"),
        Column("dateline_place", TEXT, "place of the dateline, in its usual English spelling if known"),
        Column("dateline_country", TEXT, "country of the place, ISO 3166 alpha-2"),
        Column("dateline_lat", SHARE, "latitude of the place in degrees, -90 to 90"),
        Column("dateline_lon", SHARE, "longitude of the place in degrees, -180 to 180"),
        Column("dateline_date", DATE, "date in the dateline, if it has a year or the publication gives one"),
        Column("agency", TEXT, "news agency credited, in its usual short form"),
        Column("published_at", TIMESTAMP_UTC, "instant of publication; null if only a date is known"),
        Column("published_date", DATE, "day of publication where it was published; day 1 if only a month is known"),
        required("published_precision", TEXT, "minute, day, month or none"),
        Column("published_zone", TEXT, "offset from UTC as given (+02:00); null if none was"),
        Column("published_from", TEXT, "where the date of publication was found"),
        Column("modified_at", TIMESTAMP_UTC, "instant of the last change; null if only a date is known"),
        Column("modified_date", DATE, "day of the last change where it was made"),
        Column("modified_zone", TEXT, "offset from UTC of the last change as given; null if none was"),
        Column("image_url", TEXT, "address of the article's main picture, as declared"),
        required("language", TEXT, "language of the text, BCP 47; `und` if it cannot be told"),
        required("language_confidence", SHARE, "probability that the language is right, 0 to 1"),
        Column("language_declared", TEXT, "language that the record declares, BCP 47"),
        required(
            "content_sha256",
            TEXT,
            "SHA-256 of headline and body in normal form, before learnt furniture is removed, 64 hex digits",
        ),
        required("extraction_method", TEXT, "which extractor gave the body"),
        required("flags", TEXTS, "what a reader should know of the row, sorted (docs/flags.md)"),
    ),
)

SOURCES = Table(
    "sources",
    "outlet",
    ("source_id",),
    (
        required("source_id", TEXT, "outlet, as in `articles`"),
        required("name", TEXT, "name to show"),
        Column("domain", TEXT, "web domain, without www"),
        Column("country", TEXT, "ISO 3166 alpha-2"),
        Column("language", TEXT, "main language, BCP 47"),
        required("kind", TEXT, "agency, newspaper, broadcaster, state, aggregator or unknown"),
    ),
)

ARTICLE_LANGUAGES = Table(
    "article_languages",
    "article version and language in it",
    ("article_id", "version", "language"),
    (
        ARTICLE_ID,
        VERSION,
        required("language", TEXT, "BCP 47"),
        required("share", SHARE, "share of the body in this language, 0 to 1"),
        required("confidence", SHARE, "probability that the language is right, 0 to 1"),
    ),
)

DATE_CANDIDATES = Table(
    "date_candidates",
    "date seen for an article version",
    ("article_id", "version", "origin", "value"),
    (
        ARTICLE_ID,
        VERSION,
        required("value", TEXT, "date or instant in ISO 8601, as precise as it was given"),
        required("precision", TEXT, "minute, day or month"),
        Column("zone", TEXT, "offset from UTC as given (+02:00), null if none was"),
        required("origin", TEXT, "where it was seen (json-ld, meta, record, dateline, date-line, url, ...)"),
        required(
            "rank", COUNT, "order of trust among the article's candidates, from 1; the first that stands is chosen"
        ),
        Column("refused", TEXT, "why it cannot be the date (future, year, impossible); null if it can"),
        required("chosen", FLAG, "whether the date of publication was taken from it"),
    ),
)

FURNITURE_CANDIDATES = Table(
    "furniture_candidates",
    "article version and paragraph that may be site furniture",
    ("article_id", "version", "ordinal"),
    (
        ARTICLE_ID,
        VERSION,
        required("ordinal", COUNT, "position among the article's candidates, from 0"),
        required("source_id", TEXT, "outlet, as in `articles`"),
        required("paragraph", COUNT, "position among the paragraphs of the body as extracted, from 0"),
        required("behind", COUNT, "paragraphs behind it"),
        required("line_hash", HASH, "hash of the line without case, each year alike (docs/furniture.md)"),
        required("chars", COUNT, "length in Unicode characters"),
        required("is_sentence", FLAG, "whether it is more than a label: long, running text, or ended by a full stop"),
        required("kinship", PERCENT, "share of its longer words that the main paragraphs have too, 0 to 100"),
    ),
)

FURNITURE_LINES = Table(
    "furniture_lines",
    "source and line that is site furniture there",
    ("source_id", "line_hash"),
    (
        required("source_id", TEXT, "outlet, as in `articles`"),
        required("line_hash", HASH, "hash of the line, as in `furniture_candidates`"),
    ),
)

SIGNATURES = Table(
    "signatures",
    "article version",
    ("article_id", "version"),
    (
        ARTICLE_ID,
        VERSION,
        required("text_key", TEXT, "32 hex digits: equal for texts that are equal in normal form"),
        required("signature", BINARY, "one-permutation MinHash of the shingles (docs/duplicates.md)"),
        required("shingles", COUNT, "distinct shingles in the text"),
        required("numbers", pa.list_(pa.uint64()), "hashes of the distinct numbers in the text, ascending"),
    ),
)

BANDS = Table(
    "bands",
    "article version and band",
    ("article_id", "version", "band"),
    (
        ARTICLE_ID,
        VERSION,
        required("band", pa.uint8(), "number of the band, from 0"),
        required("band_hash", pa.uint32(), "hash of the signature's values in the band; equal ones are compared"),
    ),
)

DUPLICATE_PAIRS = Table(
    "duplicate_pairs",
    "verified pair of article versions, the earlier one second",
    ("article_id", "version", "other_id", "other_version"),
    (
        ARTICLE_ID,
        VERSION,
        required("other_id", TEXT, "article_id of the other article"),
        required("other_version", TEXT, "version of the other article"),
        required("relation", TEXT, "exact, near, contains or revision"),
        required("jaccard", SHARE, "share of shingles in common, 0 to 1 (Broder 1997)"),
        required("containment", SHARE, "share of the shorter text's shingles that the longer one has, 0 to 1"),
        Column("lag_hours", pa.float64(), "hours from the other's publication to this one's; null below day precision"),
        required("same_source", FLAG, "whether both are of one outlet"),
    ),
)

CLUSTER_MEMBERS = Table(
    "cluster_members",
    "article version in its cluster; every version is in exactly one",
    ("article_id", "version"),
    (
        ARTICLE_ID,
        VERSION,
        CLUSTER_ID,
        required("role", TEXT, "canonical, copy, or revision of an article that is in the cluster"),
        required("similarity", SHARE, "Jaccard similarity to the canonical text, 0 to 1"),
    ),
)

CLUSTER_ALIASES = Table(
    "cluster_aliases",
    "cluster id that was replaced",
    ("old_id",),
    (
        required("old_id", TEXT, "cluster id that was published once"),
        required("new_id", TEXT, "cluster id that its members had after the run"),
        RUN_ID,
    ),
)

QUOTES = Table(
    "quotes",
    "quotation in an article version",
    ("article_id", "version", "ordinal"),
    (
        ARTICLE_ID,
        VERSION,
        required("ordinal", COUNT, "position among the article's quotations, from 0"),
        required("quote", TEXT, "what was said, without its quotation marks"),
        Column("speaker", TEXT, "who said it, by the fullest name in the article; null if it is not told"),
        Column("speaker_printed", TEXT, "who said it, as printed beside the quotation (he, the minister)"),
        Column("verb", TEXT, "word that attributes it (said, according to), as printed; null if none does"),
        required("char_start", COUNT, "where the quotation begins in the body, in characters from 0"),
        required("char_end", COUNT, "where it ends in the body, exclusive"),
        required("is_indirect", FLAG, "whether it is reported speech, without quotation marks"),
    ),
)

QUARANTINE = Table(
    "quarantine",
    "held record",
    ("file_sha256", "record_index"),
    (
        FILE_SHA256,
        required("record_index", COUNT, "position of the record in its file, from 0"),
        MEMBER,
        Column("source_id", TEXT, "outlet, as in `articles`; null if the record was held before it was known"),
        required("stage", TEXT, "where it was held: read, extract or audit"),
        required("rules", TEXTS, "why: the rules it failed, or the reason it was rejected"),
        Column("detail", TEXT, "what was wrong, in words"),
        Column("payload", TEXT, "the record as it was"),
        RUN_ID,
        required(
            "state",
            TEXT,
            "held; replayed or released: it has been published since; dropped: no article by its nature, or given up",
        ),
        Column("resolved_run_id", TEXT, "the run that ended its being held; null while it is, and where none had to"),
        Column("decided_by", TEXT, "who released or dropped it; null where nobody did"),
        Column("decided_at", TIMESTAMP_UTC, "when it was replayed, released or dropped"),
        Column("decision", TEXT, "why, in the words of who decided"),
    ),
)

CHECKS = Table(
    "checks",
    "run, suite, expectation and subject",
    ("run_id", "suite", "expectation", "subject"),
    (
        RUN_ID,
        required("suite", TEXT, "name of the suite: the table that it looks at"),
        required("expectation", TEXT, "name of the rule"),
        Column("subject", TEXT, "what was judged: `batch`, `lake`, an outlet, a table, ..."),
        required("severity", TEXT, "critical, warning or info"),
        required("success", FLAG, "whether the expectation was met; an error or too short a history is no success"),
        Column("outcome", TEXT, "passed, failed, error, or not_enough_history"),
        Column("observed", TEXT, "what was seen"),
        Column("expected", TEXT, "what should have been seen"),
        Column("value", SHARE, "what was seen, as a number, where it is one"),
        required("unexpected_count", COUNT, "rows that failed it"),
        Column("examples", TEXTS, "ids of up to five of them"),
        Column("error", TEXT, "why it could not be evaluated; null if it could"),
    ),
)

ALERT_ID = required("alert_id", TEXT, "32 hex digits: kind, subject and the run that raised it")

ALERTS = Table(
    "alerts",
    "alert from when it was raised until it cleared: at most one is open for a kind and subject",
    ("alert_id",),
    (
        ALERT_ID,
        required("kind", TEXT, "what is wrong: the name of a rule, batch_blocked, records_held, run_failed, ..."),
        required("subject", TEXT, "with what: an outlet, a batch, a flow, a table, a file"),
        required("severity", TEXT, "critical, warning or info: the worst that it has been"),
        required("state", TEXT, "open, or recovered"),
        required("message", TEXT, "what broke, in a sentence"),
        Column("observed", TEXT, "what was seen when it was last so"),
        Column("expected", TEXT, "what should have been seen"),
        required("examples", TEXTS, "ids of up to five rows that show it"),
        required("command", TEXT, "the command to look closer"),
        RUN_ID,
        required("first_run_id", TEXT, "the run that raised it"),
        required("first_at", TIMESTAMP_UTC, "when it was raised"),
        required("last_at", TIMESTAMP_UTC, "when it was last found to be so"),
        required("count", COUNT, "how many runs found it so"),
        Column("recovered_at", TIMESTAMP_UTC, "when a run found it mended"),
        required("delivery", TEXT, "of its last message: delivered, waiting, or unrouted: no channel wants it"),
        Column("delivered_at", TIMESTAMP_UTC, "when every channel that wants it had the last message"),
    ),
)

DELIVERIES = Table(
    "deliveries",
    "message about an alert to a channel",
    ("alert_id", "event", "channel"),
    (
        ALERT_ID,
        required("event", TEXT, "raised or recovered"),
        required("channel", TEXT, "name of the channel in the settings"),
        required("severity", TEXT, "what the message called it; an alert that becomes worse is told again"),
        required("state", TEXT, "delivered, or waiting to be tried again"),
        required("attempts", COUNT, "how often it was tried"),
        required("tried_at", TIMESTAMP_UTC, "when it was last tried"),
        Column("error", TEXT, "what the channel answered, without secrets; null once delivered"),
    ),
)

TABLES = (
    RUNS,
    FILES,
    ARTICLES,
    SOURCES,
    ARTICLE_LANGUAGES,
    DATE_CANDIDATES,
    FURNITURE_CANDIDATES,
    FURNITURE_LINES,
    SIGNATURES,
    BANDS,
    DUPLICATE_PAIRS,
    CLUSTER_MEMBERS,
    CLUSTER_ALIASES,
    QUOTES,
    QUARANTINE,
    CHECKS,
    ALERTS,
    DELIVERIES,
)
