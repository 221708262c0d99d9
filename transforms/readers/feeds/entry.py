"""What an item of a feed tells of its article, whatever the dialect calls it; feedparser knows them all."""

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from transforms.fields.sources import domain_of
from transforms.readers.teaser import is_full_text, is_teaser, opens_with
from transforms.records import Media

Entry = dict[str, Any]

_AS_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_MAIL = re.compile(r"\S+@\S+")
_NO_LINK = re.compile(r"(?!https?://)[a-z][a-z0-9+.-]*:", re.IGNORECASE)  # urn:, tag: and other names of items


def parsed(xml: str) -> tuple[Entry, Entry | None]:
    """What a feed says of itself, and its first item if it has one; nothing is fetched.

    Markup is left as it is, which takes an eighth of the time: only its text is used, and `page/fragment.py` takes that
    without scripts and links.
    """
    import feedparser  # noqa: PLC0415  # a tenth of a second, for the files that need it

    try:
        result = feedparser.parse(
            io.BytesIO(xml.encode("utf-8", "replace")),
            response_headers=_AS_UTF8,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # it raises anything on what it never met; one item must not cost the feed
        return {}, None
    # Authors of an Atom feed are those of its items; the editor of a channel is not.
    is_shared = str(result.get("version")).startswith("atom")
    feed = {name: value for name, value in result.feed.items() if name != "authors" or is_shared}
    return feed, next(iter(result.entries), None)


def text_of(entry: Entry, *, has_contents: bool) -> tuple[Media, str] | str:
    """Media and text of an item's article; if it has none, the reason: `summary_only` or `no_text`.

    A description counts as the article if it is long and whole, and no item of the feed has an element for the text.
    """
    contents = [part for part in _get(entry, "content") or () if isinstance(part.get("value"), str)]
    content = max(contents, key=lambda part: len(part["value"]), default=None)
    if content and content["value"].strip() and not is_teaser(content["value"]):
        return _media(content), content["value"]
    summary = _get(entry, "summary_detail") or {}
    if summary.get("value") and not has_contents and is_full_text(summary["value"]):
        return _media(summary), summary["value"]
    return "summary_only" if content or summary.get("value") else "no_text"


def record_of(entry: Entry, feed: Entry, content: str) -> dict[str, object]:
    """Fields of an item under their usual names, and what it inherits of its feed."""
    url = _url(entry, feed)
    summary = _get(entry, "summary") or ""
    published = _get(entry, "published") or _get(entry, "created")
    updated = _get(entry, "updated")
    return {
        "url": url,
        "title": _get(entry, "title"),
        "authors": list(_names(entry)) or list(_names(feed)),
        "date_publish": published or updated,
        "date_modify": published and updated,
        # An item's own address tells its outlet better than the feed, which may gather those of others.
        "source": _place(_get(entry, "source")) or (None if url else _place(feed)),
        "language": _language(entry) or feed.get("language"),
        "section": [tag.get("label") or tag.get("term") for tag in _get(entry, "tags") or ()],
        "summary": "" if opens_with(content, summary) else summary,
        "image_url": next(_pictures(entry), None),
    }


def _get(entry: Entry, name: str) -> Any:  # noqa: ANN401  # as feedparser gives it
    return dict.get(entry, name)  # its own `get` takes one date for another


def _media(part: Entry) -> Media:
    return "text" if part.get("type") == "text/plain" else "markup"


def _url(entry: Entry, feed: Entry) -> str | None:
    link = _get(entry, "feedburner_origlink") or _get(entry, "link")
    if not link or _NO_LINK.match(link):
        return None
    try:
        return str(urljoin(feed.get("link") or "", link))
    except ValueError:  # "Invalid IPv6 URL" and its like
        return None


def _place(of: Entry | None) -> str | None:
    of = of or {}
    return domain_of(of.get("href")) or domain_of(of.get("link")) or str(of.get("title") or "") or None


def _names(of: Entry) -> Iterator[str]:
    """Names of authors; RSS has them in brackets behind a mail address."""
    for author in _get(of, "authors") or ():
        name = _MAIL.sub("", author.get("name") or "").strip(" ()<>")
        if name:
            yield name


def _language(entry: Entry) -> str | None:
    parts = (*(_get(entry, "content") or ()), _get(entry, "summary_detail"), _get(entry, "title_detail"))
    return next((part["language"] for part in parts if part and part.get("language")), None)


def _pictures(entry: Entry) -> Iterator[str]:
    for part in _get(entry, "media_content") or ():
        if part.get("url") and (part.get("medium") == "image" or part.get("type", "").startswith("image/")):
            yield part["url"]
    yield from (part["url"] for part in _get(entry, "media_thumbnail") or () if part.get("url"))
    for link in _get(entry, "links") or ():
        if link.get("rel") == "enclosure" and link.get("type", "").startswith("image/") and link.get("href"):
            yield link["href"]
