-- How much is there in each language, from how many outlets and places?
select
    language,
    count(*) as articles,
    count(distinct source_id) as outlets,
    count(distinct dateline_place) as places,
    count(*) filter (where is_copy) as copies
from lake.all_articles
where is_latest
group by language
order by articles desc, language asc
limit 20
