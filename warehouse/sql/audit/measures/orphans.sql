-- one row per table: its rows that lead nowhere
with versions as (
    select
        'articles' as table_name,
        article_id,
        version
    from lake.articles
    union all
    select
        'signatures' as table_name,
        article_id,
        version
    from lake.signatures
    union all
    select
        'cluster_members' as table_name,
        article_id,
        version
    from lake.cluster_members
    union all
    select distinct
        'bands' as table_name,
        article_id,
        version
    from lake.bands
    union all
    select
        'duplicate_pairs' as table_name,
        article_id,
        version
    from lake.duplicate_pairs
    union all
    select
        'duplicate_pairs' as table_name,
        other_id as article_id,
        other_version as version
    from lake.duplicate_pairs
    union all
    select
        'article_languages' as table_name,
        article_id,
        version
    from lake.article_languages
    union all
    select
        'date_candidates' as table_name,
        article_id,
        version
    from lake.date_candidates
    union all
    select
        'furniture_candidates' as table_name,
        article_id,
        version
    from lake.furniture_candidates
    union all
    select
        'quotes' as table_name,
        article_id,
        version
    from lake.quotes
),

-- What every article version has, and what has an article version.
led as (
    select
        versions.table_name as subject,
        'article' as missing,
        count(*) filter (where articles.article_id is null) as strays
    from versions
    left join lake.articles
        on versions.article_id = articles.article_id and versions.version = articles.version
    where versions.table_name != 'articles'
    group by versions.table_name
    union all
    select
        'articles' as subject,
        needed.table_name as missing,
        count(*) filter (where versions.article_id is null) as strays
    from lake.articles
    cross join (values ('signatures'), ('bands'), ('cluster_members')) as needed (table_name)
    left join versions
        on
            needed.table_name = versions.table_name
            and articles.article_id = versions.article_id
            and articles.version = versions.version
    group by needed.table_name
    union all
    select
        'articles' as subject,
        'files' as missing,
        count(*) filter (where files.file_sha256 is null) as strays
    from lake.articles
    left join lake.files on articles.file_sha256 = files.file_sha256
    union all
    select
        'articles' as subject,
        'runs' as missing,
        count(*) filter (where runs.run_id is null) as strays
    from lake.articles
    left join lake.runs on articles.run_id = runs.run_id
    union all
    select
        'articles' as subject,
        'sources' as missing,
        count(*) filter (where sources.source_id is null) as strays
    from lake.articles
    left join lake.sources on articles.source_id = sources.source_id
    union all
    select
        'files' as subject,
        'runs' as missing,
        count(*) filter (where runs.run_id is null) as strays
    from lake.files
    left join lake.runs on files.run_id = runs.run_id
    union all
    select
        'quarantine' as subject,
        'files' as missing,
        count(*) filter (where files.file_sha256 is null) as strays
    from lake.quarantine
    left join lake.files on quarantine.file_sha256 = files.file_sha256
)

select
    subject,
    sum(strays) as value,
    null as low,
    0 as high,
    null as history_days,
    coalesce(
        string_agg(format('{} rows without {}', strays, missing), ', ' order by missing) filter (where strays > 0),
        'every row leads somewhere'
    ) as observed,
    'every row leads somewhere' as expected,
    [] as examples
from led
group by subject
