-- one row per suite, rule and subject: its newest result and its last ones, oldest first; what is wrong comes first
with newest as (
    select *
    from temp.report_judged
    where getvariable('run_id') is null or run_id = getvariable('run_id')
    qualify row_number() over (partition by suite, expectation, subject order by ended_at desc, run_id asc) = 1
),

ordered as (
    select
        *,
        row_number() over (
            order by
                list_position(['error', 'failed'], outcome) asc nulls last,
                list_position(['critical', 'warning', 'info'], severity) asc,
                suite asc,
                expectation asc,
                subject asc
        ) as place,
        count(*) over () as total
    from newest
),

shown as (
    select *
    from ordered
    where place <= getvariable('cap')
),

history as (
    select
        judged.suite,
        judged.expectation,
        judged.subject,
        list(judged.outcome order by judged.ended_at, judged.run_id) as outcomes,
        list(judged.value order by judged.ended_at, judged.run_id) as numbers
    from temp.report_judged as judged
    semi join shown
        on
            judged.suite = shown.suite
            and judged.expectation = shown.expectation
            and judged.subject = shown.subject
    group by judged.suite, judged.expectation, judged.subject
)

select
    shown.suite,
    shown.expectation,
    shown.subject,
    shown.severity,
    shown.outcome,
    shown.observed,
    shown.expected,
    shown.value,
    shown.unexpected_count,
    shown.examples,
    shown.error,
    history.outcomes,
    history.numbers,
    shown.total
from shown
inner join history
    on
        shown.suite = history.suite
        and shown.expectation = history.expectation
        and shown.subject = history.subject
order by shown.place
