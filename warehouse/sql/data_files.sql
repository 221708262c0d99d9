-- one row per table of the lake and Parquet file that holds rows of it now
select distinct
    tables.table_name,
    tables.table_uuid,
    files.data_file_id,
    case
        when files.path_is_relative = 0 then files.path
        else metadata.value || schemas.path || tables.path || files.path
    end as path,
    files.record_count,
    deletions.data_file_id is not null as has_deleted_rows
from __ducklake_metadata_lake.ducklake_table as tables
inner join __ducklake_metadata_lake.ducklake_schema as schemas on tables.schema_id = schemas.schema_id
inner join __ducklake_metadata_lake.ducklake_metadata as metadata on metadata.key = 'data_path'
left join __ducklake_metadata_lake.ducklake_data_file as files
    on tables.table_id = files.table_id and files.end_snapshot is null
left join __ducklake_metadata_lake.ducklake_delete_file as deletions
    on files.data_file_id = deletions.data_file_id and deletions.end_snapshot is null
where tables.end_snapshot is null and schemas.end_snapshot is null
