-- one row per speaker, by the name that the articles give: what they are quoted with, where and when
select
    speaker,
    count(distinct words) filter (where not is_indirect) as direct_quotes,
    count(distinct words) filter (where is_indirect) as indirect_quotes,
    count(*) as times_printed,
    count(distinct article_id) as articles,
    count(distinct source_id) as outlets,
    list_sort(list(distinct language)) as languages,
    min(published_day) as first_day,
    max(published_day) as last_day
from lake.all_quotes
where speaker is not null
group by speaker
