-- one row per table and Parquet file that the catalog counts on now: of rows, and of rows that are deleted
select
    tables.table_name,
    case when files.path_is_relative = 0 then files.path else schemas.path || tables.path || files.path end as path,
    files.rows,
    files.bytes
from (
    select
        table_id,
        path,
        path_is_relative,
        record_count as rows,
        file_size_bytes as bytes
    from __ducklake_metadata_lake.ducklake_data_file
    where end_snapshot is null
    union all
    select
        table_id,
        path,
        path_is_relative,
        delete_count,
        file_size_bytes
    from __ducklake_metadata_lake.ducklake_delete_file
    where end_snapshot is null
) as files
inner join __ducklake_metadata_lake.ducklake_table as tables
    on files.table_id = tables.table_id and tables.end_snapshot is null
inner join __ducklake_metadata_lake.ducklake_schema as schemas
    on tables.schema_id = schemas.schema_id and schemas.end_snapshot is null
