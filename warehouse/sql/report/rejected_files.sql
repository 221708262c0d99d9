-- one row per file of the run that gave no records, and why
select
    left(path, getvariable('chars')) as path,
    format,
    bytes,
    left(reason, getvariable('chars')) as reason,
    count(*) over () as total
from lake.files
where run_id = getvariable('run_id') and status = 'rejected'
order by path, file_sha256
limit getvariable('cap')
