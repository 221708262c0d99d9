-- one row per table with a key: keys that stand there more than once
with found as (
    select
        'articles' as subject,
        count(*) - count(distinct row(article_id, version)) as doubles
    from lake.articles
    union all
    select
        'files' as subject,
        count(*) - count(distinct file_sha256) as doubles
    from lake.files
    union all
    select
        'signatures' as subject,
        count(*) - count(distinct row(article_id, version)) as doubles
    from lake.signatures
    union all
    select
        'cluster_members' as subject,
        count(*) - count(distinct row(article_id, version)) as doubles
    from lake.cluster_members
    union all
    select
        'duplicate_pairs' as subject,
        count(*) - count(distinct row(article_id, version, other_id, other_version)) as doubles
    from lake.duplicate_pairs
    union all
    select
        'quotes' as subject,
        count(*) - count(distinct row(article_id, version, ordinal)) as doubles
    from lake.quotes
    union all
    select
        'quarantine' as subject,
        count(*) - count(distinct row(file_sha256, record_index)) as doubles
    from lake.quarantine
    union all
    select
        'sources' as subject,
        count(*) - count(distinct source_id) as doubles
    from lake.sources
    union all
    select
        'runs' as subject,
        count(*) - count(distinct run_id) as doubles
    from lake.runs
)

select
    subject,
    doubles as value,
    null as low,
    0 as high,
    null as history_days,
    format('{} rows whose key another row has', doubles) as observed,
    'none: the lake has no primary keys, so nothing else keeps a double out' as expected,
    cast([] as varchar[]) as examples
from found
