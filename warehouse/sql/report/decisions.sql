-- one row per decision on held records: who let them in or gave them up, when, how many and why, the newest first
select
    decided_at,
    left(decided_by, getvariable('chars')) as decided_by,
    state,
    left(decision, getvariable('chars')) as decision,
    count(*) as records,
    min(file_sha256[:12] || ':' || record_index) as example,
    any_value(resolved_run_id) as run_id,
    count(*) over () as total
from lake.quarantine
where decided_at is not null
group by decided_at, decided_by, state, decision
order by decided_at desc, state asc
limit getvariable('cap')
