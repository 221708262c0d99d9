-- one row per stage, rule and state of held records: how many, in how many files, and one of them to look at
with unnested as (
    select
        stage,
        unnest(rules) as rule,
        state,
        file_sha256,
        record_index,
        run_id
    from lake.quarantine
)

select
    unnested.stage,
    unnested.rule,
    unnested.state,
    count(*) as records,
    count(distinct unnested.file_sha256) as files,
    max(runs.ended_at) as last_at,
    min(files.path) as example_path
from unnested
left join lake.runs
    on unnested.run_id = runs.run_id
left join lake.files
    on unnested.file_sha256 = files.file_sha256
group by unnested.stage, unnested.rule, unnested.state
