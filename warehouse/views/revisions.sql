-- one row per version of an article that has several: its number in time and what changed from the one before
with numbered as (
    select
        article_id,
        version,
        source_id,
        canonical_url,
        headline,
        words,
        published_at,
        modified_at,
        is_latest,
        count(*) over (partition by article_id) as versions,
        row_number() over revision as revision_number,
        lag(headline) over revision as headline_before,
        lag(words) over revision as words_before
    from lake.all_articles
    window revision as (
        partition by article_id
        order by version_at asc nulls first, version asc
    )
)

select
    article_id,
    version,
    source_id,
    canonical_url,
    revision_number,
    versions,
    headline,
    revision_number > 1 and (headline_before is distinct from headline) as is_headline_changed,
    words,
    words - words_before as words_added,
    published_at,
    modified_at,
    is_latest
from numbered
where versions > 1
