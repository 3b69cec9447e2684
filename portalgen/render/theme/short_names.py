"""A script whose own names are short: what every phone loads has no use for the words that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
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
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def shorten_names(text: str) -> str:
    """`text` with each name that it declares written short, everywhere; names of properties stay as they are.

    One name has one short form in the whole text, so that it does not matter in which scope it is declared.
    """
    root = parse_script(text)
    nodes = [node for node in _walk(root) if node.type in _NAMES]
    used = Counter(_text(node) for node in nodes)
    declared = {name for node in _walk(root) for name in _declared_by(node)} - _OF_BROWSERS
    short = _short_forms(sorted(declared, key=lambda name: (-used[name], name)), used.keys() - declared)
    data = text.encode()
    for node in reversed(nodes):
        name = _text(node)
        if name not in short:
            continue
        new = f"{name}:{short[name]}" if node.type in _SHORTHANDS else short[name]
        data = data[: node.start_byte] + new.encode() + data[node.end_byte :]
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
