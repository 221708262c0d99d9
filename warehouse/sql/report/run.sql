-- one row: a run, with what became of its files and records, and how many of its checks failed
with blocked as (
    select count(*) as files_blocked
    from lake.files
    where status = 'blocked' and run_id = getvariable('run_id')
),

fellows as (
    select count(*) as batches
    from lake.runs as asked
    inner join lake.runs as fellow
        on asked.flow_run_id = fellow.flow_run_id
    where asked.run_id = getvariable('run_id')
),

judged as (
    select
        count(*) as checks,
        -- a lake of an older version has no outcome
        count(*) filter (where coalesce(outcome in ('failed', 'error'), not success)) as failed_checks
    from lake.checks
    where run_id = getvariable('run_id')
)

select
    runs.run_id,
    runs.flow,
    runs.flow_run_id,
    runs.started_at,
    runs.ended_at,
    date_diff('millisecond', runs.started_at, runs.ended_at) / 1000.0 as seconds,
    runs.status,
    runs.code_version,
    runs.files_seen,
    runs.files_read,
    runs.files_rejected,
    blocked.files_blocked,
    runs.records_seen,
    runs.records_published,
    runs.records_known,
    runs.records_quarantined,
    runs.records_rejected,
    runs.records_dropped,
    fellows.batches,
    judged.checks,
    judged.failed_checks,
    (select max(snapshots.snapshot_id) from lake.snapshots() as snapshots) as snapshot
from lake.runs
cross join blocked
cross join fellows
cross join judged
where runs.run_id = getvariable('run_id')
