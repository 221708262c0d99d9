-- one row per language: articles, outlets and distinct texts in it
select
    language,
    count(*) as articles,
    count(distinct source_id) as outlets,
    count(distinct cluster_id) as texts,
    avg(language_confidence) as mean_confidence,
    count(*) filter (where list_contains(flags, 'language_conflict')) as conflicts
from lake.all_articles
where is_latest
group by language
