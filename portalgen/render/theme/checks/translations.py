"""Checks that a theme's catalogs agree in all languages, and with the catalogs of the theme that it extends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.frozen import frozen
from portalgen.locale.catalog import plural_forms
from portalgen.render.theme.catalogs import (
    PLURAL_CATEGORIES,
    CatalogEntry,
    find_placeholders,
    place_of_words,
    read_catalog,
    read_catalog_text,
)
from portalgen.render.theme.checks.keys import ThemeStringUses
from portalgen.render.theme.model import Theme

_FIRST: Final = "vi"
"""The original language of strings, if the theme has it."""
_COUNT: Final = "count"


@frozen
class _Layer:
    """The catalog of a theme of the chain in a language."""

    source: YamlText
    entries: Mapping[str, CatalogEntry]
    groups: Mapping[str, str]
    """The first key below each group."""

    def key_place(self, location: Location) -> Place:
        return place_in_yaml(self.source, location, key=True)

    def where(self, key: str) -> str:
        return f"{self.source.path}:{self.key_place(self.entries[key].location).line}"


CatalogChain = tuple[_Layer, ...]
"""The catalogs in one language: first that of the theme itself, then those of the themes that it extends."""


def check_catalog_translations(theme: Theme, string_uses: ThemeStringUses) -> Iterator[Diagnostic]:
    """Report faults in the strings of a theme, in all languages that its sites use."""
    chains = {
        language: tuple(_read_layer(source) for source in map(read_catalog_text, files))
        for language, files in theme.catalog_files.items()
    }
    first = _FIRST if _FIRST in chains else next(iter(chains), "")
    reported_keys: set[str] = set()
    for language, chain in chains.items():
        for depth, layer in enumerate(chain):
            below = chain[depth + 1 :]
            original = chains[first][depth:] if language != first else ()
            known = frozenset(key for each in chains.values() for one in each[depth + 1 :] for key in one.entries)
            not_overridden = KnownNames(known.difference(layer.entries))
            for key, entry in layer.entries.items():
                odd = _check_shape(language, layer, key, entry, (*below, *original))
                if odd is None and below and key not in known and not string_uses.may_use(key):
                    place = layer.key_place(entry.location)
                    odd = diagnostic("TPL119", place, key=key, suggestion=not_overridden.find_closest(key))
                if odd is not None:
                    reported_keys.add(key)
                    yield odd
                    continue
                yield from _check_forms(language, layer, key, entry)
                other = _lookup((*below, *original), key)
                if other:
                    yield from _check_placeholders(layer, key, entry, *other)
    for language, chain in chains.items():
        if language != first:
            yield from _find_missing((first, chains[first]), (language, chain), reported_keys)


def _read_layer(source: YamlText) -> _Layer:
    entries = read_catalog(source)[0]
    groups: dict[str, str] = {}
    for key in entries:
        for group in _list_groups(key):
            groups.setdefault(group, key)
    return _Layer(source, entries, groups)


def _list_groups(key: str) -> Iterator[str]:
    """Yield the groups of a key, the outermost first."""
    parts = key.split(".")
    return (".".join(parts[:count]) for count in range(1, len(parts)))


def _lookup(chain: CatalogChain, key: str) -> tuple[_Layer, CatalogEntry] | None:
    return next(((layer, layer.entries[key]) for layer in chain if key in layer.entries), None)


def _check_shape(
    language: str, layer: _Layer, key: str, entry: CatalogEntry, others: CatalogChain
) -> Diagnostic | None:
    """Report a key of a string in one catalog and of a group in another, or a misspelt plural form."""
    for other in others:
        parts = key.split(".")
        for count in range(1, len(parts)):
            above = ".".join(parts[:count])
            if above not in other.entries:
                continue
            place, form = layer.key_place(entry.location), parts[-1]
            if count == len(parts) - 1 and (meant := find_closest(form, PLURAL_CATEGORIES)):
                return _unknown_form(language, place, above, form, meant)
            return diagnostic("TPL112", place, key=key, where=other.where(above))
        within_group = other.groups.get(key, "")
        if within_group and key not in other.entries:
            return diagnostic("TPL112", layer.key_place(entry.location), key=key, where=other.where(within_group))
    return None


def _check_forms(language: str, layer: _Layer, key: str, entry: CatalogEntry) -> Iterator[Diagnostic]:
    """Report plural forms unknown in the language, or missing."""
    if isinstance(entry.forms, str):
        return
    wanted = plural_forms(language)
    for form in entry.forms:
        if form not in wanted:
            yield _unknown_form(language, layer.key_place((*entry.location, form)), key, form, "")
    lacking = [form for form in wanted if form not in entry.forms]
    if lacking:
        names, every = ", ".join(lacking), ", ".join(wanted)
        yield diagnostic(
            "TPL117", layer.key_place(entry.location), key=key, forms=names, wanted=every, language=language
        )


def _unknown_form(language: str, place: Place, key: str, form: str, meant: str) -> Diagnostic:
    wanted = ", ".join(plural_forms(language))
    return diagnostic("TPL116", place, key=key, form=form, language=language, wanted=wanted, suggestion=meant)


def _check_placeholders(
    layer: _Layer, key: str, entry: CatalogEntry, other: _Layer, original: CatalogEntry
) -> Iterator[Diagnostic]:
    """Report placeholders missing from either string. `count` is required only in the `other` form."""
    wanted = find_placeholders(original.texts.get("other", ""))
    allowed = wanted.union(*(find_placeholders(text) for text in original.texts.values()))
    allowed |= {_COUNT} if not isinstance(original.forms, str) else frozenset()
    for form, text in entry.texts.items():
        location, have = entry.location_of(form), find_placeholders(text)
        lacking = wanted - have - ({_COUNT} if form != "other" else frozenset())
        for name in sorted(have - allowed):
            meant = find_closest(name, lacking) or (
                next(iter(lacking)) if len(lacking) == len(have - allowed) == 1 else ""
            )
            lacking -= {meant}
            at = place_of_words(layer.source, location, f"{{{name}}}")
            yield diagnostic("TPL114", at, key=key, name=name, where=other.where(key), suggestion=meant)
        if lacking:
            names = ", ".join(f"{{{name}}}" for name in sorted(lacking))
            yield diagnostic(
                "TPL115", place_in_yaml(layer.source, location), key=key, names=names, where=other.where(key)
            )


def _find_missing(
    one: tuple[str, CatalogChain], other: tuple[str, CatalogChain], reported_keys: set[str]
) -> Iterator[Diagnostic]:
    """Report strings of only one of two languages, unless a reported fault explains it."""
    reported_groups = frozenset(group for key in reported_keys for group in _list_groups(key))

    def is_reported(key: str) -> bool:
        """Return True if a reported key explains the fault of this key."""
        return key in reported_keys or key in reported_groups or not reported_keys.isdisjoint(_list_groups(key))

    keys, others = (
        frozenset(key for layer in chain for key in layer.entries if not is_reported(key)) for _, chain in (one, other)
    )
    lacking = set(keys - others)
    untranslated = KnownNames(sorted(lacking))
    for key in sorted(others - keys):
        meant = untranslated.find_closest(key)
        meant = meant if meant in lacking else ""  # otherwise already taken as the fix of another key
        lacking.discard(meant)
        yield from _untranslated(key, other[1], one[0], meant)
    for key in _grouped(sorted(lacking), keys - lacking):
        yield from _untranslated(key, one[1], other[0], "")


def _grouped(keys: list[str], others: frozenset[str]) -> list[str]:
    """Return the groups with all their keys in `keys`, and the keys outside these groups."""
    counts = Counter(group for key in keys for group in _list_groups(key))
    kept = frozenset(group for key in others for group in _list_groups(key))
    whole = (
        next((group for group in _list_groups(key) if group not in kept and counts[group] > 1), key) for key in keys
    )
    return list(dict.fromkeys(whole))


def _untranslated(key: str, chain: CatalogChain, language: str, meant: str) -> Iterator[Diagnostic]:
    """Report the string, or the group's first, at its place in the nearest theme."""
    for layer in chain:
        name = key if key in layer.entries else layer.groups.get(key)
        if name is None:
            continue
        location: Location = layer.entries[name].location
        while len(location) > 1 and ".".join(map(str, location)) != key:
            location = location[:-1]
        file = layer.source.path.rpartition("/")[0] + f"/{language}.yaml"
        yield diagnostic("TPL118", layer.key_place(location), key=key, language=language, file=file, suggestion=meant)
        return
