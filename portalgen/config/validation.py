"""Turns pydantic errors of a YAML text into diagnostics with places.

Each root cause gives a single diagnostic: a misspelled required key is reported as misspelled, but not also as missing.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from portalgen.config.key_labels import KeyLabel, find_labelled, format_names, label_choices, list_choices
from portalgen.config.yaml_corrections import (
    PROBLEMS,
    correct_space_before_colon,
    quote_commented_value,
    quoted_lines,
    strip_odd_spaces,
)
from portalgen.config.yaml_text import Location, Tree, YamlText, as_mapping, parse_yaml, place_in_yaml
from portalgen.diagnostics.closest import WORD_LIMIT
from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Phrase, Place, diagnostic
from portalgen.diagnostics.sentences import PHRASES
from portalgen.text.bilingual import Bilingual

_M = TypeVar("_M", bound=BaseModel)

_SHAPES: Final = MappingProxyType(
    {
        **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type", "iterable_type"), "list"),
        **dict.fromkeys(("dict_type", "model_type", "model_attributes_type", "mapping_type"), "mapping"),
        **dict.fromkeys(("string_type", "string_sub_type"), "text"),
    }
)
_BOUNDS: Final = MappingProxyType(
    {
        "greater_than_equal": ("ge", "≥"),
        "greater_than": ("gt", ">"),
        "less_than_equal": ("le", "≤"),
        "less_than": ("lt", "<"),
        "too_short": ("min_length", "≥"),
        "too_long": ("max_length", "≤"),
    }
)
_PLAIN_ENTRIES: Final = re.compile(r"[\w ./-]+(?:, [\w ./-]+)*")
"""Plain words inside the brackets of a list."""
_PLAIN_VALUE: Final = re.compile(r"[\w./@+-]+(?:[ :][\w./@+-]+)*")
"""A value that needs no quotes inside the braces of a group."""
_HOLE: Final = "…"
_SWITCHES: Final = frozenset(("true", "false"))
"""Values enabling or disabling a group; they are not values of its keys."""
_SHOWN: Final = 200
"""Maximum number of quoted characters of the author's text."""


def validate(model: type[_M], source: YamlText) -> tuple[_M | None, tuple[Diagnostic, ...]]:
    """Return the model of `source`, or None with all its diagnostics."""
    tree, refusal = _parse(source)
    if refusal is not None:
        return None, (refusal,)
    mapping = as_mapping({} if tree is None else tree)
    if mapping is None:
        return None, (not_a_mapping_diagnostic(source),)
    try:
        return model.model_validate(mapping), ()
    except ValidationError as error:
        return None, diagnostics_of(error, source, model)


@lru_cache(maxsize=2)
def _parse(source: YamlText) -> tuple[Tree, Diagnostic | None]:
    """Return the result of `parse_yaml`, cached for the last texts. Callers must not modify the tree."""
    return parse_yaml(source)


def not_a_mapping_diagnostic(source: YamlText) -> Diagnostic:
    """Return the diagnostic for a list or scalar instead of keys."""
    name, example = source.path.rpartition("/")[2], Phrase("mapping.example")
    return diagnostic(
        f"{source.family}106", place_in_yaml(source, ()), key=name, expected=Phrase("mapping"), example=example
    )


def diagnostics_of(
    error: ValidationError, source: YamlText, model: type[BaseModel], below: Location = ()
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of `error`, each cause once, missing keys first; `below` is the location of `model`."""
    tree, _ = _parse(source)
    return _ErrorReader(source, tree, model, below).diagnostics(error.errors(include_url=False))


def check_tree(model: type[BaseModel], source: YamlText, tree: Tree, below: Location) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of validating `tree`, at `below` in `source`, against `model`."""
    try:
        model.model_validate(tree)
    except ValidationError as error:
        return diagnostics_of(error, source, model, below)
    return ()


def missing_key_diagnostic(
    source: YamlText, parent: Location, key: str, value: str = "…", if_missing: Bilingual | None = None
) -> Diagnostic:
    """Return the diagnostic for a required key missing in the mapping at `parent`.

    `value` shows its form; `if_missing` is the advice if its value is unknown.
    """
    advice = LocalizedText(f"; {if_missing.vi}", f"; {if_missing.en}") if if_missing is not None else ""
    return diagnostic(f"{source.family}105", _mapping_place(source, parent), key=key, value=value, advice=advice)


def _mapping_place(source: YamlText, location: Location) -> Place:
    """Return the place of a mapping: its key, the start of a list entry, or the first line of the text."""
    if not location:
        return Place(source.path, source.first_line)
    return place_in_yaml(source, location, key=isinstance(location[-1], str))


class _ErrorReader:
    """Turns the errors of a text into diagnostics."""

    def __init__(self, source: YamlText, tree: Tree, model: type[BaseModel], below: Location) -> None:
        self._source = source
        self._tree = tree
        self._model = model
        self._below = below
        self._compared: set[str] = set()

    def diagnostics(self, errors: list[ErrorDetails]) -> tuple[Diagnostic, ...]:
        located = [(self._location(each), each) for each in errors]
        missing = [location for location, each in located if each["type"] == "missing"]
        unknown = [location for location, each in located if _is_unknown(each)]
        meant = self._find_meant(unknown, missing)
        misspelt = {(*location[:-1], word) for location, word in meant.items() if word}
        diagnostics = [
            missing_key_diagnostic(self._source, each[:-1], str(each[-1]), self._form(each), self._advice(each))
            for each in missing
            if each not in misspelt
        ]
        diagnostics += [self._unknown(location, word) for location, word in meant.items()]
        bad_keys = {location for location, each in located if each["loc"][-1:] == ("[key]",)}
        above = {location[:count] for location, _ in located for count in range(len(location))}
        for location, each in located:
            if each["type"] == "missing" or location in meant:
                continue
            if each["type"] == "too_short" and location in above:
                continue  # faulty entries are not counted, so the list only appears too short
            if each["loc"][-1] != "[key]" and any(
                location[:count] in bad_keys for count in range(1, len(location) + 1)
            ):
                continue
            diagnostics.append(self._diagnostic_of(location, each))
        return tuple(dict.fromkeys(diagnostics))

    def _location(self, error: ErrorDetails) -> Location:
        """Return the steps of pydantic's `loc` that exist in the tree, without names of functions and branches."""
        at: Tree = self._tree
        steps: list[str | int] = []
        location_steps = (*self._below, *error["loc"])
        last = len(location_steps) - 1
        for number, step in enumerate(location_steps):
            inside, below = _child(at, step)
            if not inside and (error["type"] != "missing" or number != last):
                continue
            at = below if inside else at
            steps.append(step)
        return tuple(steps)

    def _known(self, location: Location) -> tuple[str, ...]:
        """Return the valid keys of the mapping at `location`."""
        kind = _type_at(self._model, location[len(self._below) :])
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return tuple(field.alias or name for name, field in kind.model_fields.items())
        return _choices(get_args(kind)[0]) if get_origin(kind) is dict else ()

    def _labels(self, location: Location) -> Mapping[str, KeyLabel]:
        """Return the available labels of the keys in the mapping at `location`."""
        kind = _type_at(self._model, location[len(self._below) :])
        return _key_labels_of(kind) if isinstance(kind, type) and issubclass(kind, BaseModel) else {}

    def _advice(self, location: Location) -> Bilingual | None:
        """Return advice for the missing key at `location`: for an unknown value, or its valid values."""
        label = self._labels(location[:-1]).get(str(location[-1]))
        if label is not None and label.if_missing is not None:
            return label.if_missing
        return list_choices(self._labelled_choices(location))

    def _labelled_choices(self, location: Location) -> tuple[tuple[str, Bilingual], ...]:
        """Return the valid values of the key at `location`, with their labels if known."""
        label = self._labels(location[:-1]).get(str(location[-1]))
        if label is not None:
            return label.choices
        choices = _choices(_type_at(self._model, location[len(self._below) :]))
        parent = _type_at(self._model, location[len(self._below) : -1])
        return label_choices(choices, _describe(parent, location[-1]))

    def _find_meant(self, unknown: Iterable[Location], missing: Iterable[Location]) -> dict[Location, str]:
        """Return the probable meaning of each unknown key; missing keys are preferred."""
        absent: dict[Location, list[str]] = {}
        for each in missing:
            absent.setdefault(each[:-1], []).append(str(each[-1]))
        groups: dict[Location, list[Location]] = {}
        for each in unknown:
            groups.setdefault(each[:-1], []).append(each)
        found = {
            each: meant
            for parent, members in groups.items()
            for each, meant in self._find_meant_in(parent, members, absent.get(parent, []))
        }
        return {each: found[each] for each in unknown}

    def _find_meant_in(
        self, parent: Location, unknown: Iterable[Location], absent: list[str]
    ) -> Iterator[tuple[Location, str]]:
        """Yield the probable meaning of the unknown keys in a mapping that lacks the keys `absent`."""
        present = self._value(parent)
        free = [key for key in self._known(parent) if not isinstance(present, dict) or key not in present]
        labels = self._labels(parent)
        likely, other = (
            {key: labels[key].spellings if key in labels else () for key in keys} for keys in (absent, free)
        )
        for each in unknown:
            word = str(each[-1])
            before_colon = word.partition(":")[0]
            if before_colon != word and before_colon in free:
                yield each, before_colon
            elif self._is_compared(word):
                yield each, find_labelled(word, likely) or find_labelled(word, other)
            else:
                yield each, ""

    def _is_compared(self, word: str) -> bool:
        """Return True if an unknown word is compared with names: only for the first `WORD_LIMIT` words of a text."""
        if len(self._compared) < WORD_LIMIT:
            self._compared.add(word)
        return word in self._compared

    def _unknown(self, location: Location, meant: str) -> Diagnostic:
        word, labels = str(location[-1]), self._labels(location[:-1])
        known = format_names(
            word if self._is_compared(word) else "",
            {key: labels[key].label if key in labels else None for key in self._known(location[:-1])},
        )
        place = place_in_yaml(self._source, location, key=True)
        if meant and word.startswith(f"{meant}:"):  # `title:Hội nghị: kết quả` makes all of `title:Hội nghị` the key
            correction = next(quoted_lines(place.excerpt), "")
            problem = next((name for pattern, name in PROBLEMS if pattern.fullmatch(place.excerpt)), "yaml.space")
            return diagnostic(f"{self._source.family}101", place, problem=Phrase(problem), correction=correction)
        if meant and word != meant and strip_odd_spaces(word) == meant:
            correction = correct_space_before_colon(place.excerpt)
            return diagnostic(
                f"{self._source.family}101", place, problem=Phrase("yaml.space-before"), correction=correction
            )
        return diagnostic(f"{self._source.family}104", place, key=word, suggestion=meant, known=known)

    def _diagnostic_of(self, location: Location, error: ErrorDetails) -> Diagnostic:
        kind, context = error["type"], error.get("ctx") or {}
        if error["loc"][-1:] == ("[key]",):
            return self._invalid_value(location, str(location[-1]), str(context.get("expected", "id")), "", key=True)
        value = self._value(location)
        if kind in _SHAPES or kind == "portalgen_shape":
            return self._shape(location, str(context.get("expected", "text")) if "portal" in kind else _SHAPES[kind])
        if value is None:
            wanted = str(context["expected"]) if kind == "portalgen" else "valid"
            line = place_in_yaml(self._source, location, key=True).excerpt
            commented = quote_commented_value(line) if wanted == "text" else ""
            detail = "text.comment" if commented else "text.empty"
            found = self._invalid_value(location, f"{_name(location)}:", wanted, detail, commented, key=True)
            return _add_advice(found, self._advice(location) if not commented else None)
        if kind in ("literal_error", "enum"):
            return self._choice(location, value)
        if kind == "portalgen" and "words" in context:
            expected, example = context["words"]
            shown = str(context.get("shown", ""))
            found = self._described_value(
                location, shown or _shown_value(value), expected, example, str(context["proposal"])
            )
            return replace(found, place=replace(found.place, excerpt="")) if shown else found
        if kind == "too_short" and isinstance(value, list):
            return self._short_list(location, int(context["min_length"]))
        if kind == "portalgen":
            detail, proposal = str(context.get("detail", "nothing")), str(context.get("proposal", ""))
            return self._invalid_value(location, _shown_value(value), str(context["expected"]), detail, proposal)
        return self._invalid_value(location, _shown_value(value), "valid", _detail(kind, context))

    def _invalid_value(
        self, location: Location, value: str, expected: str, detail: str, proposal: str = "", *, key: bool = False
    ) -> Diagnostic:
        """Return the diagnostic for an invalid value. `proposal` is the correct text; if empty, an example is shown."""
        place = place_in_yaml(self._source, location, key=key)
        return diagnostic(
            f"{self._source.family}103",
            place,
            value=value,
            expected=Phrase(expected),
            detail=Phrase(detail) if detail in PHRASES else detail,
            example=f"`{proposal}`" if proposal else Phrase(f"{expected}.example"),
        )

    def _described_value(
        self, location: Location, value: str, expected: Bilingual, example: Bilingual, proposal: str
    ) -> Diagnostic:
        return diagnostic(
            f"{self._source.family}103",
            place_in_yaml(self._source, location),
            value=value,
            expected=LocalizedText(expected.vi, expected.en),
            detail=Phrase("nothing"),
            example=f"`{proposal}`" if proposal else LocalizedText(example.vi, example.en),
        )

    def _short_list(self, location: Location, least: int) -> Diagnostic:
        """Return the diagnostic for a list with too few entries, `words: []`."""
        expected = Bilingual(f"danh sách có ít nhất {least} mục", f"a list of at least {least} entries")
        line = f"`{_name(location)}: {self._form(location)}`"
        shown = "[…]" if self._value(location) else "[]"
        return self._described_value(location, shown, expected, Bilingual(line, line), "")

    def _shape(self, location: Location, shape: str) -> Diagnostic:
        value = self._value(location)
        place = place_in_yaml(self._source, location, key=value is None and bool(location))
        takes_texts = shape == "list" and not _holds_models(_type_at(self._model, location[len(self._below) :]))
        is_plain = isinstance(value, str) and _PLAIN_ENTRIES.fullmatch(value) is not None
        example: MessageValue = f"`[{value}]`" if takes_texts and is_plain else Phrase(f"{shape}.example")
        if isinstance(value, str) and not takes_texts and shape in ("mapping", "list"):
            example = self._model_line(location, value, is_list=shape == "list") or example
        return diagnostic(
            f"{self._source.family}106", place, key=_name(location), expected=Phrase(shape), example=example
        )

    def _form(self, location: Location) -> str:
        """Return the YAML form of the value at `location`; for a list of groups with the required keys."""
        kind = _type_at(self._model, location[len(self._below) :])
        return _form_of(kind)

    def _model_line(self, location: Location, value: str, *, is_list: bool) -> LocalizedText | None:
        """Return the correct line for a plain value in place of a group, or of a list of groups; None if unknown."""
        kind = _type_at(self._model, location[len(self._below) :])
        group = _bare(get_args(kind)[0]) if is_list else kind
        if not (isinstance(group, type) and issubclass(group, BaseModel)) or "`" in value or len(value) > _SHOWN:
            return None
        keys, others = _as_group(group, value)
        line = f"[{keys}]" if is_list else keys
        if isinstance(location[-1], str):
            line = f"{location[-1]}: {line}"
        more = ", ".join(f"`{each}`" for each in others)
        vi, en = (f" (có thể thêm: {more})", f" (optional: {more})") if more else ("", "")
        return LocalizedText(f"`{line}`{vi}", f"`{line}`{en}")

    def _choice(self, location: Location, value: Tree) -> Diagnostic:
        choices = _choices(_type_at(self._model, location[len(self._below) :]))
        named = {name: label for name, label in self._labelled_choices(location) if label.vi or label.en}
        spellings = {each: (named[each].vi, named[each].en) if each in named else () for each in choices}
        shown = _shown_value(value)
        return diagnostic(
            f"{self._source.family}110",
            place_in_yaml(self._source, location),
            value=shown,
            key=_name(location),
            choices=format_names(shown, {each: named.get(each) for each in choices}, all=True),
            suggestion=find_labelled(shown, spellings) if self._is_compared(shown) else "",
        )

    def _value(self, location: Location) -> Tree:
        at: Tree = self._tree
        for step in location:
            at = _child(at, step)[1]
        return at


def _add_advice(found: Diagnostic, advice: Bilingual | None) -> Diagnostic:
    """Return the diagnostic of an empty value, with the same advice as for a missing key."""
    if advice is None:
        return found
    vi, en = PHRASES["text.empty"]
    detail = LocalizedText(f"{vi}; {advice.vi}", f"{en}; {advice.en}")
    return replace(found, values=tuple(sorted({**dict(found.values), "detail": detail}.items())))


def _child(tree: Tree, step: str | int) -> tuple[bool, Tree]:
    """Return (True if `tree` has a value at `step`, the value)."""
    if isinstance(tree, dict) and isinstance(step, str) and step in tree:
        return True, tree[step]
    if isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree):
        return True, tree[step]
    return False, None


def _is_unknown(error: ErrorDetails) -> bool:
    """Return True for an unknown key, of a model or of a mapping with a closed list of keys."""
    return error["type"] == "extra_forbidden" or (
        error["loc"][-1:] == ("[key]",) and error["type"] in ("literal_error", "enum")
    )


def _as_group(group: type[BaseModel], value: str) -> tuple[str, tuple[str, ...]]:
    """Return (the group with its required keys on a line, its other keys); the first suitable key gets `value`."""
    fields = {field.alias or name: field for name, field in group.model_fields.items()}
    labels = _key_labels_of(group)
    usual = {name for name, label in labels.items() if label.is_usual}
    required = [name for name, field in fields.items() if field.is_required() or name in usual]
    others = [name for name in fields if name not in required]
    taken = {name: _value_for(group, name, value) for name in (*required, *others)}
    own = next((name for name, fitting in taken.items() if fitting), "") if value not in (*_SWITCHES, _HOLE) else ""
    shown = [each for each in (*required, *others) if each in required or each == own]
    forms = {each: taken[each] if each == own else _form_of(_bare(fields[each].annotation)) for each in shown}
    keys = ", ".join(f"{each}: {form}" for each, form in forms.items())
    return f"{{{keys}}}", tuple(each for each in others if each != own)


def _form_of(kind: Any) -> str:
    """Return the YAML form of a value known only by type: a list in brackets, of groups with their keys."""
    if _holds_models(kind):
        return f"[{_as_group(_bare(get_args(kind)[0]), _HOLE)[0]}]"
    return f"[{_HOLE}]" if get_origin(kind) in (tuple, list) else _HOLE


def _value_for(group: type[BaseModel], name: str, value: str) -> str:
    """Return the value as written for the key `name` of the group; empty if the key does not accept it."""
    try:
        group.model_validate({name: value})
    except ValidationError as error:
        own = [each for each in error.errors(include_url=False) if each["loc"][:1] == (name,)]
        if own:
            value = str((own[0].get("ctx") or {}).get("proposal", ""))
    return value if not value or _PLAIN_VALUE.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _detail(kind: str, context: Mapping[str, Any]) -> str:
    """Return the detail that needs no translation: a bound, or a pattern."""
    if kind in _BOUNDS:
        name, sign = _BOUNDS[kind]
        return f"{sign} {context[name]}"
    return str(context.get("pattern", ""))


def _name(location: Location) -> str:
    """Return the innermost key of a location."""
    return next((step for step in reversed(location) if isinstance(step, str)), "")


def _shown_value(value: Tree) -> str:
    """Return the author's text on a single line, shortened."""
    if isinstance(value, dict | list):
        return "[…]" if isinstance(value, list) else "{…}"
    words = " ".join((value or "").split()).replace("`", "'")
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _type_at(model: type[BaseModel], location: Location) -> Any:
    """Return the type declared by `model` at `location`, without `Annotated` and `None`."""
    kind: Any = model
    for step in location:
        kind = _type_below(kind, step)
    return kind


def _type_below(kind: Any, step: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if step in (field.alias, name):
                return _bare(field.annotation)
        return None
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, list) and arguments:
        return _bare(arguments[0])
    return _bare(arguments[1]) if origin is dict else None


def _describe(model: Any, key: str | int) -> str:
    """Return a model's description of a key."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return ""
    fields = model.model_fields.items()
    return next((field.description or "" for name, field in fields if key in (field.alias, name)), "")


def _bare(kind: Any) -> Any:
    if get_origin(kind) is typing.Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return _bare(next(each for each in get_args(kind) if each is not type(None)))
    return kind


def _holds_models(kind: Any) -> bool:
    """Return True if the entries of a list are groups of keys."""
    entries = get_args(kind)
    entry = _bare(entries[0]) if entries else None
    return isinstance(entry, type) and issubclass(entry, BaseModel)


@cache
def _key_labels_of(model: type[BaseModel]) -> Mapping[str, KeyLabel]:
    labels = {}
    for name, field in model.model_fields.items():
        label = next((each for each in field.metadata if isinstance(each, KeyLabel)), None)
        if label is not None:
            labels[field.alias or name] = label
    return MappingProxyType(labels)


def _choices(kind: Any) -> tuple[str, ...]:
    kind = _bare(kind)
    return tuple(str(each) for each in get_args(kind)) if get_origin(kind) is Literal else ()
