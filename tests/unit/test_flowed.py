import time

import pytest

from transforms.readers.mime.flowed import unwrapped, without_signature


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("One \ntwo \nthree.\n\nFour.", "One two three.\n\nFour."),
        ("> One \n> two.\n>> Three \nFour.", "> One two.\n>> Three \nFour."),
        (" From here.\n >no quote", "From here.\n>no quote"),
        ("Ends \n-- \nIda", "Ends \n-- \nIda"),
        ("fixed\nlines\n", "fixed\nlines\n"),
    ],
)
def test_lines_flow_on_where_they_say_so(text: str, whole: str) -> None:
    assert unwrapped(text, is_spaced=True) == whole


def test_the_space_is_dropped_in_scripts_without() -> None:
    assert unwrapped("渡し船は \n遅れている。", is_spaced=False) == "渡し船は遅れている。"


def test_a_paragraph_of_many_lines_takes_time_in_proportion() -> None:
    begun = time.process_time()
    assert len(unwrapped("word \n" * 300_000, is_spaced=True)) == 1_500_000
    assert time.process_time() - begun < 3  # 0.2 s


def test_a_signature_stands_at_the_end() -> None:
    assert without_signature("A long text.\n-- \nIda") == "A long text.\n"
    assert without_signature("Up.\n--\nA long text.") == "Up.\n--\nA long text."
