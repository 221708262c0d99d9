-- one row per cluster and headline: who ran the text under it
select
    cluster_id,
    headline,
    list_sort(list(distinct source_id)) as source_ids,
    count(distinct article_id) as articles,
    count(*) over (partition by cluster_id) as variants
from lake.all_articles
where headline is not null
group by cluster_id, headline
