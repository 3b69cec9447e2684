"""Checks a line with a shortcode against the declaration of the shortcode.

It reports MRK102 to MRK105, MRK107, and the findings of `misspelt`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal

from portalgen.diagnostics.model import Diagnostic, Phrase, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.frozen import frozen
from portalgen.render.markdown.source import BodySource
from portalgen.render.shortcodes.misspelt import explain_line, explain_lines, unknown_shortcode
from portalgen.render.shortcodes.model import (
    Argument,
    ParameterType,
    Shortcode,
    ShortcodeParameter,
    ShortcodeUse,
    is_page_target,
)
from portalgen.render.shortcodes.syntax import ShortcodeCall, ShortcodeWord, read_call
from portalgen.render.shortcodes.table import SHORTCODES
from portalgen.text.slugs import is_slug

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#\\\"<>]+\.[^\s\\\"<>]+", re.IGNORECASE)
_BY_NAME: Final = {each.name: each for each in SHORTCODES}
_STEM: Final = "ten-tep"
_PAGES: Final = ("id:ma-bai", "../bai/index.vi.md")
"""Example names of a page, for a parameter that takes both files and pages."""
_SHOWN: Final = 60
_CLOSES: Final = re.compile(r"\{+[<%]?[ \t]*/")

ShortcodeLineKind = Literal["single", "open", "close", "stray"]
"""`stray` is the end of an unknown shortcode."""
WordLocator = Callable[[ShortcodeWord], Place]


@frozen
class ShortcodeLine:
    """A line with a shortcode. `use` is None if the line is faulty, or if it is the end of a shortcode."""

    kind: ShortcodeLineKind
    name: str
    place: Place
    use: ShortcodeUse | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    unknown_end: str = ""
    """The name as written if the line is the end of an unknown shortcode."""


def read_shortcode_line(text: str, source: BodySource, line: int, column: int) -> ShortcodeLine:
    """Return the shortcode on a line. `line` and `column` are the position of `text`."""

    def placing(word: ShortcodeWord) -> Place:
        return source.place(line, column + word.offset, word.length)

    call = read_call(text)
    if call is None:
        place = source.place(line, column, len(text))
        return _misspelt(explain_line(text, place) or diagnostic("MRK107", place, text=text[:_SHOWN]), text)
    shortcode = _BY_NAME.get(call.name.text)
    if shortcode is None:
        return _unknown(call, placing(call.name))
    place = placing(call.name)
    if call.is_closing:
        return ShortcodeLine("close", shortcode.name, place)
    diagnostics = _check_arguments(shortcode, call, placing)
    arguments = tuple((key.text, Argument(value.text, placing(value))) for key, value in call.arguments)
    use = None if diagnostics else ShortcodeUse(shortcode, arguments, place)
    return ShortcodeLine("open" if shortcode.has_body else "single", shortcode.name, place, use, diagnostics)


def read_broken_shortcode(lines: Sequence[str], source: BodySource, line: int, column: int) -> ShortcodeLine | None:
    """Return the shortcode broken over `lines`, with a finding about it. Return None if there is none."""
    found = explain_lines(lines, source.place(line, column, len(lines[0])))
    return _misspelt(found, lines[0]) if found else None


def _misspelt(found: Diagnostic, text: str) -> ShortcodeLine:
    """Return a line meant as a shortcode. It opens or closes a shortcode, so that the other end is not reported too."""
    values = dict(found.values)
    if found.code == "MRK102":
        return _name_meant(found, is_closing=_CLOSES.match(text) is not None)
    call = read_call(str(values.get("proposal", values["text"])))
    shortcode = _BY_NAME.get(call.name.text) if call is not None else None
    kind: ShortcodeLineKind = "single"
    if call is not None and shortcode is not None and shortcode.has_body and not _CLOSES.search(text, 2):
        kind = "open"
    if call is not None and call.is_closing:
        kind = "close"
    return ShortcodeLine(kind, shortcode.name if shortcode else "", found.place, diagnostics=(found,))


def _unknown(call: ShortcodeCall, place: Place) -> ShortcodeLine:
    return _name_meant(unknown_shortcode(call.name.text, place), is_closing=call.is_closing)


def _name_meant(found: Diagnostic, *, is_closing: bool) -> ShortcodeLine:
    """Return the line of an unknown shortcode. Its end closes the shortcode probably meant by its name."""
    values = dict(found.values)
    name = str(values["name"])
    if not is_closing:
        return ShortcodeLine("single", name, found.place, diagnostics=(found,))
    meant = _BY_NAME.get(str(values["suggestion"]))
    kind: ShortcodeLineKind = "close" if meant is not None and meant.has_body else "stray"
    return ShortcodeLine(
        kind, meant.name if meant is not None else name, found.place, diagnostics=(found,), unknown_end=name
    )


def _check_arguments(shortcode: Shortcode, call: ShortcodeCall, placing: WordLocator) -> tuple[Diagnostic, ...]:
    given = {key.text: value for key, value in call.arguments}
    diagnostics: list[Diagnostic] = []
    meant = {find_closest(key, [each.name for each in shortcode.parameters]) for key in given}
    for name in _missing(shortcode, given):
        if name in meant:
            continue
        diagnostics.append(diagnostic("MRK104", placing(call.name), name=shortcode.name, parameter=name))
    for key, value in call.arguments:
        parameter = shortcode.parameter(key.text)
        if parameter is None:
            diagnostics.append(_unknown_parameter(shortcode, key, placing))
        elif key.text in _excluded(shortcode, given):
            example = ", ".join(f"`{_example_arguments(shortcode, group)}`" for group in shortcode.alternatives)
            diagnostics.append(_value(parameter, value, placing, example))
        elif parameter.name == "alt" and not value.text.strip():
            file = given["src"].text if "src" in given else ""
            diagnostics.append(diagnostic("MRK108", placing(value), file=file, advice=Phrase("alt.parameter")))
        elif not _fits(parameter, value.text):
            diagnostics.append(_value(parameter, value, placing, _example(parameter)))
    return tuple(diagnostics)


def _missing(shortcode: Shortcode, given: dict[str, ShortcodeWord]) -> list[str]:
    names = [each.name for each in shortcode.parameters if each.required]
    begun = _begun(shortcode, given)
    if shortcode.alternatives and len(begun) < 2:
        names += begun[0] if begun else shortcode.alternatives[0]
    return [name for name in names if name not in given]


def _excluded(shortcode: Shortcode, given: dict[str, ShortcodeWord]) -> set[str]:
    """Return the parameters of a second group if a parameter of the first is given."""
    return {name for group in _begun(shortcode, given)[1:] for name in group}


def _begun(shortcode: Shortcode, given: dict[str, ShortcodeWord]) -> list[tuple[str, ...]]:
    return [group for group in shortcode.alternatives if any(name in given for name in group)]


def _unknown_parameter(shortcode: Shortcode, key: ShortcodeWord, placing: WordLocator) -> Diagnostic:
    names = [each.name for each in shortcode.parameters]
    suggestion = find_closest(key.text, names)
    known = ", ".join(names)
    place = placing(key)
    return diagnostic("MRK103", place, name=shortcode.name, parameter=key.text, suggestion=suggestion, known=known)


def _value(parameter: ShortcodeParameter, value: ShortcodeWord, placing: WordLocator, example: str) -> Diagnostic:
    return diagnostic("MRK105", placing(value), parameter=parameter.name, value=value.text[:_SHOWN], example=example)


def _example_arguments(shortcode: Shortcode, names: tuple[str, ...]) -> str:
    parameters = (shortcode.parameter(name) for name in names)
    return " ".join(f'{each.name}="{each.example}"' for each in parameters if each)


def _example(parameter: ShortcodeParameter) -> str:
    choices = parameter.choices or (parameter.example,)
    if parameter.type is ParameterType.TARGET and parameter.endings:
        choices = (*(f"{_STEM}{ending}" for ending in parameter.endings), *_PAGES)
    return ", ".join(f'`{parameter.name}="{choice}"`' for choice in choices)


def _fits(parameter: ShortcodeParameter, value: str) -> bool:
    if not value.strip():
        return not parameter.required and parameter.type is ParameterType.TEXT
    match parameter.type:
        case ParameterType.CHOICE:
            return value in parameter.choices
        case ParameterType.ID:
            return is_slug(value)
        case ParameterType.LANGUAGE:
            return _LANGUAGE.fullmatch(value) is not None
        case ParameterType.ADDRESS:
            return _ADDRESS.fullmatch(value) is not None
        case ParameterType.FILE:
            return _has_ending(parameter, value)
        case ParameterType.TARGET:
            return is_page_target(value) or _has_ending(parameter, value)
        case ParameterType.TEXT:
            return True


def _has_ending(parameter: ShortcodeParameter, value: str) -> bool:
    """Return True if a file has an allowed ending; the address of another website is not a file."""
    return not parameter.endings or (value.lower().endswith(parameter.endings) and "//" not in value)
