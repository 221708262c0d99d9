-- one row per suite and severity: how the newest results stand
with newest as (
    select
        suite,
        severity,
        outcome
    from temp.report_judged
    where getvariable('run_id') is null or run_id = getvariable('run_id')
    qualify row_number() over (partition by suite, expectation, subject order by ended_at desc, run_id asc) = 1
)

select
    suite,
    severity,
    count(*) as checks,
    count(*) filter (where outcome = 'passed') as passed,
    count(*) filter (where outcome = 'failed') as failed,
    count(*) filter (where outcome = 'error') as errors,
    count(*) filter (where outcome = 'not_enough_history') as too_early,
    count(*) over () as total
from newest
group by suite, severity
order by suite, list_position(['critical', 'warning', 'info'], severity)
limit getvariable('cap')
