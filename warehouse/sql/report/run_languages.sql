-- one row per language of the articles that the run published
select
    language,
    count(*) as articles,
    count(*) / sum(count(*)) over () as share,
    avg(language_confidence) as mean_confidence,
    count(*) over () as total
from lake.articles
where run_id = getvariable('run_id')
group by language
order by articles desc, language asc
limit getvariable('cap')
