-- one row per alert, the gravest open ones first, then what recovered last, with what became of its messages
with told as (
    select
        alert_id,
        list(
            struct_pack(event, channel, state, attempts, error := left(error, getvariable('chars')))
            order by event desc, channel asc
        ) as messages
    from lake.deliveries
    group by alert_id
)

select
    alerts.kind,
    alerts.subject,
    alerts.severity,
    alerts.state,
    left(alerts.message, getvariable('chars')) as message,
    left(alerts.observed, getvariable('chars')) as observed,
    left(alerts.expected, getvariable('chars')) as expected,
    list_slice(alerts.examples, 1, getvariable('few')) as examples,
    left(alerts.command, getvariable('chars')) as command,
    alerts.run_id,
    alerts.first_at,
    alerts.last_at,
    alerts.count as runs,
    alerts.recovered_at,
    alerts.delivery,
    list_slice(coalesce(told.messages, []), 1, getvariable('few')) as messages,
    count(*) over () as total
from lake.alerts
left join told
    on alerts.alert_id = told.alert_id
where
    (getvariable('is_open') is null or (alerts.state = 'open') = getvariable('is_open'))
    and (
        getvariable('run_id') is null
        or getvariable('run_id') in (alerts.run_id, alerts.first_run_id)
    )
order by
    alerts.recovered_at desc nulls first,
    list_position(['critical', 'warning', 'info'], alerts.severity) asc,
    alerts.first_at asc,
    alerts.alert_id asc
limit getvariable('cap')
