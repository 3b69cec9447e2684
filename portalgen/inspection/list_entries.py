"""The entries of a list or home as readers meet them: the links of its list entries and articles, by the parts of the page."""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen
from portalgen.inspection.document import TEXT_CLASS, Document, Element, ancestors_of, get_attribute

_ENTRIES: Final = frozenset(("li", "article"))
_PASSED: Final = frozenset(("nav", "footer", "header"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@frozen
class ListedEntry:
    """An entry: its link, and the heading of its part."""

    title: str
    url: str
    part: str


@frozen
class ListOfEntries:
    """A list or home: its heading, and its entries in their order."""

    title: str
    entries: tuple[ListedEntry, ...]


def read_list_entries(text: str) -> ListOfEntries:
    """Return the entries of the page `text`, without menus and editors' text."""
    document = Document(text, "")
    title = next((_text_of(each) for each in document.by_name["h1"]), "")
    entries: list[ListedEntry] = []
    part = ""
    for element in document.select("main :is(h2, h3, h4, h5, h6, li, article)"):
        around = list(ancestors_of(element))
        if any(each.tag in _PASSED or TEXT_CLASS in get_attribute(each, "class").split() for each in around):
            continue
        is_within = any(each.tag in _ENTRIES for each in around)
        if element.tag in _HEADINGS and not is_within:
            part = _text_of(element)
        elif element.tag in _ENTRIES and not is_within and (link := _link_of(element)) is not None:
            entries.append(
                ListedEntry(_text_of(link), get_attribute(link, "href"), "" if element.tag == "article" else part)
            )
    return ListOfEntries(title, tuple(entries))


def _link_of(entry: Element) -> Element | None:
    """Return the first link with words to another page, or None."""
    links = entry.css("a[href]")
    return next((each for each in links if not get_attribute(each, "href").startswith("#") and _text_of(each)), None)


def _text_of(element: Element) -> str:
    return " ".join(element.text().split())
