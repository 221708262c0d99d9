-- one row per outlet: its last article, its week against its baseline, and its days; those that fell silent come first
with newest as (
    select max(day) as as_of
    from temp.report_days
),

calendar as (
    select cast(unnest(generate_series(as_of - 34, as_of, interval 1 day)) as date) as day
    from newest
),

health as (
    select
        *,
        case
            when articles_7_days = 0 and weekly_baseline = 0 then 'dormant'
            when weekly_baseline = 0 then 'new'
            when articles_7_days = 0 then 'silent'
            when share_of_baseline < 0.5 then 'low'
            when share_of_baseline > 2 then 'high'
            else 'steady'
        end as state,
        -- one article more on both sides: from 1 to 3 a week is less of a change than from 100 to 300
        abs(ln((articles_7_days + 1) / (weekly_baseline + 1))) as change
    from lake.source_health
),

shown as (
    select
        *,
        count(*) over () as total
    from health
    order by state = 'silent' desc, change desc, articles_7_days desc, source_id asc
    limit getvariable('cap')
),

daily as (
    select
        report_days.day,
        report_days.source_id,
        sum(report_days.articles) as articles
    from temp.report_days
    semi join shown
        on report_days.source_id = shown.source_id
    where report_days.day is not null
    group by report_days.day, report_days.source_id
)

select
    left(shown.source_id, getvariable('chars')) as source_id,
    left(any_value(sources.name), getvariable('chars')) as name,
    any_value(shown.state) as state,
    any_value(shown.last_date) as last_date,
    any_value(shown.silent_days) as silent_days,
    any_value(shown.articles_7_days) as articles_7_days,
    any_value(shown.weekly_baseline) as weekly_baseline,
    any_value(shown.share_of_baseline) as share_of_baseline,
    list(cast(coalesce(daily.articles, 0) as bigint) order by calendar.day) as numbers,
    any_value(shown.total) as total
from shown
cross join calendar
left join daily
    on shown.source_id = daily.source_id and calendar.day = daily.day
left join lake.sources
    on shown.source_id = sources.source_id
group by shown.source_id, shown.change
order by any_value(shown.state) = 'silent' desc, shown.change desc, articles_7_days desc, shown.source_id asc
