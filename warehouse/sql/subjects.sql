-- one row per reached article version: what the matching of copies looks at
with removed as (
    select
        articles.article_id,
        articles.version,
        unnest(articles.furniture).text as paragraph
    from stored_articles as articles
    inner join reached_keys
        on articles.article_id = reached_keys.article_id and articles.version = reached_keys.version
),

removed_chars as (
    select
        article_id,
        version,
        cast(sum(length(paragraph) + 2) as bigint) as chars  -- 2: the empty line that parts it from the next
    from removed
    group by article_id, version
)

select
    articles.article_id,
    articles.version,
    articles.source_id,
    articles.published_at,
    articles.published_date,
    articles.published_precision,
    articles.agency,
    -- of the body as extraction gave it, as that of the batch
    articles.body_chars + coalesce(removed_chars.chars, 0) as body_chars,
    signatures.text_key,
    signatures.signature,
    signatures.shingles,
    signatures.numbers
from stored_articles as articles
inner join stored_signatures as signatures
    on articles.article_id = signatures.article_id and articles.version = signatures.version
inner join reached_keys
    on articles.article_id = reached_keys.article_id and articles.version = reached_keys.version
left join removed_chars
    on articles.article_id = removed_chars.article_id and articles.version = removed_chars.version
