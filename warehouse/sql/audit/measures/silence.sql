-- one row per outlet that others outlast: articles that should have come since its last one, if that is days ago
with lake as (
    select max(last_day) as last_day
    from outlets
),

missed as (
    select
        outlets.source_id,
        outlets.last_day,
        least(outlets.judged_day, lake.last_day) - outlets.last_day as silent_days,
        sum(days.usual) filter (where days.day > outlets.last_day and days.day <= lake.last_day) as articles,
        max(days.history_days) filter (where days.day <= outlets.last_day + 1) as history_days
    from outlets
    cross join lake
    inner join days on outlets.source_id = days.source_id
    where outlets.last_day is not null
    group by outlets.source_id, outlets.last_day, outlets.judged_day, lake.last_day
)

select
    source_id as subject,
    case when silent_days >= getvariable('days') then coalesce(articles, 0) else 0 end as value,
    null as low,
    getvariable('articles') as high,
    history_days,
    format('none for {} days, the last on {}; {:.0f} would be usual', silent_days, last_day, coalesce(articles, 0))
        as observed,
    format('an article within {} days, or fewer than {} missing', getvariable('days'), getvariable('articles'))
        as expected,
    cast([] as varchar[]) as examples
from missed
