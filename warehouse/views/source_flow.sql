-- one row per pair of outlets: how often the second copied the first, and how much later
select
    origin_source_id,
    copier_source_id,
    count(*) as copies,
    median(lag_hours) as median_lag_hours,
    avg(similarity) as mean_similarity
from lake.syndication
group by origin_source_id, copier_source_id
