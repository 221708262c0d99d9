-- one row per run: how long it took, what became of its records, and which checks failed
with failed as (
    select
        run_id,
        list_sort(list(expectation)) as failed_checks
    from lake.checks
    where outcome in ('failed', 'error')
    group by run_id
)

select
    runs.run_id,
    runs.flow,
    runs.flow_run_id,
    runs.status,
    runs.started_at,
    runs.ended_at,
    date_diff('millisecond', runs.started_at, runs.ended_at) / 1000.0 as seconds,
    runs.files_read,
    runs.files_rejected,
    runs.records_seen,
    runs.records_published,
    runs.records_known,
    runs.records_quarantined,
    runs.records_rejected,
    coalesce(failed.failed_checks, []) as failed_checks,
    runs.code_version
from lake.runs
left join failed
    on runs.run_id = failed.run_id
