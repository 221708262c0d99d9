-- one row for the runs: those whose counts do not add up
select
    'runs' as subject,
    count(*) as value,
    null as low,
    0 as high,
    null as history_days,
    format('{} runs in which records have vanished or come from nowhere', count(*)) as observed,
    'seen = published + known + quarantined + rejected + dropped' as expected,
    coalesce(list(run_id order by started_at desc)[:5], []) as examples
from lake.runs
where
    records_seen
    != records_published + records_known + records_quarantined + records_rejected + coalesce(records_dropped, 0)
    or files_seen != files_read + files_rejected
