"""The equations of docs/quality.md: whatever flows have done to held records, every record is somewhere, once."""

from warehouse.lake import Lake

EQUATIONS = {
    "every run": """
        select run_id from runs where records_seen
        != records_published + records_known + records_quarantined + records_rejected + records_dropped
    """,
    "articles": "select 1 where (select sum(records_published) from runs) != (select count(*) from articles)",
    "records": """
        select 1 where (select sum(records) from files) != (select count(*) from articles)
        + (select sum(records_known) from runs)
        + (select count(*) from quarantine where state in ('held', 'dropped'))
    """,
    "places": "select 1 from quarantine group by file_sha256, record_index having count(*) > 1",
    "articles that are held": """
        select 1 from quarantine semi join articles using (file_sha256, record_index) where state in ('held', 'dropped')
    """,
    "resolved rows": """
        select 1 from quarantine anti join runs on resolved_run_id = runs.run_id
        where state in ('replayed', 'released') or resolved_run_id is not null
    """,
    "records of a replay or release": """
        select runs.run_id from runs left join quarantine on resolved_run_id = runs.run_id
        where flow in ('replay', 'release', 'drop')
        group by runs.run_id, records_published, records_known, records_dropped
        having count(resolved_run_id) != records_published + records_known + records_dropped
    """,
}


def assert_counts_add_up(lake: Lake) -> None:
    with lake.open_readonly() as connection:
        for name, query in EQUATIONS.items():
            assert connection.execute(query).fetchall() == [], name
