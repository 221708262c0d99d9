-- one row for the lake: articles that should have come of all outlets since the last of any
with lake as (
    select max(last_day) as last_day
    from outlets
)

select
    'lake' as subject,
    coalesce(sum(days.usual) filter (where days.day > lake.last_day), 0) as value,
    null as low,
    getvariable('articles') as high,
    max(days.history_days) as history_days,
    format('no article of any outlet since {}; {:.0f} would be usual', any_value(lake.last_day), value) as observed,
    format('articles every day, or fewer than {} missing', getvariable('articles')) as expected,
    cast([] as varchar[]) as examples
from days
cross join lake
having count(*) > 0
