-- one row per day (null where no day is known), outlet and language: articles in their latest version, and originals
select
    case when published_precision in ('day', 'minute') then published_date end as day,
    source_id,
    language,
    count(*) as articles,
    count(*) filter (where not is_copy) as originals
from lake.all_articles
where is_latest
group by all
