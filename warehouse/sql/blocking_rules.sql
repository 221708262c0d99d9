-- one row per rule for which files are blocked now
select distinct checks.expectation
from lake.checks
inner join lake.files on checks.run_id = files.run_id
where
    files.status = 'blocked'
    and (checks.outcome = 'error' or (checks.outcome = 'failed' and checks.severity = 'critical'))
