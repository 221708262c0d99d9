-- one row per outlet with enough articles on its judged day: their median length against that of the days before
with medians as (
    select
        recent.source_id,
        recent.day,
        outlets.judged_day,
        count(*) as articles,
        median(recent.words) as words,
        least(28, outlets.judged_day - outlets.first_day) as history_days,
        list(recent.article_id order by recent.words, recent.article_id)[:5] as examples
    from recent
    inner join outlets on recent.source_id = outlets.source_id
    where recent.day between outlets.judged_day - 28 and outlets.judged_day
    group by recent.source_id, recent.day, outlets.judged_day, outlets.first_day
    having count(*) >= getvariable('articles') or recent.day < outlets.judged_day
),

compared as (
    select
        source_id,
        judged_day,
        max(articles) filter (where day = judged_day) as articles,
        max(words) filter (where day = judged_day) as words,
        median(words) filter (where day < judged_day) as usual,
        min(words) filter (where day < judged_day and articles >= getvariable('articles')) as least_before,
        max(words) filter (where day < judged_day and articles >= getvariable('articles')) as most_before,
        max(history_days) as history_days,
        any_value(examples) filter (where day = judged_day) as examples
    from medians
    group by source_id, judged_day
)

select
    source_id as subject,
    words as value,
    least(usual / getvariable('ratio'), coalesce(least_before, usual) * 0.7) as low,
    greatest(usual * getvariable('ratio'), coalesce(most_before, usual) / 0.7) as high,
    history_days,
    format('{:.0f} words in the median of {} articles of {}', words, articles, judged_day) as observed,
    format('{:.0f} to {:.0f}, usually {:.0f}', low, high, usual) as expected,
    examples
from compared
where words is not null and usual is not null
