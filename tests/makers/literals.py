"""Words for people that a theme's templates, scripts and styles hold themselves, and not its catalogs.

words_in_template('<p title="Xem">{{ t("a") }}</p>')   →  ["Xem"]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

import tree_sitter_javascript
from jinja2 import Environment, nodes
from tree_sitter import Language, Node, Parser

_EXPRESSION: Final = "\0"
_SHOWN: Final = frozenset(
    {
        "abbr", "alt", "aria-braillelabel", "aria-brailleroledescription", "aria-description", "aria-label",
        "aria-placeholder", "aria-roledescription", "aria-valuetext", "label", "placeholder", "standby",
        "summary", "title",
    }
)  # fmt: skip
"""Attributes that people see or hear."""
_SHOWN_META: Final = frozenset({"description", "author", "keywords", "application-name"})
_BUTTONS: Final = frozenset({"submit", "button", "reset"})
_NO_WORDS: Final = frozenset({"script", "style"})
_JAVASCRIPT: Final = Parser(Language(tree_sitter_javascript.language()))
_SENTENCE: Final = re.compile(r"[^\W\d_]{2,}[,.:]?\s+[^\W\d_]|^[A-Z][a-z]+\b(?!\w*[A-Z(])|(?![\x00-\x7f])[^\W\d_]")
"""Two words, one that begins as a sentence does, or a letter that no keyword has."""
_PHRASE: Final = re.compile(r"[^\W\d_]{2,}[,.:]?\s+[^\W\d_]|(?![\x00-\x7f])[^\W\d_]")
_FINDS: Final = frozenset({"querySelector", "querySelectorAll", "closest", "matches"})
"""Functions of scripts that want a selector."""
_SHOWS: Final = frozenset(
    {"append", "prepend", "before", "after", "replaceChildren", "replaceWith", "createTextNode", "alert"}
)
"""Functions of scripts, and properties below, whose strings people see or hear."""
_SHOWN_PROPERTIES: Final = frozenset(
    {"textContent", "innerText", "innerHTML", "title", "alt", "placeholder", "ariaLabel", "ariaDescription", "label"}
)


def words_in_template(text: str) -> list[str]:
    """Words in texts, in attributes that people see or hear, and in expressions that are shown."""
    tree = Environment(autoescape=True).parse(text)
    markup = _Markup()
    markup.feed(re.sub(r"(</?[a-z]*)\0+", r"\1x", "".join(_flat(tree))))
    markup.close()
    constants = (each for output in tree.find_all(nodes.Output) for node in output.nodes for each in _constants(node))
    arguments = (
        each
        for call in tree.find_all(nodes.Call)
        if not (isinstance(call.node, nodes.Name) and call.node.name == "t")
        for value in (*call.args, *(each.value for each in call.kwargs))
        for each in _constants(value)
    )
    assigned = (each for assign in tree.find_all(nodes.Assign) for each in _constants(assign.node))
    return [*markup.found, *(each for each in (*constants, *arguments, *assigned) if _SENTENCE.search(each))]


def words_in_script(text: str) -> list[str]:
    """Strings of a script that people might read: phrases, every word that is put on the page, and those of markup."""
    found = []
    for each, is_shown in _strings(_JAVASCRIPT.parse(text.encode()).root_node, is_shown=False):
        if each.lstrip().startswith("<"):
            markup = _Markup()
            markup.feed(each)
            markup.close()
            found += markup.found
        elif _PHRASE.search(each) or (is_shown and _has_word(each)):
            found.append(each)
    return found


def words_in_style(text: str) -> list[str]:
    """What `content` writes beside a page's own words."""
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    declared = re.findall(r"(?<![\w-])content\s*:([^;}]*)", without_comments)
    texts = (found[1] for value in declared for found in re.findall(r"([\"'])(.*?)\1", value))
    return [each for each in texts if _has_word(re.sub(r"\\[0-9a-fA-F]{1,6}\s?", "", each))]


def _has_word(text: str) -> bool:
    return any(each.isalpha() for each in text)


def _flat(node: nodes.Node) -> Iterator[str]:
    """All text of a template, whatever branch it is in, with a sign for every expression."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Output):
        for shown in node.nodes:
            yield from _flat(shown) if isinstance(shown, nodes.TemplateData) else _EXPRESSION
    else:
        for each in node.iter_child_nodes():
            if isinstance(each, nodes.Stmt | nodes.TemplateData):
                yield from _flat(each)


def _constants(node: nodes.Node | None) -> Iterator[str]:
    """The words that an expression may be, or be made of."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.Concat | nodes.BinExpr | nodes.List | nodes.Tuple):
        for each in node.iter_child_nodes():
            yield from _constants(each)
    elif isinstance(node, nodes.CondExpr):
        yield from (*_constants(node.expr1), *_constants(node.expr2))
    elif isinstance(node, nodes.Filter):
        for each in (node.node, *(node.args if node.name in ("default", "d", "format") else ())):
            yield from _constants(each)
    elif isinstance(node, nodes.Dict):
        for pair in node.items:
            yield from _constants(pair.value)


def _strings(node: Node, *, is_shown: bool) -> Iterator[tuple[str, bool]]:
    """Strings, and whether they are put on the page. Selectors and what only developers read are left out."""
    if node.type in ("string", "template_string"):
        parts = (each for each in node.named_children if each.type != "escape_sequence")
        yield "".join(_text(each) if each.type == "string_fragment" else _EXPRESSION for each in parts), is_shown
    if node.type == "throw_statement" or _text(node.child_by_field_name("constructor")).endswith("Error"):
        return
    if node.type == "call_expression":
        name = _text(node.child_by_field_name("function")).rpartition(".")[2]
        if name in _FINDS:
            return
        words = node.child_by_field_name("arguments")
        first = _text(words.named_children[0]).strip("\"'") if words and words.named_children else ""
        if name == "setAttribute" and words and first in _SHOWN:
            for each in words.named_children[1:]:
                yield from _strings(each, is_shown=True)
            return
        is_shown = name in _SHOWS
    elif node.type == "assignment_expression":
        is_shown = _text(node.child_by_field_name("left")).rpartition(".")[2] in _SHOWN_PROPERTIES
    elif node.type in ("arguments", "binary_expression", "ternary_expression", "parenthesized_expression"):
        pass
    elif node.type != "template_substitution":
        is_shown = False
    for each in node.children:
        yield from _strings(each, is_shown=is_shown)


def _text(node: Node | None) -> str:
    return (node.text or b"").decode() if node else ""


class _Markup(HTMLParser):
    """Collects what people see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._within = tag
        for name, value in attrs:
            shown = name in _SHOWN or name.startswith("data-text")
            shown = shown or (tag == "meta" and name == "content" and _is_for_people(given))
            shown = shown or (tag == "input" and name == "value" and given.get("type") in _BUTTONS)
            if shown and _has_word(value or ""):
                self.found.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within not in _NO_WORDS and _has_word(data):
            self.found.append(data.strip())


def _is_for_people(meta: dict[str, str]) -> bool:
    name = meta.get("name") or meta.get("property") or ""
    return name in _SHOWN_META or name.endswith((":title", ":description", ":site_name", ":alt"))
