"""Reads a theme's catalog of interface strings: groups of keys, strings, and plural forms.

All values are strings: `no`, `12` and `true` are read literally.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from portalgen.config.validation import not_a_mapping_diagnostic
from portalgen.config.yaml_text import Location, Tree, YamlText, parse_yaml, place_in_yaml
from portalgen.diagnostics.model import Diagnostic, Phrase, Place, diagnostic, line_of, place_in_line
from portalgen.frozen import frozen
from portalgen.locale.catalog import Catalog, Forms
from portalgen.render.theme.model import CatalogFile, find_shipped_file

PLURAL_CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
"""The names of the plural forms in CLDR."""
_EMPTY: Final = frozenset({"null", "Null", "NULL", "~"})
"""Unquoted YAML values for null."""
_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}(?!\})")
_STRAY: Final = re.compile(r"\{\{?[^{}\s]*\}{0,2}|\}+")


@frozen
class CatalogEntry:
    """An interface string, and its location in the file."""

    forms: Forms
    location: Location

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts keyed by plural form. A string without plural forms has only the form `other`."""
        return {"other": self.forms} if isinstance(self.forms, str) else self.forms

    def location_of(self, form: str) -> Location:
        """Return the location of the text of a plural form."""
        return self.location if isinstance(self.forms, str) else (*self.location, form)


@lru_cache(maxsize=32)
def read_catalog(source: YamlText) -> tuple[Mapping[str, CatalogEntry], tuple[Diagnostic, ...]]:
    """Return the strings in a catalog file, keyed by dotted key, and all faults in the file."""
    tree, problem = parse_yaml(source)
    if problem:
        return {}, (problem,)
    if tree is None:
        return {}, ()
    if not isinstance(tree, dict):
        return {}, (not_a_mapping_diagnostic(source),)
    reader = _CatalogReader(source)
    reader.read(tree, "", ())
    return reader.entries, tuple(reader.faults)


def read_catalog_text(file: CatalogFile) -> YamlText:
    """Return the text of a catalog file. It is empty if the file does not exist."""
    text = file.file.read_text("utf-8", errors="replace") if file.file.is_file() else ""
    return YamlText(text, file.shown_path, "CFG")


@cache
def read_shipped_catalog(language: str) -> Catalog:
    """Return the strings in `language` of the theme shipped with portalgen; empty if it lacks the language."""
    path = f"strings/{language}.yaml"
    file = find_shipped_file(path)
    entries = read_catalog(read_catalog_text(CatalogFile(file, path)))[0] if file is not None else {}
    return Catalog(language, {key: each.forms for key, each in entries.items()})


def find_placeholders(text: str) -> frozenset[str]:
    """Return the names of the placeholders in `text`."""
    return frozenset(_PLACEHOLDER.findall(text))


class _CatalogReader:
    def __init__(self, source: YamlText) -> None:
        self._source = source
        self.entries: dict[str, CatalogEntry] = {}
        self.faults: list[Diagnostic] = []
        self._groups: dict[str, Location] = {}
        """Dotted keys of groups, with the location of the first key in each."""

    def read(self, tree: Mapping[str, Tree], prefix: str, above: Location) -> None:
        for key, value in tree.items():
            name, location = f"{prefix}{key}", (*above, key)
            if isinstance(value, dict) and value and not is_forms(value):
                self.read(value, f"{name}.", location)
            elif self._is_new(name, location):
                self._take(name, location, value)

    def _is_new(self, name: str, location: Location) -> bool:
        """Return True if neither this key nor a key above or below it exists; report it otherwise."""
        parts = name.split(".")
        groups = [".".join(parts[:count]) for count in range(1, len(parts))]
        known = next((self.entries[each].location for each in (*groups, name) if each in self.entries), None)
        known = known or self._groups.get(name)
        if known:
            where = f"{self._source.path}:{place_in_yaml(self._source, known, key=True).line}"
            self.faults.append(
                diagnostic("TPL112", place_in_yaml(self._source, location, key=True), key=name, where=where)
            )
        for each in groups:
            self._groups.setdefault(each, location)
        return not known

    def _take(self, name: str, location: Location, value: Tree) -> None:
        forms: dict[str, Tree] = value if isinstance(value, dict) else {"": value}
        if not forms:
            self.faults.append(diagnostic("TPL111", place_in_yaml(self._source, location), key=name))
        texts = {}
        for form, text in forms.items():
            at = (*location, form) if form else location
            invalid = self._check_text(name, at, text)
            if invalid:
                self.faults.append(invalid)
            else:
                texts[form] = str(text)
        if texts:
            self.entries[name] = CatalogEntry(texts.get("", texts), location)

    def _check_text(self, name: str, at: Location, value: Tree) -> Diagnostic | None:
        if isinstance(value, list | dict):
            wanted = {"expected": Phrase("text"), "example": Phrase("text.example")}
            return diagnostic("CFG106", place_in_yaml(self._source, at), key=name, **wanted)
        if value is None or not value.strip():
            return diagnostic("TPL111", place_in_yaml(self._source, at, key=value is None), key=name)
        if value in _EMPTY:
            place = place_in_yaml(self._source, at)
            if place.excerpt[place.column - 1 - place.excerpt_start :].startswith(value):
                return diagnostic("TPL111", place, key=name)
        stray = next(_strays(value), "") if "{" in value or "}" in value else ""
        if stray:
            return diagnostic("TPL113", place_of_words(self._source, at, stray), key=name, found=stray)
        return None


def is_forms(value: Mapping[str, Tree]) -> bool:
    """Return True if a group is a single string in its plural forms. A group that contains groups never is."""
    return value.keys() <= set(PLURAL_CATEGORIES) and not any(isinstance(each, dict) for each in value.values())


def place_of_words(source: YamlText, location: Location, words: str) -> Place:
    """Return the place of `words` in the string at `location`.

    If they are not on the first line of the string, return the place of the string.
    """
    place = place_in_yaml(source, location)
    line = line_of(source.text, place.line - source.first_line + 1)
    at = line.find(words, place.column - 1)
    return place_in_line(place.path, place.line, at + 1, len(words), line) if at >= 0 else place


def _strays(text: str) -> Iterator[str]:
    """Yield braces outside placeholders."""
    at = 0
    while at < len(text):
        sound = _PLACEHOLDER.match(text, at)
        odd = None if sound else _STRAY.match(text, at)
        if odd:
            yield odd[0]
        at = sound.end() if sound else odd.end() if odd else at + 1
