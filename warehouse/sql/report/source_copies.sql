-- one row per outlet: how many of its articles copy another's, in all and in the last week, most copies first
with newest as (
    select max(day) as as_of
    from temp.report_days
),

counted as (
    select
        report_days.source_id,
        sum(report_days.articles) as articles,
        sum(report_days.articles - report_days.originals) as copies,
        sum(report_days.articles) filter (where report_days.day > newest.as_of - 7) as week,
        sum(report_days.articles - report_days.originals) filter (where report_days.day > newest.as_of - 7)
            as week_copies
    from temp.report_days
    cross join newest
    group by report_days.source_id
)

select
    left(source_id, getvariable('chars')) as source_id,
    cast(articles as bigint) as articles,
    cast(copies as bigint) as copies,
    copies / articles as share,
    week_copies / week as week_share,
    count(*) over () as total
from counted
where copies > 0
order by copies desc, source_id asc
limit getvariable('cap')
