-- one row per reached article version: what the matching of copies looks at
select
    articles.article_id,
    articles.version,
    articles.source_id,
    articles.published_at,
    articles.published_date,
    articles.published_precision,
    articles.agency,
    articles.body_chars,
    signatures.text_key,
    signatures.signature,
    signatures.shingles,
    signatures.numbers
from lake.articles
inner join lake.signatures
    on articles.article_id = signatures.article_id and articles.version = signatures.version
inner join reached_keys
    on articles.article_id = reached_keys.article_id and articles.version = reached_keys.version
