-- one row per outlet with enough articles on its judged day: how far their languages are from those before
with counted as (
    select
        recent.source_id,
        outlets.judged_day,
        recent.language,
        count(*) filter (where recent.day = outlets.judged_day) as articles,
        count(*) filter (where recent.day < outlets.judged_day) as articles_before,
        least(28, outlets.judged_day - outlets.first_day) as history_days
    from recent
    inner join outlets on recent.source_id = outlets.source_id
    where recent.day between outlets.judged_day - 28 and outlets.judged_day
    group by recent.source_id, outlets.judged_day, outlets.first_day, recent.language
),

shared as (
    select
        *,
        sum(articles) over outlet as total,
        sum(articles_before) over outlet as total_before,
        articles / sum(articles) over outlet as share,
        articles_before / sum(articles_before) over outlet as share_before
    from counted
    window outlet as (partition by source_id)
),

compared as (
    select
        source_id,
        judged_day,
        any_value(total) as total,
        any_value(total_before) as total_before,
        max(history_days) as history_days,
        sum(abs(share - coalesce(share_before, 0))) / 2 as moved,
        arg_max(language, share - coalesce(share_before, 0)) as language,
        max(share - coalesce(share_before, 0)) as gained
    from shared
    where total >= getvariable('articles')
    group by source_id, judged_day
)

select
    source_id as subject,
    moved as value,
    null as low,
    greatest(getvariable('share'), 2 / sqrt(total)) as high,
    case when total_before >= getvariable('articles') then history_days else 0 end as history_days,
    format(
        '{:.0f} % of {} articles of {} are in another language than usual, most of all in {}',
        100 * moved, total, judged_day, language
    ) as observed,
    format('up to {:.0f} %', 100 * high) as expected,
    (
        select list(recent.article_id order by recent.article_id)[:5]
        from recent
        where
            recent.source_id = compared.source_id and recent.day = compared.judged_day
            and recent.language = compared.language
    ) as examples
from compared
