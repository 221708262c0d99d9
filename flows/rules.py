"""The rules in force by the settings."""

from expectations.gate import unusable
from expectations.rule_book import RuleBook, rule_book
from flows.settings import Settings, SettingsError


def rules_of(settings: Settings) -> RuleBook:
    """Our rules with what the settings change and add; raises SettingsError for what cannot be used."""
    try:
        return rule_book(settings.rules, settings.rules_file)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def try_out(rules: RuleBook) -> None:
    """Make sure that Great Expectations takes every rule, before anything is read; raises SettingsError."""
    wrong = unusable([rule for ours in rules.batch.values() for rule in ours])
    if wrong:
        raise SettingsError("; ".join(f"rules.{name}: {reason}" for name, reason in wrong.items()))
