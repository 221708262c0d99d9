-- one row per quotation in the latest version of an article, with the article's outlet, day and language
select
    quotes.article_id,
    quotes.version,
    quotes.ordinal,
    quotes.quote,
    quotes.speaker,
    quotes.speaker_printed,
    quotes.verb,
    quotes.is_indirect,
    quotes.char_start,
    quotes.char_end,
    -- letters and digits, by which one quotation is told under any marks and spellings of its spaces
    trim(regexp_replace(lower(quotes.quote), '[^\p{L}\p{N}]+', ' ', 'g')) as words,
    articles.source_id,
    articles.headline,
    articles.language,
    articles.published_at,
    articles.published_day,
    articles.cluster_id,
    articles.is_copy
from lake.quotes
inner join lake.all_articles as articles
    on quotes.article_id = articles.article_id and quotes.version = articles.version
where articles.is_latest
