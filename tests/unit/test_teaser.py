import pytest

from transforms.readers.teaser import is_full_text, is_teaser, opens_with

SENTENCE = "The ferry to Lisholm was late again, and nobody at the quay could say why it had not come. "  # 18 words


ENDINGS = """
…|...| [...]|&#8230;| [&#8230;]| <a href="x">Read more</a>| Read more »|<p>Weiterlesen</p>| Lire la suite| Leer más...
 Читать далее|続きを読む| more »| [… Continue reading Ferry is late]
 […]<p>The post <a href='x'>Ferry</a> appeared first on <a href='y'>Nordpost</a>.</p>
"""


@pytest.mark.parametrize("ending", ENDINGS.strip().replace("\n", "|").split("|"))
def test_a_short_text_that_goes_on_elsewhere_is_a_teaser(ending: str) -> None:
    assert is_teaser(f"<p>{SENTENCE.strip(' .')}{ending}</p>")
    assert not is_full_text(f"<p>{SENTENCE * 20}{ending}</p>")


@pytest.mark.parametrize(
    "ending", ["He wanted no more.", "That was all.", '"What now?"', "He went on reading a sequel."]
)
def test_a_short_text_that_ends_is_none(ending: str) -> None:
    assert not is_teaser(f"<p>{SENTENCE}</p><p>{ending}</p>")


def test_a_long_text_is_no_teaser_whatever_stands_below() -> None:
    assert not is_teaser(f"<p>{SENTENCE * 12}</p><p>Read more</p>")


def test_a_description_is_the_text_if_it_is_long_or_has_paragraphs() -> None:
    paragraph = f"<p>{SENTENCE}</p>"
    assert not is_full_text(paragraph * 5)  # 90 words
    assert is_full_text(paragraph * 6)
    assert is_full_text(f"{SENTENCE}<br/><br>" * 6)
    assert is_full_text(f"{SENTENCE}\n\n" * 6)
    assert not is_full_text(SENTENCE * 10)  # 180 words without a break
    assert is_full_text(SENTENCE * 12)
    assert not is_full_text(SENTENCE * 8 + "<p>Share this</p>")  # a label is no paragraph


def test_scripts_without_spaces_count_by_character() -> None:
    sentence = "フェリーはまた遅れており、埠頭にいる誰もその理由を説明できなかった。"
    assert is_full_text(f"<p>{sentence * 4}</p>" * 3)
    assert not is_full_text(f"<p>{sentence}</p>" * 2)


def test_a_summary_that_opens_the_text_is_told() -> None:
    assert opens_with(f"<div>\n<p>{SENTENCE}</p> <p>More.</p></div>", SENTENCE.strip())
    assert not opens_with(f"<p>{SENTENCE}</p>", "Ferry late for nine days.")
