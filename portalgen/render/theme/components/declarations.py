"""Reads the file `<name>.yaml` of a component: the purpose of its macros, their parameters, and their examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portalgen.config.models import Model
from portalgen.config.validation import validate
from portalgen.config.values import Slug, Text
from portalgen.config.yaml_text import Tree, YamlText
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual


class DeclaredTextModel(Model):
    """A text in both languages."""

    vi: Text
    en: Text


class ParameterModel(Model):
    """A parameter of a macro. `default` is set if and only if the macro has a default."""

    type: Text
    description: DeclaredTextModel
    default: str | None = None


class ExampleModel(Model):
    """A call of the macro. `arguments` are the values of its parameters.

    Omitted parameters have their default, or are empty.
    """

    name: Slug
    title: DeclaredTextModel
    arguments: dict[str, Any] | None = None


class MacroModel(Model):
    """A public macro of the component."""

    description: DeclaredTextModel
    within: Text | None = None
    """CSS class of the element that surrounds the macro on a page (`prose`, `bar`). It surrounds examples too."""
    parameters: dict[str, ParameterModel] | None = None
    examples: tuple[ExampleModel, ...] = ()


class DeclarationModel(Model):
    """The content of `components/<name>/<name>.yaml`."""

    description: DeclaredTextModel
    macros: dict[str, MacroModel]


@frozen
class DeclaredParameter:
    """A declared parameter; `default` is None if the parameter is required."""

    name: str
    type: str
    description: Bilingual
    default: str | None


@frozen
class Example:
    """An example of a macro as written. `number` is its position among the examples of the macro, from 0."""

    name: str
    title: Bilingual
    arguments: Mapping[str, Tree]
    number: int


@frozen
class DeclaredMacro:
    """A declared macro."""

    name: str
    description: Bilingual
    within: str
    """CSS class of the element that surrounds the macro on a page; may be empty."""
    parameters: tuple[DeclaredParameter, ...]
    examples: tuple[Example, ...]


@frozen
class ComponentDeclaration:
    """The declaration of a component."""

    description: Bilingual
    macros: tuple[DeclaredMacro, ...]


def read_declaration(source: YamlText) -> tuple[ComponentDeclaration | None, tuple[Diagnostic, ...]]:
    """Return the declaration in `source`, or its faults. The arguments of examples are not checked."""
    model, diagnostics = validate(DeclarationModel, source)
    if model is None:
        return None, diagnostics
    macros = tuple(_macro(name, each) for name, each in model.macros.items())
    return ComponentDeclaration(_both(model.description), macros), ()


def _macro(name: str, model: MacroModel) -> DeclaredMacro:
    parameters = tuple(
        DeclaredParameter(each, one.type, _both(one.description), one.default)
        for each, one in (model.parameters or {}).items()
    )
    examples = tuple(
        Example(one.name, _both(one.title), one.arguments or {}, number) for number, one in enumerate(model.examples)
    )
    return DeclaredMacro(name, _both(model.description), model.within or "", parameters, examples)


def _both(model: DeclaredTextModel) -> Bilingual:
    return Bilingual(model.vi, model.en)
