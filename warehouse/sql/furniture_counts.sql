-- one row per source and line that enough of its articles have: how many of its texts have it, and where
with candidate as (
    select
        stored.article_id,
        stored.version,
        stored.ordinal,
        stored.source_id,
        stored.line_hash,
        stored.paragraph,
        stored.behind,
        stored.chars,
        stored.is_sentence,
        stored.kinship
    from lake.furniture_candidates as stored
    semi join touched_sources on stored.source_id = touched_sources.source_id
    anti join batch_keys as batch on stored.article_id = batch.article_id and stored.version = batch.version
    union all
    select
        article_id,
        version,
        ordinal,
        source_id,
        line_hash,
        paragraph,
        behind,
        chars,
        is_sentence,
        kinship
    from batch_candidates
),

member as (
    select
        article_id,
        version,
        cluster_id
    from batch_members
    union all
    select
        stored.article_id,
        stored.version,
        stored.cluster_id
    from lake.cluster_members as stored
    anti join batch_members as batch on stored.article_id = batch.article_id and stored.version = batch.version
),

-- Ids are hashes: those below a limit are a fair sample of a large source, the same whatever came first.
sample as (
    select
        candidate.source_id,
        case
            when count(*) <= limits.sample_articles then 'g'
            else format('{:08x}', cast(floor(4294967296 * (limits.sample_articles / count(*))) as bigint))
        end as id_limit
    from candidate
    cross join limits
    where candidate.ordinal = 0
    group by candidate.source_id, limits.sample_articles
),

sampled as (
    select candidate.*
    from candidate
    inner join sample on candidate.source_id = sample.source_id and candidate.article_id < sample.id_limit
),

often as (
    select
        sampled.source_id,
        sampled.line_hash
    from sampled
    cross join limits
    group by sampled.source_id, sampled.line_hash, limits.least_texts
    having count(*) >= limits.least_texts
),

-- A text is a cluster: a source's copies and revisions of one text are counted once.
text_line as (
    select
        sampled.source_id,
        sampled.line_hash,
        member.cluster_id,
        min(sampled.paragraph) as paragraph,
        min(sampled.behind) as behind,
        max(sampled.chars) as chars,
        bool_or(sampled.is_sentence) as is_sentence,
        max(sampled.kinship) as kinship
    from sampled
    inner join often on sampled.source_id = often.source_id and sampled.line_hash = often.line_hash
    inner join member on sampled.article_id = member.article_id and sampled.version = member.version
    group by sampled.source_id, sampled.line_hash, member.cluster_id
),

place as (
    select
        source_id,
        line_hash,
        count(*) as texts
    from text_line
    group by source_id, line_hash, paragraph
    union all
    select
        source_id,
        line_hash,
        count(*) as texts
    from text_line
    group by source_id, line_hash, behind
),

best_place as (
    select
        source_id,
        line_hash,
        max(texts) as texts
    from place
    group by source_id, line_hash
),

source_size as (
    select
        sampled.source_id,
        count(distinct member.cluster_id) as texts
    from sampled
    inner join member on sampled.article_id = member.article_id and sampled.version = member.version
    where sampled.ordinal = 0
    group by sampled.source_id
)

select
    text_line.source_id,
    text_line.line_hash,
    source_size.texts as source_texts,
    count(*) as texts,
    best_place.texts as texts_at_place,
    cast(sum(text_line.kinship) as bigint) as kinship_sum,
    max(text_line.chars) as chars,
    bool_or(text_line.is_sentence) as is_sentence
from text_line
inner join best_place on text_line.source_id = best_place.source_id and text_line.line_hash = best_place.line_hash
inner join source_size on text_line.source_id = source_size.source_id
group by text_line.source_id, text_line.line_hash, source_size.texts, best_place.texts
