-- Who is quoted, how often, and in how many outlets?
select
    speaker,
    direct_quotes,
    indirect_quotes,
    outlets,
    languages
from lake.quotes_by_speaker
order by outlets desc, direct_quotes + indirect_quotes desc, speaker
limit 20
