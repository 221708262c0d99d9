-- one row per language: articles, their share, and its share of the last week against that of the 28 days before
with newest as (
    select max(day) as as_of
    from temp.report_days
),

counted as (
    select
        report_days.language,
        sum(report_days.articles) as articles,
        sum(report_days.articles) filter (where report_days.day > newest.as_of - 7) as week,
        sum(report_days.articles) filter (
            where report_days.day <= newest.as_of - 7 and report_days.day > newest.as_of - 35
        ) as before
    from temp.report_days
    cross join newest
    group by report_days.language
)

select
    language,
    cast(articles as bigint) as articles,
    articles / sum(articles) over () as share,
    coalesce(week, 0) / nullif(sum(week) over (), 0) as week_share,
    coalesce(before, 0) / nullif(sum(before) over (), 0) as share_before,
    coalesce(week, 0) / nullif(sum(week) over (), 0) - coalesce(before, 0) / nullif(sum(before) over (), 0) as change,
    count(*) over () as total
from counted
order by articles desc, language asc
limit getvariable('cap')
