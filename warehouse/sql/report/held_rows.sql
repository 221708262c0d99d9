-- one row per record that is held, the newest first, with the opening of its payload
with newest as (
    select
        quarantine.file_sha256,
        quarantine.record_index,
        runs.ended_at,
        count(*) over () as total
    from lake.quarantine
    left join lake.runs
        on quarantine.run_id = runs.run_id
    where
        quarantine.state = 'held'
        and (getvariable('run_id') is null or quarantine.run_id = getvariable('run_id'))
    order by runs.ended_at desc nulls last, quarantine.file_sha256 asc, quarantine.record_index asc
    limit getvariable('cap')
)

select
    quarantine.file_sha256,
    quarantine.record_index,
    left(quarantine.member, getvariable('chars')) as member,
    left(quarantine.source_id, getvariable('chars')) as source_id,
    quarantine.stage,
    list_slice(quarantine.rules, 1, getvariable('few')) as rules,
    left(quarantine.detail, getvariable('chars')) as detail,
    left(quarantine.payload, getvariable('chars')) as payload,
    left(files.path, getvariable('chars')) as path,
    newest.ended_at,
    newest.total
from newest
inner join lake.quarantine
    on newest.file_sha256 = quarantine.file_sha256 and newest.record_index = quarantine.record_index
left join lake.files
    on newest.file_sha256 = files.file_sha256
order by newest.ended_at desc nulls last, quarantine.file_sha256 asc, quarantine.record_index asc
