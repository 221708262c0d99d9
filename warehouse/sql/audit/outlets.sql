-- one row per outlet: the day that an audit judges it by, the last one whose articles have come as a rule
create or replace temp table outlets as
select
    source_id,
    min(day) as first_day,
    getvariable('as_of') - greatest(1, any_value(lag_days)) as judged_day,
    max(day) filter (where day <= getvariable('as_of') - greatest(1, lag_days)) as last_day,
    max(arrived_day) as last_arrived_day
from recent
where source_id != 'unknown'
group by source_id;
