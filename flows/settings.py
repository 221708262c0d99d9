"""Settings: one frozen object, from dateline.toml and DATELINE_* variables; the only reader of the environment."""

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from flows.alerts.channels import Channel, channels_of
from transforms.fields.field_map import FIELD_MAP, extended
from warehouse.lake import Lake


class SettingsError(ValueError):
    """A setting has no such name or no such value; the message names both and where they stand."""


TABLES = ("field_map", "alerts", "rules")  # too much for a variable of the environment


def _setting(default: object, meaning: str) -> Any:  # noqa: ANN401  # dataclasses.field is typed by its default
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with its default."""

    home: Path = _setting(Path("data"), "folder that holds the inbox, the lake and sources.csv")
    batch_files: int = _setting(2_000, "files that are loaded in one commit, at most")
    batch_bytes: int = _setting(64 * 2**20, "bytes of text that are loaded in one commit; a larger file takes several")
    workers: int = _setting(os.cpu_count() or 1, "processes that read files; 0 reads in the flow's own, unprotected")
    record_seconds: int = _setting(6, "CPU seconds that reading or extracting one record may take before it is ended")
    record_bytes: int = _setting(2**30, "bytes of memory that a process may take for it, above what it takes idle")
    field_map: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: FIELD_MAP,
        metadata={"meaning": "further names for the fields of records: a table of lists, in dateline.toml only"},
    )
    rules: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict, metadata={"meaning": "bounds of rules, and rules of your own, in dateline.toml only"}
    )
    rules_file: Path | None = _setting(None, "Python file with further rules, from the folder of dateline.toml")
    lock_wait_seconds: float = _setting(60.0, "how long to wait for another process that writes to the lake")
    held_tolerance: float = _setting(0.1, "share of a run's records that may be held back before it counts as failed")

    alerts: tuple[Channel, ...] = _setting(
        (), "whom to tell when something is wrong: [[alerts]], in dateline.toml only"
    )

    @property
    def inbox(self) -> Path:
        """Folder that an ingest without paths loads."""
        return self.home / "inbox"

    @property
    def lake(self) -> Lake:
        """The lake of this home."""
        return Lake((self.home / "lake").absolute())

    @property
    def sources(self) -> Path:
        """List of outlets that is edited by hand."""
        return self.home / "sources.csv"


def load(home: str | Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings by rising precedence: defaults, dateline.toml (or DATELINE_CONFIG), DATELINE_*, the argument.

    Raises SettingsError for an unknown name, a value of the wrong kind, or a file that is not TOML.
    """
    environment = os.environ if environment is None else environment
    values = _from_file(environment.get("DATELINE_CONFIG"))
    try:
        urls = environment.get("DATELINE_ALERT_URLS", "")
        values["alerts"] = channels_of(values.get("alerts", []), urls, environment)
    except ValueError as error:
        raise SettingsError(f"alerts: {error}") from None
    for name in (f.name for f in fields(Settings) if f.name not in TABLES):
        if (value := environment.get(f"DATELINE_{name.upper()}")) is not None:
            values[name] = _parsed(name, value, f"DATELINE_{name.upper()}")
    if home is not None:
        values["home"] = Path(home)
    return Settings(**values)


def described() -> list[tuple[str, str, str]]:
    """Name, default and meaning of every setting, for the generated page."""
    shown = {
        "workers": "the machine's cores",
        "field_map": "docs/formats.md",
        "rules": "docs/rules.md",
        "rules_file": "docs/rules.md",
        "alerts": "docs/alerts.md",
    }
    return [(f.name, shown.get(f.name, str(f.default)), f.metadata["meaning"]) for f in fields(Settings)]


def server_is_configured() -> bool:
    """Whether a Prefect server is to be used: PREFECT_API_URL names it."""
    return bool(os.environ.get("PREFECT_API_URL"))


def _from_file(named: str | None) -> dict[str, Any]:
    path = Path(named or "dateline.toml")
    if not named and not path.exists():
        return {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    known = {f.name for f in fields(Settings)}
    for name in content:
        if name not in known:
            raise SettingsError(f"{path}: there is no setting {name!r}; there are {', '.join(sorted(known))}")
    if "rules_file" in content:
        content["rules_file"] = path.parent / str(content["rules_file"])
    return {name: _parsed(name, value, f"{path}: {name}") for name, value in content.items()}


def _parsed(name: str, value: object, where: str) -> object:
    if name == "alerts":
        return value  # it takes the environment too
    if name == "field_map":
        try:
            return extended(FIELD_MAP, value)
        except ValueError as error:
            raise SettingsError(f"{where}: {error}") from error
    if name == "rules":
        return _rules(value, where)
    if name == "rules_file":
        return Path(str(value))
    kind = get_type_hints(Settings)[name]
    wrong = SettingsError(f"{where} is {value!r}, which is no {kind.__name__.lower()}")
    if isinstance(value, bool) or (kind is int and isinstance(value, float)):
        raise wrong
    try:
        parsed = kind(value)
    except (TypeError, ValueError):
        raise wrong from None
    if kind is not Path and not 0 <= parsed < math.inf:
        raise SettingsError(f"{where} is {value!r}, which is not between 0 and infinity")
    return parsed


def _rules(value: object, where: str) -> Mapping[str, Mapping[str, Any]]:
    """What the settings say of rules, by name; what of it cannot be used is told when the rules are loaded."""
    if not isinstance(value, dict) or not all(isinstance(rule, dict) for rule in value.values()):
        raise SettingsError(
            f"{where} is a table of tables: [rules.NAME], and below it what is to be changed of the rule"
        )
    return value
