-- one row per article version of the lake in a component that a version of the batch may join
with recursive edge as (
    select
        article_id,
        version,
        other_id,
        other_version
    from stored_duplicate_pairs
    union all
    select
        other_id as article_id,
        other_version as version,
        article_id as other_id,
        version as other_version
    from stored_duplicate_pairs
),

candidate as (
    select
        stored.article_id,
        stored.version
    from stored_bands as stored
    inner join batch_bands as batch
        on stored.band = batch.band and stored.band_hash = batch.band_hash
    union
    select
        stored.article_id,
        stored.version
    from stored_articles as stored
    inner join batch_keys as batch
        on stored.article_id = batch.article_id
),

reached as (
    select
        article_id,
        version
    from candidate
    union
    select
        edge.other_id as article_id,
        edge.other_version as version
    from reached
    inner join edge
        on reached.article_id = edge.article_id and reached.version = edge.version
)

select
    article_id,
    version
from reached
