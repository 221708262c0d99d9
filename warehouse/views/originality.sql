-- one row per outlet: how many of its articles are its own and how many copy another
select
    source_id,
    any_value(source_name) as source_name,
    count(*) as articles,
    count(*) filter (where role = 'canonical') as originals,
    count(*) filter (where role = 'copy') as copies,
    count(*) filter (where role = 'canonical') / count(*) as original_share
from lake.all_articles
where role <> 'revision'
group by source_id
