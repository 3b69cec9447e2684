"""A component of a theme: its macros and its declaration."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.render.theme.components.declarations import (
    ComponentDeclaration,
    DeclaredMacro,
    Example,
    read_declaration,
)
from portalgen.render.theme.components.signatures import Macro, macros_of
from portalgen.render.theme.components.types import type_of, value_of
from portalgen.render.theme.model import Theme
from portalgen.render.theme.templates import Templates

COMPONENTS_FOLDER = "components"
_macros_of = lru_cache(maxsize=256)(macros_of)
_declaration_of = lru_cache(maxsize=256)(read_declaration)
"""Cached, since most files of a theme are inherited, and a preview reads them again after every edit."""


@frozen
class Component:
    """A component with its macros and its declaration.

    `source` and `declaration` are None without a declaration, or if it cannot be read. `macros` is None if the template
    cannot be read.
    """

    name: str
    macros: tuple[Macro, ...] | None
    source: YamlText | None
    declaration: ComponentDeclaration | None
    diagnostics: tuple[Diagnostic, ...]
    """The faults that prevent reading the declaration."""

    def macro(self, name: str) -> Macro | None:
        """Return the macro with this name in the template, or None."""
        return next((each for each in self.macros or () if each.name == name), None)


def template_path_of(name: str) -> str:
    """Return the path of a component's template in the theme."""
    return f"{COMPONENTS_FOLDER}/{name}/{name}.html"


def declaration_path_of(name: str) -> str:
    """Return the path of a component's declaration in the theme."""
    return f"{COMPONENTS_FOLDER}/{name}/{name}.yaml"


def list_component_names(theme: Theme) -> tuple[str, ...]:
    """Return the names of the components that have a template, in order."""
    names = (path.split("/")[1] for path in theme.paths_below(COMPONENTS_FOLDER))
    return tuple(dict.fromkeys(name for name in names if template_path_of(name) in theme.files))


def read_component(theme: Theme, name: str) -> Component:
    """Read the component `name`."""
    template, path = template_path_of(name), declaration_path_of(name)
    macros = _macros_of(theme.read_text(template), theme.shown_paths[template])
    if path not in theme.files:
        return Component(name, macros, None, None, ())
    source = YamlText(theme.read_text(path), theme.shown_paths[path], "CFG")
    declaration, diagnostics = _declaration_of(source)
    return Component(name, macros, source, declaration, diagnostics)


def read_components(theme: Theme) -> Iterator[Component]:
    """Read every component of the theme, one after another."""
    return (read_component(theme, name) for name in list_component_names(theme))


def arguments_of(
    macro: DeclaredMacro, example: Example, language: str, address: Callable[[str], str]
) -> dict[str, Any]:
    """Return the arguments of a valid example. A parameter with a default is included only if the example sets it."""
    return {
        each.name: value_of(type_of(each.type), example.arguments.get(each.name), language, address)
        for each in macro.parameters
        if each.name in example.arguments or each.default is None
    }


def render_example(
    templates: Templates, component: Component, macro: DeclaredMacro, example: Example, address: Callable[[str], str]
) -> Markup:
    """Render an example in the language of `templates` and return the HTML. Raises TemplateRenderError."""
    arguments = arguments_of(macro, example, templates.language, address)
    page = f"{component.source.path if component.source else component.name} ({macro.name}: {example.name})"
    return templates.render_macro(template_path_of(component.name), macro.name, page, **arguments)
