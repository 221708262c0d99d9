-- one row per stage and rule that holds records now (or held records of the run that is asked for), most first
with unnested as (
    select
        quarantine.stage,
        unnest(quarantine.rules) as rule,
        quarantine.source_id,
        runs.ended_at
    from lake.quarantine
    left join lake.runs
        on quarantine.run_id = runs.run_id
    where
        quarantine.state = 'held'
        and (getvariable('run_id') is null or quarantine.run_id = getvariable('run_id'))
)

select
    stage,
    left(rule, getvariable('chars')) as rule,
    count(*) as records,
    count(distinct source_id) as sources,
    min(ended_at) as first_at,
    max(ended_at) as last_at,
    count(*) over () as total
from unnested
group by stage, rule
order by records desc, stage asc, rule asc
limit getvariable('cap')
