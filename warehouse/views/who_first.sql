-- one row per cluster in two or more outlets: who had it first; a tie that the dates cannot break is marked
with dated as (
    select
        cluster_id,
        article_id,
        source_id,
        published_at,
        published_day,
        min(published_day) over (partition by cluster_id) as first_date
    from lake.all_articles
),

first_day as (
    select
        cluster_id,
        first_date,
        count(*) as articles_that_day,
        count(published_at) as timed_that_day,
        min(published_at) as first_at
    from dated
    where published_day = first_date
    group by cluster_id, first_date
),

leaders as (
    select
        dated.cluster_id,
        list_sort(list(distinct dated.source_id)) as first_source_ids
    from dated
    inner join first_day
        on dated.cluster_id = first_day.cluster_id and dated.published_day = first_day.first_date
    -- an instant decides only if every article of the day has one; otherwise the whole day leads
    where first_day.timed_that_day < first_day.articles_that_day or dated.published_at = first_day.first_at
    group by dated.cluster_id
),

carried as (
    select
        cluster_id,
        count(distinct source_id) as outlets,
        count(distinct article_id) as articles,
        count(distinct article_id) filter (where published_day is null) as undated
    from dated
    group by cluster_id
)

select
    carried.cluster_id,
    canonical.headline,
    canonical.language,
    leaders.first_source_ids,
    len(leaders.first_source_ids) > 1 as is_tie,
    first_day.first_date,
    case when first_day.timed_that_day = first_day.articles_that_day then first_day.first_at end as first_at,
    carried.outlets,
    carried.articles,
    carried.undated
from carried
inner join lake.all_articles as canonical
    on carried.cluster_id = canonical.cluster_id and canonical.is_canonical
left join first_day
    on carried.cluster_id = first_day.cluster_id
left join leaders
    on carried.cluster_id = leaders.cluster_id
where carried.outlets > 1
