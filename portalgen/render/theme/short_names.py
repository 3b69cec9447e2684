"""A script whose own names are short: what every phone loads has no use for the words that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, pairwise
from typing import TYPE_CHECKING, Final

from portalgen.render.theme.checks.scripts import parse_script

if TYPE_CHECKING:
    from tree_sitter import Node

_DECLARING: Final = {
    "variable_declarator": "name",
    "function_declaration": "name",
    "generator_function_declaration": "name",
    "class_declaration": "name",
    "arrow_function": "parameter",
    "catch_clause": "parameter",
    "for_in_statement": "left",
}
"""What declares, and the field where it does."""
_SHORTHANDS: Final = frozenset({"shorthand_property_identifier", "shorthand_property_identifier_pattern"})
_NAMES: Final = frozenset({"identifier", *_SHORTHANDS})
_OF_BROWSERS: Final = frozenset(
    [
        "addEventListener",
        "caches",
        "close",
        "closed",
        "console",
        "crypto",
        "document",
        "event",
        "external",
        "fetch",
        "find",
        "focus",
        "frames",
        "history",
        "innerWidth",
        "innerHeight",
        "length",
        "localStorage",
        "location",
        "matchMedia",
        "name",
        "navigator",
        "open",
        "opener",
        "origin",
        "parent",
        "performance",
        "print",
        "prompt",
        "screen",
        "scroll",
        "scrollTo",
        "scrollX",
        "scrollY",
        "self",
        "sessionStorage",
        "status",
        "stop",
        "top",
        "window",
        "arguments",
        "undefined",
        "NaN",
        "Infinity",
    ]
)
"""Names that a script may also mean without declaring them; they stay."""
_RESERVED: Final = frozenset(
    [
        "as",
        "at",
        "by",
        "do",
        "if",
        "in",
        "is",
        "of",
        "to",
        "for",
        "let",
        "new",
        "try",
        "var",
        "get",
        "set",
        "async",
        "await",
    ]
)
_WITH_HOLES: Final = frozenset({"array", "array_pattern"})
_ENDS: Final = frozenset("}])")
_STATEMENTS: Final = frozenset({"expression_statement", "lexical_declaration", "return_statement", "throw_statement"})
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

_Change = tuple[int, int, str]
"""From which byte to which, and what stands there then."""


def shorten_names(text: str) -> str:
    """`text` with each name that it declares written short, everywhere; names of properties stay as they are.

    One name has one short form in the whole text, so that it does not matter in which scope it is declared.
    """
    nodes = [node for node in _walk(parse_script(text)) if node.type in _NAMES]
    used = Counter(_text(node) for node in nodes)
    declared = {name for node in _walk(parse_script(text)) for name in _declared_by(node)} - _OF_BROWSERS
    short = _short_forms(sorted(declared, key=lambda name: (-used[name], name)), used.keys() - declared)
    changes = [
        (node.start_byte, node.end_byte, f"{name}:{short[name]}" if node.type in _SHORTHANDS else short[name])
        for node in nodes
        if (name := _text(node)) in short
    ]
    return _change(text, changes)


def drop_signs(text: str) -> str:
    """`text` without what a grammar lets one leave out: declarations of a kind are joined, signs before an end go."""
    return _change(text, [change for node in _walk(parse_script(text)) for change in _superfluous(node)])


def _superfluous(node: Node) -> Iterator[_Change]:
    children = node.children
    for before, after in pairwise(children):
        if before.type == after.type == "lexical_declaration" and before.children[0].type == after.children[0].type:
            yield before.named_children[-1].end_byte, after.named_children[0].start_byte, ","
        elif before.type == "," and after.type in _ENDS and node.type not in _WITH_HOLES:
            yield before.start_byte, before.end_byte, ""
        elif after.type == "}" and before.type in _STATEMENTS and before.children[-1].type == ";":
            yield before.end_byte - 1, before.end_byte, ""
    if node.type == "arrow_function" and children[0].type == "formal_parameters":
        inner = children[0].children
        if [each.type for each in inner] == ["(", "identifier", ")"]:
            yield inner[0].start_byte, inner[0].end_byte, ""
            yield inner[2].start_byte, inner[2].end_byte, ""


def _change(text: str, changes: Iterable[_Change]) -> str:
    data = text.encode()
    for start, end, new in sorted(changes, reverse=True):
        data = data[:start] + new.encode() + data[end:]
    return data.decode()


def _short_forms(names: list[str], others: set[str]) -> Mapping[str, str]:
    taken = others | _RESERVED | _OF_BROWSERS
    free = (each for number in count() if (each := _numbered(number)) not in taken)
    return dict(zip(names, free, strict=False))


def _numbered(number: int) -> str:
    """a … Z, then aa …"""
    higher, last = divmod(number, len(_LETTERS))
    return (_numbered(higher - 1) if higher else "") + _LETTERS[last]


def _declared_by(node: Node) -> Iterator[str]:
    if node.type == "formal_parameters":
        for each in node.named_children:
            yield from _bound_by(each)
    field = _DECLARING.get(node.type)
    target = node.child_by_field_name(field) if field else None
    if target is not None:
        yield from _bound_by(target)


def _bound_by(pattern: Node) -> Iterator[str]:
    """The names that a pattern binds; its defaults and the names of properties bind none."""
    match pattern.type:
        case "identifier" | "shorthand_property_identifier_pattern":
            yield _text(pattern)
        case "assignment_pattern" | "object_assignment_pattern":
            yield from _bound_by(pattern.named_children[0])
        case "pair_pattern":
            yield from _bound_by(pattern.named_children[-1])
        case "object_pattern" | "array_pattern" | "rest_pattern":
            for each in pattern.named_children:
                yield from _bound_by(each)


def _walk(root: Node) -> Iterator[Node]:
    """All nodes in the order of the text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)


def _text(node: Node) -> str:
    return node.text.decode() if node.text else ""
