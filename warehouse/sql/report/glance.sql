-- one row: what somebody has to know of the lake at once
with last_run as (
    select
        run_id,
        flow,
        status,
        ended_at
    from lake.runs
    order by ended_at desc, run_id asc
    limit 1
),

alerted as (
    select
        count(*) filter (where state = 'open') as open_alerts,
        count(*) filter (where state = 'open' and severity = 'critical') as critical_alerts,
        count(*) filter (where delivery = 'waiting') as waiting_alerts
    from lake.alerts
),

blocked as (
    select count(distinct run_id) as blocked_batches
    from lake.files
    where status = 'blocked'
),

held as (
    select count(*) as held_records
    from lake.quarantine
    where state = 'held'
),

published as (
    select
        coalesce(sum(articles), 0) as articles,
        count(distinct source_id) as sources,
        max(day) as as_of
    from temp.report_days
)

select
    last_run.run_id,
    last_run.flow,
    last_run.status,
    last_run.ended_at,
    alerted.open_alerts,
    alerted.critical_alerts,
    alerted.waiting_alerts,
    blocked.blocked_batches,
    held.held_records,
    cast(published.articles as bigint) as articles,
    published.sources,
    published.as_of,
    (select count(*) from lake.runs) as runs,
    (select count(*) from lake.checks) as checks,
    (select max(snapshots.snapshot_id) from lake.snapshots() as snapshots) as snapshot
from alerted
cross join blocked
cross join held
cross join published
left join last_run
    on true
