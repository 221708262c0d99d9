import pytest
from courlan import normalize_url
from hypothesis import given
from hypothesis import strategies as st

from transforms.urls import PLAIN, address_key, canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://www.Post.example:80/a/b/?utm_source=x&id=3&fbclid=9#top", "http://www.post.example/a/b/?id=3"),
        ("https://post.example/a;jsessionid=1A?PHPSESSID=abc&page=2", "https://post.example/a?page=2"),
        ("https://post.example/a/?sid=4", "https://post.example/a"),
        ("https://post.example/a/", "https://post.example/a"),
        ("https://post.example/?p=12", "https://post.example/?p=12"),
    ],
)
def test_address_has_one_spelling(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "post.example/a",
        "ftp://post.example/a",
        "javascript:alert(1)",
        "https://",
        "https://[::1",
        "http://x/" + "a" * 3000,
    ],
)
def test_what_is_no_web_address_is_none(url: str | None) -> None:
    assert canonical_url(url) is None


def test_scheme_and_www_tell_no_two_addresses_apart() -> None:
    assert address_key("http://www.post.example/a") == address_key("https://post.example/a")
    assert address_key("https://post.example/a") != address_key("https://post.example/b")


HOSTS = st.lists(st.text(st.sampled_from("abx0-n"), min_size=1, max_size=5), min_size=1, max_size=3).map(".".join)
PATHS = st.lists(st.text(st.sampled_from("abZ0._~%!=:,-é; "), max_size=5), max_size=4).map("/".join)


@given(st.sampled_from(["http://", "https://"]), HOSTS, PATHS)
def test_plain_addresses_are_what_courlan_makes_of_them(scheme: str, host: str, path: str) -> None:
    url = f"{scheme}{host}/{path}"
    if (plain := PLAIN.fullmatch(url)) is not None:
        assert canonical_url(url) == plain[1] == normalize_url(url, trailing_slash=False)
