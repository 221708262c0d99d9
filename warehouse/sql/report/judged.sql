-- one row per check of the last runs of each flow that made checks, up to a run if one is asked for
with until as (
    select max(ended_at) as ended_at
    from lake.runs
    where getvariable('run_id') is null or run_id = getvariable('run_id')
),

recent as (
    select
        runs.run_id,
        runs.ended_at
    from lake.runs
    inner join until
        on runs.ended_at <= until.ended_at
    semi join lake.checks
        on runs.run_id = checks.run_id
    qualify getvariable('runs') >= row_number() over (
        partition by runs.flow
        order by runs.ended_at desc, runs.run_id asc
    )
)

select
    checks.run_id,
    recent.ended_at,
    checks.suite,
    checks.expectation,
    coalesce(checks.subject, 'batch') as subject,
    checks.severity,
    -- a lake of an older version has no outcome
    coalesce(
        checks.outcome,
        case
            when checks.error is not null then 'error'
            when checks.success then 'passed'
            else 'failed'
        end
    ) as outcome,
    left(checks.observed, getvariable('chars')) as observed,
    left(checks.expected, getvariable('chars')) as expected,
    case when isfinite(checks.value) then checks.value end as value,
    checks.unexpected_count,
    list_slice(checks.examples, 1, getvariable('few')) as examples,
    left(checks.error, getvariable('chars')) as error
from lake.checks
inner join recent
    on checks.run_id = recent.run_id
