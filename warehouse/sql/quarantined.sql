-- one row per record of quarantine that meets what is asked for, without its payload, the latest run first
select
    held.file_sha256,
    held.record_index,
    held.member,
    held.source_id,
    held.stage,
    held.rules,
    held.detail,
    held.run_id,
    held.state,
    held.resolved_run_id,
    held.decided_by,
    held.decided_at,
    held.decision,
    coalesce(files.path, '') as path,
    files.format,
    runs.ended_at as held_at,
    coalesce(files.status = 'blocked' and files.run_id = held.run_id, false) as is_blocked,
    coalesce(length(held.payload), 0) as payload_chars
from lake.quarantine as held
left join lake.files
    on held.file_sha256 = files.file_sha256
left join lake.runs
    on held.run_id = runs.run_id
cross join wanted
where
    (wanted.state is null or held.state = wanted.state)
    and (wanted.rule is null or list_contains(held.rules, wanted.rule))
    and (wanted.source_id is null or held.source_id = wanted.source_id)
    and (wanted.run_id is null or starts_with(held.run_id, wanted.run_id))
    and (wanted.file_sha256 is null or starts_with(held.file_sha256, wanted.file_sha256))
    and (wanted.record_index is null or held.record_index = wanted.record_index)
order by runs.ended_at desc, held.file_sha256 asc, held.record_index asc
