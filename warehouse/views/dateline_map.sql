-- one row per place of a dateline: where it lies and what was reported from there
select
    dateline_place,
    dateline_country,
    dateline_lat,
    dateline_lon,
    count(*) as articles,
    count(distinct source_id) as outlets,
    count(distinct cluster_id) as texts,
    min(published_date) as first_date,
    max(published_date) as last_date
from lake.all_articles
where is_latest and dateline_place is not null
group by dateline_place, dateline_country, dateline_lat, dateline_lon
