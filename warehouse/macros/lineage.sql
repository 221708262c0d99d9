-- one row per version of an article: the file, record and run it came from, and the cluster it went to
-- lineage(wanted_id)
select
    articles.article_id,
    articles.version,
    files.path,
    articles.file_sha256,
    articles.record_index,
    files.format,
    articles.extraction_method,
    articles.published_from,
    articles.run_id,
    runs.ended_at as loaded_at,
    runs.code_version,
    cluster_members.cluster_id,
    cluster_members.role,
    articles.flags
from lake.articles
inner join lake.files
    on articles.file_sha256 = files.file_sha256
inner join lake.runs
    on articles.run_id = runs.run_id
inner join lake.cluster_members
    on articles.article_id = cluster_members.article_id and articles.version = cluster_members.version
where articles.article_id = wanted_id -- noqa: RF02
