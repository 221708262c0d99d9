-- Who carried a shared text first, and which firsts are ties that the dates cannot break?
select
    first_source_ids,
    is_tie,
    first_date,
    outlets,
    left(headline, 50) as headline
from lake.who_first
order by outlets desc, first_date asc
limit 20
