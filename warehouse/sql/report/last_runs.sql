-- one row per run, the newest first: how long it took, what became of its records, and how many checks were not passed
with wrong as (
    select
        run_id,
        count(*) as checks
    from lake.checks
    where error is not null or not success
    group by run_id
)

select
    runs.run_id,
    runs.flow,
    runs.status,
    runs.started_at,
    date_diff('millisecond', runs.started_at, runs.ended_at) / 1000.0 as seconds,
    runs.files_read,
    runs.files_rejected,
    runs.records_seen,
    runs.records_published,
    runs.records_known,
    runs.records_quarantined,
    runs.records_rejected,
    runs.records_dropped,
    coalesce(wrong.checks, 0) as wrong_checks,
    count(*) over () as total
from lake.runs
left join wrong
    on runs.run_id = wrong.run_id
order by runs.ended_at desc, runs.run_id asc
limit getvariable('cap')
