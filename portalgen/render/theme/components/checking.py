"""Checks that the macros, parameters and examples of a theme's components agree with the declarations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.dataclass_models import create_keys_model
from portalgen.config.validation import check_tree
from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.families import template_rules
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.render.theme.components.component import (
    Component,
    declaration_path_of,
    read_components,
    render_example,
    template_path_of,
)
from portalgen.render.theme.components.declarations import DeclaredMacro, DeclaredParameter, Example, read_declaration
from portalgen.render.theme.components.signatures import Macro, macros_of
from portalgen.render.theme.components.types import TYPE_NAMES, find_theme_files, type_name_in, type_of, yaml_type_for
from portalgen.render.theme.model import Theme
from portalgen.render.theme.templates import TemplateRenderError, Templates

REQUIRED_MARK: Final = "—"
_SHOWN: Final = 50
"""The maximum number of parameters with which a message names a macro."""
_OF_TEMPLATES: Final = frozenset(each.code for each in template_rules.CODES)
"""The codes of faults in a template that do not depend on arguments."""


def check_components(theme: Theme) -> tuple[Diagnostic, ...]:
    """Return all faults in the components of a theme. Examples are rendered in each language of the theme."""
    templates = [Templates(theme, language) for language in theme.catalogs]
    diagnostics: list[Diagnostic] = []
    files = KnownNames(theme.files)
    for component in read_components(theme):
        if component.macros is None:
            diagnostics += _unreadable(component, templates)
            continue
        overriding = list(_overriding_faults(theme, component))
        diagnostics += overriding or [
            *component.diagnostics,
            *_type_faults(theme, component),
            *_declaration_faults(files, component, templates),
        ]
    return tuple(diagnostics)


def _unreadable(component: Component, templates: list[Templates]) -> Iterator[Diagnostic]:
    """Report the reason why the template cannot be read: possibly no page uses it."""
    path = template_path_of(component.name)
    try:
        templates[0].render_macro(path, component.name, path)
    except TemplateRenderError as error:
        yield error.diagnostic


def _overriding_faults(theme: Theme, component: Component) -> Iterator[Diagnostic]:
    """Report macros incompatible with the extended theme."""
    template = template_path_of(component.name)
    if not theme.overridden_files.get(template):
        return
    beneath = theme.overridden_files[template][0]
    for former in macros_of(beneath.read_text("utf-8-sig", "replace"), theme.overridden_shown_paths[template]) or ():
        macro = component.macro(former.name)
        if macro is None or not _can_be_called_as(macro, former):
            place = macro.place if macro else Place(theme.shown_paths[template])
            where = f"{former.place.path}:{former.place.line}"
            yield diagnostic("TPL128", place, macro=former.name, expected=_signature(former), where=where)


def _type_faults(theme: Theme, component: Component) -> Iterator[Diagnostic]:
    """Report parameters with another type than in the extended theme, whose templates still call the macro."""
    path = declaration_path_of(component.name)
    if not theme.overridden_files.get(path) or component.source is None or component.declaration is None:
        return
    text = theme.overridden_files[path][0].read_text("utf-8-sig", "replace")
    former = YamlText(text, theme.overridden_shown_paths[path], "CFG")
    declared = read_declaration(former)[0]
    known = (
        {(macro.name, each.name): each.type for macro in declared.macros for each in macro.parameters}
        if declared
        else {}
    )
    for macro in component.declaration.macros:
        for each in macro.parameters:
            expected = known.get((macro.name, each.name), each.type)
            if each.type not in (expected, f"{expected} or nothing") and type_of(each.type) is not None:
                at: Location = ("macros", macro.name, "parameters", each.name, "type")
                where = f"{former.path}:{place_in_yaml(former, at).line}"
                values = {"macro": macro.name, "parameter": each.name, "type": each.type, "expected": expected}
                yield diagnostic("TPL132", place_in_yaml(component.source, at), where=where, **values)


def _can_be_called_as(macro: Macro, former: Macro) -> bool:
    """Return True if the former parameters come first, unchanged; additional ones need a default."""
    count = len(former.parameters)
    same = all(
        ours.name == theirs.name and (ours.default is not None or theirs.default is None)
        for ours, theirs in zip(macro.parameters, former.parameters, strict=False)
    )
    return (
        same and len(macro.parameters) >= count and all(each.default is not None for each in macro.parameters[count:])
    )


def _signature(macro: Macro) -> str:
    """Return the macro with its parameters; a long list is shortened."""
    shown = [each.name if each.default is None else f"{each.name}={each.default}" for each in macro.parameters[:_SHOWN]]
    more = ["…"] if len(macro.parameters) > _SHOWN else []
    return f"{macro.name}({', '.join((*shown, *more))})"


def _declaration_faults(files: KnownNames, component: Component, templates: list[Templates]) -> Iterator[Diagnostic]:
    if component.source is None:
        if component.macros:
            missing = declaration_path_of(component.name)
            yield diagnostic("TPL121", component.macros[0].place, component=component.name, file=missing)
    elif component.declaration is not None:
        declared = {each.name: each for each in component.declaration.macros}
        yield from _macro_faults(component, component.source, frozenset(declared))
        for macro in component.macros or ():
            if macro.name in declared:
                yield from _parameters_and_examples(files, component, macro, declared[macro.name], templates)


def _macro_faults(component: Component, source: YamlText, declared: frozenset[str]) -> Iterator[Diagnostic]:
    """Report macros missing from either the template or the declaration."""
    written = KnownNames(each.name for each in component.macros or ())
    undeclared = KnownNames(each for each in written if each not in declared)
    for macro in component.macros or ():
        if macro.name not in declared:
            yield diagnostic("TPL123", macro.place, macro=macro.name, file=source.path)
    for name in sorted(declared.difference(written)):
        place, meant = place_in_yaml(source, ("macros", name), key=True), undeclared.find_closest(name)
        yield diagnostic("TPL122", place, macro=name, known=written.listed or REQUIRED_MARK, suggestion=meant)


def _parameters_and_examples(
    files: KnownNames, component: Component, macro: Macro, declared: DeclaredMacro, templates: list[Templates]
) -> Iterator[Diagnostic]:
    source = component.source
    if source is None:
        return
    at: Location = ("macros", macro.name)
    parameter_diagnostics = list(_parameter_faults(source, at, macro, declared))
    yield from parameter_diagnostics
    if parameter_diagnostics:
        return
    keys = {}
    for each in declared.parameters:
        kind, is_needed = yaml_type_for(type_of(each.type))
        keys[each.name] = kind, is_needed and each.default is None
    model = create_keys_model(f"{macro.name}_arguments", keys)
    failed: list[tuple[Example, Diagnostic]] = []
    for example in declared.examples:
        place: Location = (*at, "examples", example.number, "arguments")
        example_diagnostics = [*check_tree(model, source, dict(example.arguments), place)]
        example_diagnostics += _file_faults(files, source, example, place)
        yield from example_diagnostics
        if not example_diagnostics:
            failed += _failures(component, declared, example, templates)
    yield from _report_failures(source, at, declared, failed)


def _parameter_faults(source: YamlText, at: Location, macro: Macro, declared: DeclaredMacro) -> Iterator[Diagnostic]:
    written = {each.name: each.default for each in macro.parameters}
    stated = {each.name: each for each in declared.parameters}
    unknown = [name for name in stated if name not in written]
    lacking = dict.fromkeys(name for name in written if name not in stated)
    undeclared, signature = KnownNames(lacking), _signature(macro)
    for name in unknown:
        place = place_in_yaml(source, (*at, "parameters", name), key=True)
        meant = undeclared.find_closest(name)
        meant = meant if meant in lacking else ""  # otherwise already taken as the fix of another name
        lacking.pop(meant, None)
        yield diagnostic("TPL124", place, macro=signature, parameter=name, suggestion=meant)
    for name in lacking:
        keys = (*at, "parameters") if declared.parameters else at
        yield diagnostic("TPL125", place_in_yaml(source, keys, key=True), macro=signature, parameter=name)
    for name, each in stated.items():
        if type_of(each.type) is None:
            place = place_in_yaml(source, (*at, "parameters", name, "type"))
            meant = find_closest(type_name_in(each.type), TYPE_NAMES)
            yield diagnostic("TPL130", place, type=each.type, suggestion=meant)
        if name in written and not _is_default(each, written[name]):
            key = place_in_yaml(source, (*at, "parameters", name), key=True)
            yield diagnostic(
                "TPL126", key, parameter=name, default=_shown(written[name]), declared=_shown(each.default)
            )


def _is_default(declared: DeclaredParameter, written: str | None) -> bool:
    """Return True if the declared default is right; a computed default may be described in words."""
    return declared.default == written or (written == "…" and declared.default is not None)


def _shown(default: str | None) -> str:
    return REQUIRED_MARK if default is None else default or '""'


def _file_faults(files: KnownNames, source: YamlText, example: Example, place: Location) -> Iterator[Diagnostic]:
    for at, path in find_theme_files(dict(example.arguments), place):
        if path not in files:
            yield diagnostic("TPL129", place_in_yaml(source, at), file=path, suggestion=files.find_closest(path))


def _failures(
    component: Component, declared: DeclaredMacro, example: Example, templates: list[Templates]
) -> Iterator[tuple[Example, Diagnostic]]:
    """Yield the first error of the example, in the first language with an error."""
    for each in templates:
        try:
            render_example(each, component, declared, example, lambda path: f"/{path}")
        except TemplateRenderError as error:
            yield example, error.diagnostic
            return


def _report_failures(
    source: YamlText, at: Location, declared: DeclaredMacro, failed: list[tuple[Example, Diagnostic]]
) -> Iterator[Diagnostic]:
    """Report failures of examples.

    A failure common to all examples, or of a construct forbidden in templates, is reported at the template. Other
    failures are reported at the example.
    """
    if len(failed) == len(declared.examples) and len({(each.code, each.place) for _, each in failed}) == 1:
        yield failed[0][1]
        return
    for example, failure in failed:
        if failure.code in _OF_TEMPLATES:
            yield failure
            continue
        place = place_in_yaml(source, (*at, "examples", example.number, "name"))
        values = dict(failure.values)
        problem = values.get("problem") or values.get("key") or values.get("name") or failure.code
        where = f"{failure.place.path}:{failure.place.line}"
        yield diagnostic("TPL127", place, example=example.name, problem=problem, where=where)
