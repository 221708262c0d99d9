-- one row per outlet and day up to the one that is judged: distinct texts of the day, and how many are usual
create or replace temp table days as
with calendar as (
    select
        source_id,
        first_day,
        judged_day,
        cast(unnest(generate_series(greatest(first_day, judged_day - 99), judged_day, interval 1 day)) as date) as day
    from outlets
),

counted as (
    select
        calendar.source_id,
        calendar.first_day,
        calendar.judged_day,
        calendar.day,
        count(distinct coalesce(recent.cluster_id, recent.article_id)) as texts
    from calendar
    left join recent on calendar.source_id = recent.source_id and calendar.day = recent.day
    group by all
),

-- What is usual on a day: the median of the same weekday of the four weeks before; if it was but once, of all days.
before as (
    select
        counted.source_id,
        counted.day,
        median(earlier.texts) filter (where dayofweek(earlier.day) = dayofweek(counted.day)) as same_weekday,
        count(*) filter (where dayofweek(earlier.day) = dayofweek(counted.day)) as weeks,
        median(earlier.texts) as any_day
    from counted
    inner join counted as earlier
        on
            counted.source_id = earlier.source_id
            and earlier.day between counted.day - 28 and counted.day - 1
    group by counted.source_id, counted.day
)

select
    counted.*,
    least(28, counted.day - counted.first_day) as history_days,
    case when before.weeks >= 2 then before.same_weekday else before.any_day end as usual
from counted
left join before on counted.source_id = before.source_id and counted.day = before.day;
