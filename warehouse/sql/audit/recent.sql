-- one row per article as it first came, of the 100 days before an audit: what the measures look at
create or replace temp table recent as
with arrived as (
    select
        articles.article_id,
        articles.version,
        articles.source_id,
        case when articles.published_precision in ('day', 'minute') then articles.published_date end as dated,
        articles.published_at,
        runs.started_at as arrived_at,
        cast(runs.started_at as date) as arrived_day,
        articles.language,
        articles.words,
        articles.headline,
        articles.canonical_url,
        articles.byline,
        articles.flags,
        articles.file_sha256
    from lake.articles
    inner join lake.runs on articles.run_id = runs.run_id
    where
        runs.started_at < getvariable('as_of') + interval 1 day
        and greatest(cast(runs.started_at as date), coalesce(dated, cast(runs.started_at as date)))
        > getvariable('as_of') - 100
    qualify row_number() over (partition by articles.article_id order by runs.started_at, articles.version) = 1
),

-- An outlet's first load may bring years at once: it does not tell how long articles usually take to come.
first_loads as (
    select
        source_id,
        min(arrived_day) as day
    from arrived
    group by source_id
),

usual as (
    select
        arrived.source_id,
        coalesce(cast(greatest(0, least(7, median(arrived.arrived_day - arrived.dated) filter (
            where arrived.arrived_day > first_loads.day and arrived.arrived_day - arrived.dated between 0 and 30
        ))) as integer), 1) as lag_days
    from arrived
    inner join first_loads on arrived.source_id = first_loads.source_id
    group by arrived.source_id
)

select
    arrived.*,
    usual.lag_days,
    coalesce(arrived.dated, arrived.arrived_day - usual.lag_days) as day,
    cluster_members.cluster_id,
    coalesce(cluster_members.role = 'copy', false) as is_copy
from arrived
inner join usual on arrived.source_id = usual.source_id
left join lake.cluster_members
    on arrived.article_id = cluster_members.article_id and arrived.version = cluster_members.version;
