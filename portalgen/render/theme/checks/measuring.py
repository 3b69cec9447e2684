"""Checks that the pages of a theme include the measuring script, since the security policy allows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import nodes

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.render.theme.checks.older_files import collect_names, parse_template, walk_nodes
from portalgen.render.theme.model import Theme

_SCRIPT: Final = "monitoring"
"""The field of the chrome."""
_GIVEN: Final = "="
"""Prefix of a name assigned to the script in a template."""
_NEVER_MEASURED: Final = frozenset(("layouts/redirect.html",))
"""Layouts without readers: they redirect at once."""


def check_measuring(theme: Theme) -> Iterator[Diagnostic]:
    """Report layouts for a complete document that do not contain the script (TPL146)."""
    for path in theme.paths_below("layouts"):
        if path not in _NEVER_MEASURED and _is_document(theme, path) and not _is_script_shown(theme, path):
            yield diagnostic("TPL146", Place(theme.shown_paths[path]))


def _is_script_shown(theme: Theme, path: str) -> bool:
    """Return True if a template or its references output the script outside comments, directly or by another name."""
    shown = collect_names(theme, path, _find_shown)
    given = (each.removeprefix(_GIVEN) for each in shown if each.startswith(_GIVEN))
    return _SCRIPT in shown or any(name in shown for name in given)


def _find_shown(tree: nodes.Template, replaced: frozenset[str]) -> frozenset[str]:
    """Return the fields and names output outside HTML comments, and with a prefix the names given to the script."""
    shown: set[str] = set()
    output: set[int] = set()
    in_comment = False
    for node in walk_nodes(tree, replaced):
        if isinstance(node, nodes.TemplateData):
            in_comment = _ends_in_comment(node.data, in_comment=in_comment)
        elif isinstance(node, nodes.Output | nodes.CallBlock):
            parts = node.nodes if isinstance(node, nodes.Output) else [node.call]
            output |= {id(below) for part in parts for below in walk_nodes(part, frozenset())}
        elif isinstance(node, nodes.Assign):
            shown |= _find_given(node.target, node.node)
        elif isinstance(node, nodes.With):
            shown |= {each for pair in zip(node.targets, node.values, strict=True) for each in _find_given(*pair)}
        elif id(node) in output and not in_comment:
            shown.add(_name_of(node))
    return frozenset(shown)


def _ends_in_comment(text: str, *, in_comment: bool) -> bool:
    opened, closed = text.rfind("<!--"), text.rfind("-->")
    return in_comment if opened == closed else opened > closed


def _find_given(target: nodes.Node, value: nodes.Node) -> set[str]:
    is_script = any(_name_of(each) == _SCRIPT for each in walk_nodes(value, frozenset()))
    return {f"{_GIVEN}{target.name}"} if is_script and isinstance(target, nodes.Name) else set()


def _name_of(node: nodes.Node) -> str:
    """Return the field or name read by a node, or an empty string."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Name):
        return node.name
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _is_document(theme: Theme, path: str) -> bool:
    texts = parse_template(theme, path).find_all(nodes.TemplateData)
    return path.endswith(".html") and any("<html" in each.data.lower() for each in texts)
