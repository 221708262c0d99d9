-- one row per outlet of the articles that the run published, with those that copy another's
select
    left(articles.source_id, getvariable('chars')) as source_id,
    count(*) as articles,
    count(*) filter (where cluster_members.role = 'copy') as copies,
    count(*) filter (where cluster_members.role = 'copy') / count(*) as share,
    sum(articles.words) as words,
    count(*) over () as total
from lake.articles
left join lake.cluster_members
    on articles.article_id = cluster_members.article_id and articles.version = cluster_members.version
where articles.run_id = getvariable('run_id')
group by articles.source_id
order by articles desc, articles.source_id asc
limit getvariable('cap')
