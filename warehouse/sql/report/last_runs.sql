-- one row per run, the newest first: how long it took, what became of its records, and how many of its checks failed
with failed as (
    select
        run_id,
        count(*) as checks
    from lake.checks
    -- a lake of an older version has no outcome
    where coalesce(outcome in ('failed', 'error'), not success)
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
    coalesce(failed.checks, 0) as failed_checks,
    count(*) over () as total
from lake.runs
left join failed
    on runs.run_id = failed.run_id
order by runs.ended_at desc, runs.run_id asc
limit getvariable('cap')
