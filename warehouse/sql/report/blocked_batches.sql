-- one row per batch that the gate blocked and nobody has decided on: its files, its held records and what blocked it
with blocked as (
    select
        run_id,
        count(*) as files,
        min(left(path, getvariable('chars'))) as example_path
    from lake.files
    where status = 'blocked'
    group by run_id
),

wrong as (
    select
        run_id,
        list_sort(list(distinct expectation)) as rules
    from lake.checks
    where error is not null or (severity = 'critical' and not success)
    group by run_id
)

select
    blocked.run_id,
    runs.ended_at,
    blocked.files,
    blocked.example_path,
    coalesce(runs.records_quarantined, 0) as records,
    coalesce(list_slice(wrong.rules, 1, getvariable('few')), []) as rules,
    count(*) over () as total
from blocked
left join lake.runs
    on blocked.run_id = runs.run_id
left join wrong
    on blocked.run_id = wrong.run_id
order by runs.ended_at desc, blocked.run_id asc
limit getvariable('cap')
