-- one row per outlet: its last article, and its last seven days against the 28 before them, as of the lake's newest day
with newest as (
    select max(published_date) as as_of
    from lake.all_articles
    where published_precision in ('day', 'minute')
),

counted as (
    select
        all_articles.source_id,
        newest.as_of,
        max(all_articles.published_date) as last_date,
        count(*) filter (where all_articles.published_date > newest.as_of - 7) as articles_7_days,
        count(*) filter (
            where all_articles.published_date <= newest.as_of - 7 and all_articles.published_date > newest.as_of - 35
        ) as articles_28_days_before
    from lake.all_articles
    cross join newest
    where all_articles.is_latest and all_articles.published_precision in ('day', 'minute')
    group by all_articles.source_id, newest.as_of
)

select
    source_id,
    as_of,
    last_date,
    as_of - last_date as silent_days,
    articles_7_days,
    articles_28_days_before / 4.0 as weekly_baseline,
    case when articles_28_days_before > 0 then articles_7_days * 4.0 / articles_28_days_before end as share_of_baseline
from counted
