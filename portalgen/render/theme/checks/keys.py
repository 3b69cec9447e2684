"""Whether the strings that a theme's templates ask for are there and get their values, in every branch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import TemplateSyntaxError

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic, line_of
from portalgen.diagnostics.sentences import find_closest
from portalgen.render.theme.catalogs import placeholders
from portalgen.render.theme.loading import Theme
from portalgen.render.theme.string_uses import ANY, Use, matches, uses_in

_FOLDERS: Final = ("layouts", "components", "feeds")
_TEMPLATES: Final = (".html", ".xml", ".txt")
_ALL_PAGES: Final = LocalizedText("mọi trang dùng mẫu này", "every page that uses this template")


@dataclass(frozen=True, slots=True)
class Asked:
    """What all templates of a theme ask for, by path in the theme, and the templates that cannot be read."""

    uses: Mapping[str, tuple[Use, ...]]
    faults: tuple[Diagnostic, ...]

    def names(self, key: str) -> bool:
        """Whether a template may ask for the string `key`. What is wholly computed counts for none."""
        return any(
            matches(each, key) for uses in self.uses.values() for use in uses for each in use.keys if each != ANY
        )


def asked_of(theme: Theme) -> Asked:
    """What the templates of a theme ask for."""
    uses: dict[str, tuple[Use, ...]] = {}
    faults = []
    for path in (path for folder in _FOLDERS for path in theme.below(folder) if path.endswith(_TEMPLATES)):
        try:
            uses[path] = uses_in(theme.text(path))
        except TemplateSyntaxError as error:
            line = line_of(theme.text(path), error.lineno)
            start = len(line) - len(line.lstrip())
            place = Place(theme.shown_paths[path], error.lineno, start + 1, len(line.strip()), line)
            faults.append(diagnostic("TPL102", place, problem=str(error.message)))
    return Asked(uses, tuple(faults))


def key_faults(theme: Theme, asked: Asked, told: frozenset[tuple[str, str]] = frozenset()) -> Iterator[Diagnostic]:
    """Strings that are not there, calls without a value that the string shows, and keys that nobody can know.

    `told` are the placeholders, by key and name, that are wrong in their string: no template can give them a value.
    """
    yield from asked.faults
    for path, uses in asked.uses.items():
        for use in uses:
            place = Place(
                theme.shown_paths[path], use.line, use.column, use.length, line_of(theme.text(path), use.line)
            )
            if use.keys == (ANY,):
                yield diagnostic("TPL131", place)
                continue
            unknown = [key for key in use.keys if key != ANY and _is_whole(key) and not _is_known(theme, key)]
            for key in unknown:
                yield _unknown(theme, place, key)
            yield from _value_faults(theme, place, use, told)


def _is_whole(key: str) -> bool:
    """Whether no part of it is empty: such a key comes of a word that a condition keeps from being empty."""
    return all(key.split("."))


def _is_known(theme: Theme, key: str) -> bool:
    if ANY not in key:
        return any(key in catalog.entries for catalog in theme.catalogs.values())
    return any(matches(key, each) for catalog in theme.catalogs.values() for each in catalog.entries)


def _unknown(theme: Theme, place: Place, key: str) -> Diagnostic:
    known = {each for catalog in theme.catalogs.values() for each in catalog.entries}
    shown = key.replace(ANY, "…")
    return diagnostic(
        "TPL103",
        place,
        key=shown,
        language=", ".join(theme.catalogs),
        page=_ALL_PAGES,
        suggestion=find_closest(shown, known),
        theme=theme.name,
    )


def _value_faults(theme: Theme, place: Place, use: Use, told: frozenset[tuple[str, str]]) -> Iterator[Diagnostic]:
    """A value that is not given: a fault when the page is made, or where none is given, braces on the page."""
    if use.values is None or (use.is_for_scripts and not use.values):
        return
    for key in use.keys:
        for language, catalog in theme.catalogs.items():
            forms = catalog.entries.get(key, "")
            texts = (forms,) if isinstance(forms, str) else tuple(forms.values())
            shown = {name for text in texts for name in placeholders(text) if (key, name) not in told}
            lacking = sorted(shown - use.values)
            if lacking:
                yield diagnostic("TPL120", place, key=key, language=language, names=", ".join(lacking))
                return
