"""Markup as a tree of lxml, for the libraries that work on one."""

from lxml import etree, html

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")  # which lxml takes in no text
_PARSER = etree.HTMLParser(
    encoding="utf-8",
    huge_tree=True,  # else all behind the 256th level is lost; `limits` has bounded the levels
    collect_ids=False,
    remove_comments=True,
    remove_pis=True,
)
# Without this the class of each element is looked up by its name, in Python.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))


def parsed(markup: str) -> html.HtmlElement:
    """Root of the tree that some markup makes."""
    data = markup.encode("utf-8", "replace").translate(None, _CONTROLS)
    return etree.fromstring(data or b"<html></html>", _PARSER)
