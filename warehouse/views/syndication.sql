-- one row per copy in another outlet than the canonical article's: who had it, who copied it, how much later
select
    copy.cluster_id,
    origin.source_id as origin_source_id,
    origin.article_id as origin_article_id,
    origin.headline as origin_headline,
    origin.agency as origin_agency,
    origin.published_at as origin_published_at,
    origin.published_date as origin_published_date,
    copy.source_id as copier_source_id,
    copy.article_id as copier_article_id,
    copy.headline as copier_headline,
    copy.published_at as copier_published_at,
    copy.published_date as copier_published_date,
    copy.language,
    copy.similarity,
    case
        when origin.published_at is not null and copy.published_at is not null
            then date_diff('second', origin.published_at, copy.published_at) / 3600.0
        else date_diff('day', origin.published_day, copy.published_day) * 24.0
    end as lag_hours,
    case
        when origin.published_at is not null and copy.published_at is not null then 'minute'
        when origin.published_day is not null and copy.published_day is not null then 'day'
        else 'none'
    end as lag_precision
from lake.all_articles as copy
inner join lake.all_articles as origin
    on copy.cluster_id = origin.cluster_id and origin.is_canonical
where copy.role = 'copy' and copy.source_id <> origin.source_id
