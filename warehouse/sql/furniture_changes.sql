-- one row per stored article version that has a line which became furniture, or is none any more
select distinct
    stored.article_id,
    stored.version
from lake.furniture_candidates as stored
semi join changed_lines as line on stored.source_id = line.source_id and stored.line_hash = line.line_hash
anti join batch_keys as batch on stored.article_id = batch.article_id and stored.version = batch.version
