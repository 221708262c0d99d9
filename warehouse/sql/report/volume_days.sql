-- one row per day of the last weeks: articles, copies, and the mean of the same weekday in the 28 days before
with span as (
    select
        min(day) as first_day,
        max(day) as last_day
    from temp.report_days
),

counted as (
    select
        day,
        sum(articles) as articles,
        sum(articles - originals) as copies
    from temp.report_days
    where day is not null
    group by day
),

calendar as (
    select
        last_day,
        -- four weeks more than are shown, for the baseline
        cast(
            unnest(
                generate_series(greatest(first_day, last_day - getvariable('days') - 27), last_day, interval 1 day)
            ) as date
        ) as day
    from span
),

filled as (
    select
        calendar.day,
        calendar.last_day,
        cast(coalesce(counted.articles, 0) as bigint) as articles,
        cast(coalesce(counted.copies, 0) as bigint) as copies
    from calendar
    left join counted
        on calendar.day = counted.day
),

compared as (
    select
        *,
        -- null where the lake does not go back so far
        (
            lag(articles, 7) over past
            + lag(articles, 14) over past
            + lag(articles, 21) over past
            + lag(articles, 28) over past
        ) / 4.0 as baseline
    from filled
    window past as (order by day)
)

select
    day,
    articles,
    copies,
    baseline,
    count(*) over () as total
from compared
where day > last_day - getvariable('days')
order by day
