-- What was held back, by which rule, and where is one of it?
select
    stage,
    rule,
    records,
    example_path
from lake.quarantine_summary
order by records desc, rule asc
limit 20
