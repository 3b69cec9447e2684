"""The macros of a component's template, as written."""

from __future__ import annotations

from jinja2 import TemplateSyntaxError, nodes

from portalgen.diagnostics.model import Place, line_of, place_in_line
from portalgen.frozen import frozen
from portalgen.render.theme.template_trees import read_template


@frozen
class MacroParameter:
    """A parameter of a macro. `default` is the text of its default, or None if the parameter is required."""

    name: str
    default: str | None = None


@frozen
class Macro:
    """A macro that other templates may call. `place` is its first line."""

    name: str
    parameters: tuple[MacroParameter, ...]
    place: Place


def macros_of(text: str, shown_path: str) -> tuple[Macro, ...] | None:
    """Return the public macros of a template, or None if it cannot be read. Rendering reports the reason.

    A macro whose name begins with `_` is private to the component: Jinja does not export it.
    """
    try:
        body = read_template(text).body
    except TemplateSyntaxError:
        return None
    return tuple(
        Macro(node.name, _parameters(node), _place(text, shown_path, node.lineno, node.name))
        for node in body
        if isinstance(node, nodes.Macro) and not node.name.startswith("_")
    )


def _parameters(node: nodes.Macro) -> tuple[MacroParameter, ...]:
    required = len(node.args) - len(node.defaults)
    defaults = [None] * required + [_default_text(each) for each in node.defaults]
    return tuple(MacroParameter(each.name, default) for each, default in zip(node.args, defaults, strict=True))


def _default_text(default: nodes.Expr) -> str:
    """Return a default as in a declaration: `false`, `page`, `3`; `…` for a computed default."""
    if not isinstance(default, nodes.Const):
        return "…"
    return str(default.value).lower() if default.value in (None, True, False) else str(default.value)


def _place(text: str, path: str, line: int, name: str) -> Place:
    written = line_of(text, line)
    return place_in_line(path, line, max(written.find(name), 0) + 1, len(name) if name in written else 0, written)
