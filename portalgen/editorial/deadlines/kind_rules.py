"""The rules on time limits in declarations of kinds (`portalgen/kinds/`), read from any version of the program.

The files of a former version are not run: only literal values are taken.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from portalgen.frozen import frozen

KINDS_FOLDER: Final = "portalgen/kinds"
"""The folder with the declarations of kinds, in a repository that contains the program."""


@frozen
class KindRules:
    """The rules of a kind about the clocks of its items."""

    name: str
    deadline_class: str = ""
    deadline_class_where: tuple[tuple[str, str], ...] = ()
    essential_fields: tuple[str, ...] | None = None
    """A version without these fields does not count; None if the kind does not define them."""
    required_fields: tuple[str, ...] = ()
    """Its own fields that a page must have; sorted."""


def parse_kind_rules(text: bytes) -> tuple[KindRules, ...]:
    """Return the rules of the kinds declared in a Python file. Raises SyntaxError or ValueError if it is invalid."""
    return tuple(_list_kinds(ast.parse(text)))


def _list_kinds(tree: ast.Module) -> Iterator[KindRules]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name_of(node) == "Kind":
            values = {each.arg: each.value for each in node.keywords if each.arg is not None}
            name = _plain(values.get("name"))
            if isinstance(name, str):
                fields = values.get("own_fields")
                yield KindRules(
                    name,
                    _text(_plain(values.get("deadline_class"))),
                    _pairs(_plain(values.get("deadline_class_where"))),
                    _names(values.get("essential_fields")),
                    tuple(sorted(_list_required(fields))) if fields is not None else (),
                )


def _list_required(fields: ast.expr) -> Iterator[str]:
    """Yield the names of the required fields on the first level."""
    for node in fields.elts if isinstance(fields, (ast.Tuple, ast.List)) else ():
        if isinstance(node, ast.Call) and node.args:
            required = next((each.value for each in node.keywords if each.arg == "required"), None)
            name = _plain(node.args[0])
            if _plain(required) is True and isinstance(name, str):
                yield name


def _name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _plain(node: ast.expr | None) -> object:
    """Return the value of a literal; None for anything else."""
    try:
        return ast.literal_eval(node) if node is not None else None
    except (ValueError, TypeError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(node: ast.expr | None) -> tuple[str, ...] | None:
    """Return the names in a list; a non-literal is returned as written. None if there is no list."""
    if node is None or (isinstance(node, ast.Constant) and node.value is None):
        return None
    listed = node.elts if isinstance(node, (ast.Tuple, ast.List)) else [node]
    return tuple(_text(_plain(each)) or ast.unparse(each) for each in listed)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = value if isinstance(value, (tuple, list)) else ()
    return tuple((str(each[0]), str(each[1])) for each in pairs if isinstance(each, (tuple, list)) and len(each) == 2)
