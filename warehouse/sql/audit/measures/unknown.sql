-- one row for the lake: the share of the last day's articles of which no outlet is known, against the share before
with counted as (
    select
        count(*) filter (where day = getvariable('as_of') - 1) as articles,
        count(*) filter (where day = getvariable('as_of') - 1 and source_id = 'unknown') as unknown,
        count(*) filter (where day < getvariable('as_of') - 1) as articles_before,
        count(*) filter (where day < getvariable('as_of') - 1 and source_id = 'unknown') as unknown_before,
        least(28, getvariable('as_of') - 1 - min(day)) as history_days,
        list(article_id order by article_id) filter (
            where day = getvariable('as_of') - 1 and source_id = 'unknown'
        )[:5] as examples
    from recent
    where day between getvariable('as_of') - 29 and getvariable('as_of') - 1
)

select
    'lake' as subject,
    unknown / articles as value,
    null as low,
    (unknown_before + 0.5) / (articles_before + 1) + getvariable('jump') as high,
    history_days,
    format('{:.0f} % of {} articles', 100 * value, articles) as observed,
    format('up to {:.0f} %', 100 * least(high, 1)) as expected,
    examples
from counted
where articles >= getvariable('articles')
