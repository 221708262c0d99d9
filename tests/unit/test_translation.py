import pytest

from transforms.text.translation import translation_flags

ENGLISH = "The minister said that the harbour was closed and that the talks with the union were over. "
FRENCH = "Le ministre a dit que les pêcheurs sont en colère et que le port est fermé dans une semaine. "


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("“We will never accept [une] any attack,” she said.", "mt_bracket_word"),
        ("“We will see [les] the results,” she said.", "mt_bracket_word"),
        ("M’s officeme Durand said so.", "mt_garbled_honorific"),
        ("Mme Durand spoke this week.", "untranslated_honorific"),
        ("Herr Vogel spoke this week.", "untranslated_honorific"),
        ("It was an “attack on people.” most of them in the world”.", "quote_misplaced"),
    ],
)
def test_a_single_mark_is_flagged_by_its_kind(text: str, flag: str) -> None:
    assert translation_flags(ENGLISH + text) == (flag,)


def test_two_kinds_are_machine_translation() -> None:
    text = ENGLISH + "Mme Durand said: “We will never accept [une] any attack.”"
    assert translation_flags(text) == ("machine_translated", "mt_bracket_word", "untranslated_honorific")


def test_three_marks_are_machine_translation() -> None:
    assert "machine_translated" in translation_flags(ENGLISH + "Mme Durand met Mme Blanc and Mme Petit.")
    assert "machine_translated" not in translation_flags(ENGLISH + "Mme Durand met Mme Blanc.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        ENGLISH,
        FRENCH + "Mme Durand a répondu : « [La] loi est claire ».",
        ENGLISH + "“[The] law is clear,” she said, and “[t]he end is near”.",
        ENGLISH + "He had seen it [sic] and “[would] rather [die]”.",
        ENGLISH + "“One” and “two” and “three”.",
        "”Hej” sade han och ”nej” sade hon.",
        ENGLISH + "Bond met M’s theme again.",
    ],
)
def test_clean_texts_have_no_flags(text: str) -> None:
    assert translation_flags(text) == ()
