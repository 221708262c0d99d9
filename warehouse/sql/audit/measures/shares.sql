-- one row per outlet with enough articles on its judged day: their share with a mark, against the share before
with counted as (
    select
        marks.source_id,
        outlets.judged_day,
        count(*) filter (where marks.day = outlets.judged_day) as articles,
        count(*) filter (where marks.day = outlets.judged_day and marks.is_marked) as marked,
        count(*) filter (where marks.day < outlets.judged_day) as articles_before,
        count(*) filter (where marks.day < outlets.judged_day and marks.is_marked) as marked_before,
        least(28, outlets.judged_day - outlets.first_day) as history_days,
        list(marks.article_id order by marks.article_id) filter (
            where marks.day = outlets.judged_day and marks.is_marked
        )[:5] as examples
    from marks
    inner join outlets on marks.source_id = outlets.source_id
    where marks.mark = getvariable('mark') and marks.day between outlets.judged_day - 28 and outlets.judged_day
    group by marks.source_id, outlets.judged_day, outlets.first_day
),

shared as (
    select
        *,
        marked / articles as share,
        -- one imagined article, half marked: a share of nothing is never quite nothing
        (marked_before + 0.5) / (articles_before + 1) as share_before
    from counted
    where articles >= getvariable('articles')
),

-- How unlikely so large a share is by chance: at most exp(-surprise), by Chernoff's bound.
surprising as (
    select
        *,
        share_before + getvariable('jump') as most,
        articles * (
            case when share > 0 then share * ln(share / share_before) else 0 end
            + case when share < 1 then (1 - share) * ln((1 - share) / (1 - share_before)) else 0 end
        ) as surprise
    from shared
)

select
    source_id as subject,
    share as value,
    null as low,
    case when surprise > getvariable('surprise') then most else 1 end as high,
    case when articles_before >= getvariable('articles') then history_days else 0 end as history_days,
    format('{:.0f} % of {} articles of {}', 100 * share, articles, judged_day) as observed,
    format('up to {:.0f} %, before {:.0f} %', 100 * least(most, 1), 100 * share_before) as expected,
    examples
from surprising
