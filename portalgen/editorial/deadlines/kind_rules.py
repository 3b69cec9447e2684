"""What declarations of kinds (`portalgen/kinds/`) decide of time limits, read from the text of any version of the program.

The files of a former version are not run: only what is written there plainly is taken.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from portalgen.frozen import frozen

KINDS_FOLDER: Final = "portalgen/kinds"
"""Where a repository that holds the program declares its kinds."""


@frozen
class KindRules:
    """What a kind decides of the clocks of its items."""

    name: str
    deadline_class: str = ""
    deadline_class_where: tuple[tuple[str, str], ...] = ()
    essential_fields: tuple[str, ...] | None = None
    """Without these a version counts for nothing; None where the kind says nothing of it."""
    required_fields: tuple[str, ...] = ()
    """Of its own fields, those without which a page has an error; sorted."""


def parse_kind_rules(text: bytes) -> tuple[KindRules, ...]:
    """Return the rules of the kinds that a Python file declares. Raises SyntaxError or ValueError where it is none."""
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
    """Yield the names of the fields on the first level that have to be there."""
    for node in fields.elts if isinstance(fields, (ast.Tuple, ast.List)) else ():
        if isinstance(node, ast.Call) and node.args:
            required = next((each.value for each in node.keywords if each.arg == "required"), None)
            name = _plain(node.args[0])
            if _plain(required) is True and isinstance(name, str):
                yield name


def _name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _plain(node: ast.expr | None) -> object:
    """The value of a literal; None of anything else."""
    try:
        return ast.literal_eval(node) if node is not None else None
    except (ValueError, TypeError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(node: ast.expr | None) -> tuple[str, ...] | None:
    """The names of a list; what is no literal stands for itself as it is written. None where nothing is said."""
    if node is None or (isinstance(node, ast.Constant) and node.value is None):
        return None
    listed = node.elts if isinstance(node, (ast.Tuple, ast.List)) else [node]
    return tuple(_text(_plain(each)) or ast.unparse(each) for each in listed)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = value if isinstance(value, (tuple, list)) else ()
    return tuple((str(each[0]), str(each[1])) for each in pairs if isinstance(each, (tuple, list)) and len(each) == 2)
