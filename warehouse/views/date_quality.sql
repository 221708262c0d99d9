-- one row per outlet, precision and origin of the date of publication: how many articles are dated so
select
    source_id,
    published_precision,
    published_from,
    count(*) as articles,
    count(*) filter (where list_contains(flags, 'date_conflict')) as conflicts,
    count(*) filter (where list_contains(flags, 'future_date')) as refused
from lake.all_articles
where is_latest
group by source_id, published_precision, published_from
