-- one row per day, outlet and language: articles published, and how many of them are no copies
select
    published_date,
    source_id,
    language,
    count(*) as articles,
    count(*) filter (where not is_copy) as originals,
    sum(words) as words
from lake.all_articles
where is_latest and published_precision in ('day', 'minute')
group by published_date, source_id, language
