-- one row per direct quotation that two or more outlets printed, whatever marks they set: who said it, who had it first
with printed as (
    select
        *,
        min(published_day) over (partition by words) as first_day
    from lake.all_quotes
    -- 24 bytes: four words, or eight characters of a script without spaces; shorter ones meet by chance
    where not is_indirect and strlen(words) >= 24
)

select
    any_value(quote order by published_day, source_id) as quote,
    mode(speaker order by speaker) as speaker,
    count(distinct speaker) > 1 as is_speaker_disputed,
    list_sort(list(distinct source_id) filter (where published_day = first_day)) as first_source_ids,
    any_value(first_day) as first_day,
    max(published_day) as last_day,
    count(distinct source_id) as outlets,
    count(distinct article_id) as articles,
    list_sort(list(distinct language)) as languages
from printed
group by words
having count(distinct source_id) > 1
