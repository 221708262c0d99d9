-- one row per run whose id begins as asked for; without a beginning, the last run
select run_id
from lake.runs
where getvariable('beginning') is null or starts_with(run_id, getvariable('beginning'))
order by ended_at desc, run_id asc
limit case when getvariable('beginning') is null then 1 else 2 end
