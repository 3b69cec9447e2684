"""A page as a browser reads it: parsed by HTML's own rules (lexbor), with indexed elements.

Rules look elements up by name, attribute or kind. The indexes are built in a single pass, at about the cost of parsing;
queries by selectors, rule by rule, cost three times as much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalgen.diagnostics.code import ResponsibleParty
from portalgen.diagnostics.model import MessageValue
from portalgen.frozen import frozen
from portalgen.inspection.markup import TextSpan, find_start_tags

Element = LexborNode

TEXT_CLASS: Final = "prose"
"""The class by which a theme marks an editor's text."""
_SHOWN: Final = 80
"""Characters of a start tag or of a text quoted in a message."""
_KINDS: Final = MappingProxyType(
    {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
        **dict.fromkeys(("header", "footer", "main", "nav", "aside", "search", "form", "section"), "landmark"),
        **dict.fromkeys(("a", "button", "input", "select", "textarea", "summary", "iframe"), "control"),
        **dict.fromkeys(("ul", "ol", "menu", "dl"), "list"),
    }
)
"""The kind of each element that rules check together with other elements."""


@frozen
class HtmlViolation:
    """A violation: a code, the element (None for the page as a whole), and the values of its sentence.

    `party` is the author of such a text, if not the party of the code.
    """

    code: str
    element: Element | None
    values: Mapping[str, MessageValue]
    party: ResponsibleParty | None = None


def html_violation(code: str, element: Element | None = None, /, **values: MessageValue) -> HtmlViolation:
    """Return a violation of `code` at `element`."""
    return HtmlViolation(code, element, values)


class Document:
    """A page: its text, its `host`, and its elements.

    `by_name` has the elements by name, `by_kind` the elements that rules check together (heading, landmark, control,
    list), `by_attribute` the elements with an attribute, with its value; each in the order of the page. For part of a
    page, `text` is the page with everything else blanked, and `full_text` the page. `allowed_script` is the address of
    the only script allowed from another host, once; "" for none.
    """

    def __init__(self, text: str, host: str, full_text: str = "", allowed_script: str = "") -> None:
        self.text = text
        self.full_text = full_text or text
        self.host = host
        self.allowed_script = allowed_script
        self._tree = LexborHTMLParser(text)
        self.by_name: defaultdict[str, list[Element]] = defaultdict(list)
        self.by_kind: defaultdict[str, list[Element]] = defaultdict(list)
        self.by_attribute: defaultdict[str, list[tuple[Element, str]]] = defaultdict(list)
        by_name, by_kind, by_attribute = self.by_name, self.by_kind, self.by_attribute
        for each in self._tree.css("*"):
            tag = each.tag or ""
            by_name[tag].append(each)
            if tag in _KINDS:
                by_kind[_KINDS[tag]].append(each)
            for name, value in each.attributes.items():
                by_attribute[name].append((each, value or ""))

    @property
    def root(self) -> Element | None:
        """The element `html`."""
        return self._tree.root

    @cached_property
    def language(self) -> str:
        """The language of the page, or an empty string."""
        return get_attribute(self.root, "lang").strip() if self.root is not None else ""

    @cached_property
    def text_ids(self) -> frozenset[int]:
        """`mem_id` of each element with an editor's text; the main content if the theme marks none."""
        marked = [each for each, value in self.by_attribute["class"] if TEXT_CLASS in value.split()]
        main = (*self.by_name["main"], *(each for each, role in self.by_attribute["role"] if role == "main"))
        return frozenset(each.mem_id for each in marked or main)

    @cached_property
    def is_redirect(self) -> bool:
        """True if the page only redirects: it has no skip link, header or footer."""
        return any(value.lower() == "refresh" for _, value in self.by_attribute["http-equiv"])

    @cached_property
    def ids_around_hidden(self) -> frozenset[int]:
        """`mem_id` of each element with content hidden by `aria-hidden`."""
        hidden = (each for each, value in self.by_attribute["aria-hidden"] if value == "true")
        return frozenset(around.mem_id for each in hidden for around in ancestors_of(each))

    @cached_property
    def start_tags(self) -> Mapping[int, TextSpan]:
        """The position in the text of each element's start tag, by `mem_id`; looked up only for violations."""
        spans = find_start_tags(self.text)
        return {
            each.mem_id: span
            for name, elements in self.by_name.items()
            for each, span in zip(elements, spans.get(name.lower(), ()), strict=False)
        }

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the page."""
        return self.full_text.split("\n")

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """The start of each line in the text."""
        return (0, *accumulate(len(line) + 1 for line in self.lines[:-1]))

    def select(self, selector: str) -> list[Element]:
        """Return the elements for a CSS selector, in the order of the page."""
        return self._tree.css(selector)

    @cached_property
    def by_id(self) -> Mapping[str, Element]:
        """The first element of each `id`."""
        return {value: each for each, value in reversed(self.by_attribute["id"])}


def get_attribute(element: Element, name: str) -> str:
    """Return the value of an attribute; "" if absent."""
    return element.attributes.get(name) or ""


def ancestors_of(element: Element) -> Iterator[Element]:
    """Yield the ancestors of an element, the nearest first."""
    parent = element.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def format_start_tag(element: Element) -> str:
    """Return the start tag of an element, cut if long."""
    written = "".join(
        f" {name}" if value is None else f' {name}="{value}"' for name, value in element.attributes.items()
    )
    return shorten_text(f"<{element.tag}{written}>")


def shorten_text(text: str) -> str:
    """Return `text` on a single line, cut if long."""
    line = " ".join(text.replace("`", "'").split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
