-- one row per mark, article and day to which it counts: what a share of an outlet's articles may have
create or replace temp table marks as
select
    recent.source_id,
    recent.article_id,
    told.mark,
    told.is_marked,
    -- what went wrong on the way is counted by the day on which the article came
    case when told.is_of_arrival then recent.arrived_day - recent.lag_days else recent.day end as day
from recent
cross join
    lateral (
        values
        ('headline_is_missing', recent.headline is null, false),
        ('date_is_missing', recent.dated is null and not list_contains(recent.flags, 'future_date'), false),
        ('byline_is_missing', len(recent.byline) = 0, false),
        ('address_is_missing', recent.canonical_url is null, false),
        ('is_copy', recent.is_copy, false),
        (
            'is_damaged',
            list_has_any(recent.flags, ['encoding_damaged', 'encoding_guessed', 'mojibake_repaired']),
            false
        ),
        ('is_furniture', list_contains(recent.flags, 'furniture_is_a_part'), false),
        ('is_translated', list_contains(recent.flags, 'machine_translated'), false),
        ('is_late', recent.arrived_day - recent.dated > recent.lag_days + 3, true),
        ('is_of_the_future', list_contains(recent.flags, 'future_date'), true),
        ('is_ahead', recent.published_at > recent.arrived_at + interval 15 minute, true)
    ) as told (mark, is_marked, is_of_arrival)
where recent.source_id != 'unknown';
