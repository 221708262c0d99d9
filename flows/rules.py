"""The rules in force by the settings."""

from expectations.book import RuleBook, rule_book
from flows.settings import Settings, SettingsError


def rules_of(settings: Settings) -> RuleBook:
    """Our rules with what the settings change and add; raises SettingsError for what cannot be used."""
    try:
        return rule_book(settings.rules, settings.rules_file)
    except ValueError as error:
        raise SettingsError(str(error)) from error
