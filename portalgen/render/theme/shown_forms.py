"""Finds printed expressions that can never be text, a number or HTML, in the syntax tree of a template.

Values that the tree does not reveal are checked at run time (`shown_values`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from jinja2 import nodes

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.render.theme.shown_values import ValueKind

with on_demand():
    from portalgen.render.theme import template_values

_LISTING_FILTERS: Final = frozenset(
    {
        *("batch", "dictsort", "groupby", "list", "map", "reject", "rejectattr", "select", "selectattr", "slice"),
        *("sort", "unique"),
    }
)
_CALLED: Final[Mapping[str, ValueKind]] = {
    **dict.fromkeys(("items", "keys", "values", "partition", "rpartition", "rsplit", "split", "splitlines"), "list"),
    **dict.fromkeys(("changed", "endswith", "isdigit", "startswith"), "truth"),
}
"""The type returned by each method."""


@frozen
class FormNames:
    """The names that occur in a template, grouped by their meaning."""

    macros: frozenset[str]
    """Names of macros of the template itself."""
    modules: frozenset[str]
    """Names under which other templates are imported (`import … as`)."""
    declared: frozenset[str]
    """Names of variables, loop variables and parameters of the template."""


@frozen
class ShownForm:
    """A printed expression that is not text: its node, the kind of its value, and its name if it has one."""

    node: nodes.Node
    kind: ValueKind
    name: str = ""


def find_unshown(node: nodes.Node, names: FormNames, in_loop: bool) -> Iterator[ShownForm]:
    """Yield the parts of the printed `node` that are not text, numbers or HTML, in all its branches."""
    if isinstance(node, nodes.CondExpr):
        for each in (node.expr1, node.expr2):
            if each is not None:
                yield from find_unshown(each, names, in_loop)
    elif isinstance(node, nodes.Or):
        yield from find_unshown(node.right, names, in_loop)
    elif isinstance(node, nodes.Name):
        if node.name == "loop" and in_loop:
            yield ShownForm(node, "loop", "loop")
        elif node.name in names.macros and node.name not in names.declared:
            yield ShownForm(node, "macro", node.name)
    elif isinstance(node, nodes.Getattr):
        if _is_method(node, names):
            yield ShownForm(node, "method", node.attr)
    else:
        kind = _KINDS.get(type(node), _nothing)(node, names)
        if kind is not None:
            yield ShownForm(node, kind)


def _is_method(node: nodes.Getattr, names: FormNames) -> bool:
    """Return True if `node` is a method of a view's field: no field is a mapping, which might have such a key."""
    if node.attr not in template_values.METHOD_NAMES or node.attr in template_values.VIEW_FIELDS:
        return False
    root = node.node
    if not isinstance(root, nodes.Getattr):
        return False
    while isinstance(root, nodes.Getattr):
        root = root.node
    return isinstance(root, nodes.Name) and root.name not in names.declared | names.modules | names.macros


def _kind_of_constant(node: nodes.Const, _names: FormNames) -> ValueKind | None:
    if node.value is None:
        return "nothing"
    return "truth" if isinstance(node.value, bool) else None


def _kind_of_filter(node: nodes.Filter, _names: FormNames) -> ValueKind | None:
    return "list" if node.name in _LISTING_FILTERS else None


def _kind_of_call(node: nodes.Call, names: FormNames) -> ValueKind | None:
    called = node.node
    if isinstance(called, nodes.Name):
        return "list" if called.name == "range" else None
    if not isinstance(called, nodes.Getattr):
        return None
    of_module = isinstance(called.node, nodes.Name) and called.node.name in names.modules
    return None if of_module else _CALLED.get(called.attr)


def _nothing(_node: nodes.Node, _names: FormNames) -> None:
    return None


def _always(kind: ValueKind) -> Callable[[nodes.Node, FormNames], ValueKind]:
    return lambda _node, _names: kind


_KINDS: Final[Mapping[type[nodes.Node], Callable[[Any, FormNames], ValueKind | None]]] = {
    nodes.Const: _kind_of_constant,
    nodes.Filter: _kind_of_filter,
    nodes.Call: _kind_of_call,
    **dict.fromkeys((nodes.List, nodes.Tuple), _always("list")),
    nodes.Dict: _always("mapping"),
    **dict.fromkeys((nodes.Compare, nodes.Not, nodes.Test), _always("truth")),
}
