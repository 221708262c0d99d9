-- Which outlet had a text first, which copied it, and how many hours later?
select
    origin_source_id as origin,
    copier_source_id as copier,
    round(lag_hours, 1) as lag_hours,
    round(similarity, 2) as similarity,
    left(origin_headline, 40) as headline
from lake.syndication
order by origin, lag_hours, copier
limit 20
