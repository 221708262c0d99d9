-- one row per suite, rule and subject: its newest result and its last ones, oldest first; what is wrong comes first
with newest as (
    select
        suite,
        expectation,
        subject,
        arg_max(report_judged, (ended_at, run_id)) as last,
        list(outcome order by ended_at, run_id) as outcomes,
        list(value order by ended_at, run_id) as numbers
    from temp.report_judged
    group by suite, expectation, subject
)

select
    newest.suite,
    newest.expectation,
    newest.subject,
    last.run_id,
    last.ended_at,
    last.severity,
    last.outcome,
    last.observed,
    last.expected,
    last.value,
    last.unexpected_count,
    last.examples,
    last.error,
    newest.outcomes,
    newest.numbers,
    count(*) over () as total
from newest
where getvariable('run_id') is null or last.run_id = getvariable('run_id')
order by
    list_position(['error', 'failed'], last.outcome) nulls last,
    list_position(['critical', 'warning', 'info'], last.severity) asc,
    newest.suite asc,
    newest.expectation asc,
    newest.subject asc
limit getvariable('cap')
