-- one row per article version, with its outlet, its cluster and whether it is the latest version
select
    articles.article_id,
    articles.version,
    articles.source_id,
    sources.name as source_name,
    sources.kind as source_kind,
    sources.country as source_country,
    articles.canonical_url,
    articles.section,
    articles.kicker,
    articles.headline,
    articles.byline,
    articles.body,
    articles.body_chars,
    articles.words,
    articles.subheads,
    articles.dateline,
    articles.dateline_place,
    articles.dateline_country,
    articles.dateline_lat,
    articles.dateline_lon,
    articles.dateline_date,
    articles.agency,
    articles.published_at,
    articles.published_date,
    articles.published_precision,
    articles.published_from,
    -- the day in UTC, by which outlets in several zones compare; null below day precision
    case
        when articles.published_at is not null then cast(timezone('UTC', articles.published_at) as date)
        when articles.published_precision = 'day' then articles.published_date
    end as published_day,
    articles.modified_at,
    articles.language,
    articles.language_confidence,
    articles.language_declared,
    articles.flags,
    cluster_members.cluster_id,
    cluster_members.role,
    cluster_members.similarity,
    cluster_members.role = 'canonical' as is_canonical,
    -- of the article, whichever version: a revision of a copy is a copy's, one of an original is an original's
    bool_or(cluster_members.role = 'copy') over (partition by articles.article_id) as is_copy,
    coalesce(
        articles.modified_at,
        articles.published_at,
        timezone('UTC', cast(articles.published_date as timestamp))
    ) as version_at,
    row_number() over (
        partition by articles.article_id
        order by version_at desc nulls last, articles.version desc
    ) = 1 as is_latest,
    articles.file_sha256,
    articles.record_index,
    articles.run_id
from lake.articles
inner join lake.cluster_members
    on articles.article_id = cluster_members.article_id and articles.version = cluster_members.version
left join lake.sources
    on articles.source_id = sources.source_id
