-- one row per outlet that published on its judged day: texts of the day against what is usual
with judged as (
    select
        days.*,
        -- how far days of the four weeks before lay from what was usual then: 1.48 MAD is a standard deviation
        (
            select 1.4826 * median(abs(earlier.texts - earlier.usual))
            from days as earlier
            where earlier.source_id = days.source_id and earlier.day between days.day - 28 and days.day - 1
        ) as spread
    from days
    where days.day = days.judged_day and days.texts > 0
),

-- Roots of counts scatter alike whatever the count (Anscombe 1948): by a half where texts come independently.
bounded as (
    select
        *,
        sqrt(usual + 0.375) as root,
        -- 1.18: what is usual is the median of four counts, whose own error adds a fifth
        getvariable('sigmas') / 2 * greatest(1.18, coalesce(spread, 0) / sqrt(greatest(usual, 1))) as margin
    from judged
)

select
    source_id as subject,
    texts as value,
    least(usual / getvariable('ratio'), pow(greatest(root - margin, 0), 2) - 0.375) as low,
    greatest(usual * getvariable('ratio'), pow(root + margin, 2) - 0.375) as high,
    history_days,
    format('{} texts on {}', texts, day) as observed,
    format('{:.0f} to {:.0f}, usually {:.0f} on such a day', greatest(ceil(low), 0), floor(high), usual) as expected,
    (
        select list(recent.article_id order by recent.article_id)[:5]
        from recent
        where recent.source_id = bounded.source_id and recent.day = bounded.day
    ) as examples
from bounded
