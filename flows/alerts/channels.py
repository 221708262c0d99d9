"""Whom alerts are told: channels, what each of them wants, and when it is to be left in peace."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from fnmatch import fnmatchcase
from pathlib import Path
from string import Template
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.alerts.alert import RANK, Alert
from flows.alerts.finding import Severity

SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,30}://.", re.IGNORECASE)
SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
URL_KEYS = ("url", "url_env", "url_file")
KEYS = ("name", *URL_KEYS, "severity", "kinds", "subjects", "quiet_hours", "timezone", "quiet_for_critical")


@dataclass(frozen=True, slots=True)
class Channel:
    """A place that alerts are sent to; its URL holds secrets and is never shown."""

    name: str
    url: str = field(repr=False)
    severity: Severity = "warning"
    kinds: tuple[str, ...] = ("*",)
    subjects: tuple[str, ...] = ("*",)
    quiet: tuple[time, time] | None = None
    timezone: str = "UTC"
    quiet_for_critical: bool = False

    def wants(self, alert: Alert) -> bool:
        """Whether it is to be told of an alert at all."""
        return (
            RANK[alert.severity] >= RANK[self.severity]
            and any(fnmatchcase(alert.kind, pattern) for pattern in self.kinds)
            and any(fnmatchcase(alert.subject, pattern) for pattern in self.subjects)
        )

    def is_quiet(self, now: datetime) -> bool:
        """Whether now is within its quiet hours, which may span midnight."""
        if self.quiet is None:
            return False
        begin, end = self.quiet
        local = now.astimezone(ZoneInfo(self.timezone)).time()
        return begin <= local < end if begin < end else local >= begin or local < end


def channels_of(entries: object, urls: str, environment: Mapping[str, str]) -> tuple[Channel, ...]:
    """Channels of the `[[alerts]]` tables of a settings file, and of URLs with spaces between them.

    Raises ValueError, which names the channel but never its URL.
    """
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("alerts are tables: [[alerts]]")
    channels = [_channel(entry, environment) for entry in entries]
    channels += [
        _channel({"name": f"url-{number}", "url": url}, environment) for number, url in enumerate(urls.split(), 1)
    ]
    names = [channel.name for channel in channels]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"two channels are named {twice[0]!r}")
    return tuple(channels)


def _channel(entry: Mapping[str, Any], environment: Mapping[str, str]) -> Channel:
    name = entry.get("name")
    # The name stands in tables and on command lines.
    if not isinstance(name, str) or not re.fullmatch(r"[\w.-]{1,40}", name):
        raise ValueError("each channel has a name of letters, digits, points and hyphens, at most 40")
    if unknown := sorted(entry.keys() - {*KEYS}):
        raise ValueError(f"channel {name!r} has no {unknown[0]!r}; there are {', '.join(KEYS)}")
    try:
        return Channel(
            name=name,
            url=_url(_secret(entry, environment)),
            severity=_severity(entry.get("severity", "warning")),
            kinds=_patterns(entry.get("kinds", ["*"]), "kinds"),
            subjects=_patterns(entry.get("subjects", ["*"]), "subjects"),
            quiet=_quiet(entry.get("quiet_hours")),
            timezone=_timezone(entry.get("timezone", "UTC")),
            quiet_for_critical=_flag(entry.get("quiet_for_critical", False), "quiet_for_critical"),
        )
    except _WrongError as error:
        raise ValueError(f"channel {name!r}: {error}") from None


class _WrongError(ValueError):
    """What is wrong with a channel, without its name and its URL."""


def _secret(entry: Mapping[str, Any], environment: Mapping[str, str]) -> object:
    """The URL, from where it stands."""
    given = [key for key in URL_KEYS if key in entry]
    if len(given) != 1:
        raise _WrongError(f"it takes one of {', '.join(URL_KEYS)}")
    value = entry[given[0]]
    if given[0] == "url" or not isinstance(value, str):
        return value
    if given[0] == "url_env":
        if value not in environment:
            raise _WrongError(f"there is no variable {value} in the environment")
        return environment[value]
    # systemd names the folder of LoadCredential= by a variable: $CREDENTIALS_DIRECTORY/hook
    path = Path(Template(value).safe_substitute(environment))
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _WrongError(f"{path} cannot be read: {type(error).__name__}") from None


def _url(value: object) -> str:
    if not isinstance(value, str) or not SCHEME.match(value) or "\n" in value:
        raise _WrongError("its URL is none: one begins like mailto:// or json://")
    return value


def _severity(value: object) -> Severity:
    for severity in RANK:
        if severity == value:
            return severity
    raise _WrongError(f"severity is {value!r}, which is none of {', '.join(RANK)}")


def _flag(value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(f"{key} is {value!r}, which is neither true nor false")
    return value


def _patterns(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, Iterable) or isinstance(value, str) or not all(isinstance(each, str) for each in value):
        raise _WrongError(f"{key} is {value!r}, which is no list of patterns")
    return tuple(value)


def _quiet(value: object) -> tuple[time, time] | None:
    if value is None:
        return None
    if not isinstance(value, str) or not (span := SPAN.fullmatch(value)):
        raise _WrongError(f'quiet_hours is {value!r}, which is not like "22:00-07:00"')
    hours = [int(digits) for digits in span.groups()]
    begin, end = time(hours[0], hours[1]), time(hours[2], hours[3])
    if begin == end:
        raise _WrongError("quiet_hours begin when they end")
    return begin, end


def _timezone(value: object) -> str:
    try:
        return ZoneInfo(str(value)).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _WrongError(f"there is no timezone {value!r}") from None
