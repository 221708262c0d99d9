-- one row per group of copies that is large
select
    cluster_id as subject,
    count(*) as value,
    null as low,
    getvariable('articles') as high,
    null as history_days,
    format('{} versions of {} outlets', count(*), count(distinct source_id)) as observed,
    format('up to {}', getvariable('articles')) as expected,
    list(article_id order by article_id)[:5] as examples
from (
    select
        cluster_members.cluster_id,
        cluster_members.article_id,
        articles.source_id
    from lake.cluster_members
    inner join lake.articles
        on cluster_members.article_id = articles.article_id and cluster_members.version = articles.version
) as members
group by cluster_id
having count(*) > getvariable('articles') / 2
