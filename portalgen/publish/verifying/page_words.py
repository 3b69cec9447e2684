"""Reads the words and links of a page, and its acting or hiding parts: a minifier must not change these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Final

from portalgen.frozen import frozen

_SKIPPED: Final = frozenset({"script", "style", "template"})
_ADDRESSES: Final = frozenset(
    {"href", "src", "srcset", "action", "formaction", "poster", "data", "ping", "background", "xlink:href"}
)
_WORDS: Final = frozenset({"alt", "title", "aria-label", "content", "value", "placeholder", "datetime"})
"""Attributes presented to readers, or describing the page to programs."""
_ACTIVE: Final = frozenset(
    {
        "script", "style", "template", "link", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "form",
        "input", "textarea", "select", "button", "base", "dialog", "details", "noscript", "svg", "canvas", "video", "audio",
    }
)  # fmt: skip
"""Elements that run, load, submit, or show something otherwise invisible."""
_HIDING: Final = frozenset({"hidden", "style", "srcdoc", "shadowrootmode", "popover", "contenteditable", "inert"})
"""Attributes that hide or act on any element."""
_HEAD_TITLE: Final = "title"
_TITLES: Final = frozenset({_HEAD_TITLE, "h1"})
_RAW: Final = frozenset({"noscript", "textarea", "iframe", "noframes", "noembed", "title"})
"""Elements in which browsers parse no other elements."""
_UNSEEN: Final = frozenset(
    {*_RAW, "script", "style", "template", "object", "audio", "video", "canvas", "desc", "metadata"}
)
"""Elements with text not shown on the page."""
_FOREIGN: Final = frozenset({"svg", "math"})
_HIDDEN_BY: Final = frozenset({"hidden", "popover"})
_HIDING_STYLE: Final = re.compile(
    r"display:none|visibility:(hidden|collapse)|(opacity|font-size):[0.]+(px|r?em|%)?(;|!|$)|\\\\"
)
"""Hiding styles of an element; a character written as its number counts too."""
_STYLE_COMMENT: Final = re.compile(r"/\*.*?\*/", re.S)
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_PARTS: Final = re.compile(r"\w+|[^\w\s]")
_AROUND: Final = 5
"""The number of words shown from the first difference on."""
_LONGEST_PART: Final = 120
"""The number of characters shown of an acting part."""


@frozen
class PageWords:
    """The words and links of a page, and its acting or hiding parts."""

    words: tuple[str, ...]
    """Words and characters of the text and of presented attributes, without white space."""
    links: tuple[str, ...]
    parts: tuple[str, ...]
    """Scripts, styles, frames, forms and attributes that act or hide, each as a text, in the order of the page."""
    shown: str
    """The text of the page without white space, except text hidden by its element or an attribute."""
    head_title: str
    """The text of its title, with single spaces."""
    titles: tuple[str, ...]
    """The texts of its headings of the first level, without white space."""


def read_page_words(data: bytes) -> PageWords:
    """Return the words and parts of HTML; no bytes raise an error."""
    reader = _WordReader()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    reader.end_skipped()
    text = " ".join(reader.words)
    shown = "".join("".join(reader.shown).split())
    titles = tuple("".join(each.split()) for each in reader.titles)
    head_title = " ".join(reader.head_title.split())
    return PageWords(tuple(_PARTS.findall(text)), tuple(reader.links), tuple(reader.parts), shown, head_title, titles)


def find_first_difference(
    expected: Sequence[str], found: Sequence[str], around: int = _AROUND
) -> tuple[str, str] | None:
    """Return the words of both from the first difference on; None if all are the same."""
    for place, (one, other) in enumerate(zip_longest(expected, found)):
        if one != other:
            return " ".join(expected[place : place + around]), " ".join(found[place : place + around])
    return None


def find_other_parts(expected: Sequence[str], found: Sequence[str]) -> tuple[str, str] | None:
    """Return a missing and an added part, each empty if there is none; None if all are the same."""
    missing, added = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    if not missing and not added:
        return None
    return next(iter(missing), "")[:_LONGEST_PART], next(iter(added), "")[:_LONGEST_PART]


class _WordReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.shown: list[str] = []
        self.links: list[str] = []
        self.parts: list[str] = []
        self.titles: list[str] = []
        self.head_title = ""
        self._title = ""
        """The open element with a title."""
        self._foreign = 0
        """The number of open drawings and formulas."""
        self._skipped = ""
        self._content: list[str] = []
        self._hidden: list[str] = []
        """The open elements within a hidden element, that element first."""
        self._counts: Counter[str] = Counter()
        """Their number by name."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the words of attributes, in the order of their names: a minifier may sort them."""
        pairs = sorted((name, value or "") for name, value in attrs)
        for name, value in pairs:
            if name in _ADDRESSES:
                self.links.append(value.strip())
            elif name in _WORDS:
                self.words.append(value)
        self.parts += _parts_of(tag, pairs)
        is_raw = bool(self._hidden) and self._hidden[-1] in _RAW
        self._foreign += tag in _FOREIGN
        if tag in _TITLES and not self._hidden and not (tag == _HEAD_TITLE and self.head_title):
            self._title = tag
            self.titles += () if tag == _HEAD_TITLE else ("",)
        if tag in _SKIPPED and not self._skipped:
            self._skipped = tag
        if tag not in _VOID and not is_raw and (self._hidden or _hides(tag, pairs)):
            self._hidden.append(tag)
            self._counts[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As a start: browsers end an element by a slash in drawings and formulas alone."""
        self.handle_starttag(tag, attrs)
        if self._foreign:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a skipped or hidden element."""
        if tag == self._skipped:
            self.end_skipped()
        if self._hidden and self._hidden[-1] in _RAW and tag != self._hidden[-1]:
            return
        self._foreign -= tag in _FOREIGN and self._foreign > 0
        if tag == self._title:
            self._title = ""
        while self._counts[tag]:
            last = self._hidden.pop()
            self._counts[last] -= 1
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        """Take shown text."""
        if self._skipped:
            self._content.append(data)
            return
        self.words.append(data)
        if self._title == _HEAD_TITLE:
            self.head_title += data
        if self._hidden:
            return
        self.shown.append(data)
        if self._title:
            self.titles[-1] += data

    def end_skipped(self) -> None:
        """Take the content of a skipped element: it acts."""
        text = " ".join("".join(self._content).split())
        if text:
            self.parts.append(f"{self._skipped}: {text}")
        self._skipped, self._content = "", []


def _parts_of(tag: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Return the acting or hiding parts of an element: the whole element, or its attributes."""
    if tag in _ACTIVE or (tag == "meta" and any(name in ("http-equiv", "charset") for name, _ in pairs)):
        return [f"<{tag}{''.join(f' {name}={value.strip()}' for name, value in pairs)}>"]
    return [
        f"<{tag} {name}={value.strip()}>" for name, value in pairs if name in _HIDING or name.startswith("on")
    ]  # fmt: skip


def _hides(tag: str, pairs: Sequence[tuple[str, str]]) -> bool:
    names = {name for name, _ in pairs}
    if tag in _UNSEEN or names & _HIDDEN_BY or (tag == "dialog" and "open" not in names):
        return True
    styles = ("".join(_STYLE_COMMENT.sub("", value.lower()).split()) for name, value in pairs if name == "style")
    return any(_HIDING_STYLE.search(each) for each in styles)
