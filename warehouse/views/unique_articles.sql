-- one row per cluster: its canonical article, and how many outlets and copies it has
with carried as (
    select
        cluster_id,
        count(distinct source_id) as outlets,
        count(*) filter (where role = 'copy') as copies
    from lake.all_articles
    group by cluster_id
)

select
    canonical.cluster_id,
    canonical.article_id,
    canonical.version,
    canonical.source_id,
    canonical.source_name,
    canonical.canonical_url,
    canonical.kicker,
    canonical.headline,
    canonical.byline,
    canonical.body,
    canonical.words,
    canonical.dateline_place,
    canonical.dateline_country,
    canonical.agency,
    canonical.published_at,
    canonical.published_date,
    canonical.published_precision,
    canonical.language,
    canonical.language_confidence,
    canonical.flags,
    carried.outlets,
    carried.copies
from lake.all_articles as canonical
inner join carried
    on canonical.cluster_id = carried.cluster_id
where canonical.is_canonical
