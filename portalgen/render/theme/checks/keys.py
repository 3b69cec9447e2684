"""Checks the strings that a theme's templates use in any branch. They must exist and receive their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from jinja2 import TemplateSyntaxError

from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic, line_of, place_in_line
from portalgen.frozen import frozen
from portalgen.render.theme.catalogs import find_placeholders
from portalgen.render.theme.model import Theme
from portalgen.render.theme.read_names import list_templates
from portalgen.render.theme.shown_values import BAD_SIGNS
from portalgen.render.theme.string_uses import ANY_TEXT, StringUse, find_string_uses, may_match_key
from portalgen.render.theme.template_trees import RefusedTemplateError

_ALL_PAGES: Final = LocalizedText("mọi trang dùng mẫu này", "every page that uses this template")


@frozen
class ThemeStringUses:
    """The strings that the templates of a theme use, and the faults of unreadable templates.

    `uses` is keyed by the path of the template in the theme.
    """

    uses: Mapping[str, tuple[StringUse, ...]]
    diagnostics: tuple[Diagnostic, ...]
    written: frozenset[str]
    """The keys that are literals in templates."""
    computed: frozenset[str]
    """The keys that are computed in part. Keys that are computed entirely are not included."""

    def may_use(self, key: str) -> bool:
        """Return True if a template may use the string `key`."""
        return key in self.written or any(may_match_key(each, key) for each in self.computed)


def collect_string_uses(theme: Theme) -> ThemeStringUses:
    """Collect the strings that the templates of a theme use."""
    uses: dict[str, tuple[StringUse, ...]] = {}
    diagnostics = []
    for path in list_templates(theme):
        try:
            uses[path] = find_string_uses(theme.read_text(path))
        except RefusedTemplateError:
            continue  # `check_refused_forms` reports it
        except TemplateSyntaxError as error:
            line = line_of(theme.read_text(path), error.lineno)
            start = len(line) - len(line.lstrip())
            place = place_in_line(theme.shown_paths[path], error.lineno, start + 1, len(line.strip()), line)
            diagnostics.append(diagnostic("TPL102", place, problem=str(error.message)))
    keys = frozenset(key for of_file in uses.values() for use in of_file for key in use.keys)
    computed = frozenset(key for key in keys if ANY_TEXT in key and key != ANY_TEXT)
    return ThemeStringUses(uses, tuple(diagnostics), keys - computed - {ANY_TEXT}, computed)


def check_string_keys(
    theme: Theme, string_uses: ThemeStringUses, wrong_placeholders: frozenset[tuple[str, str]] = frozenset()
) -> Iterator[Diagnostic]:
    """Report missing strings, calls without a value that the string needs, and keys that cannot be determined.

    `wrong_placeholders` are the (key, name) of faulty placeholders in strings. No template can give them a value.
    """
    yield from string_uses.diagnostics
    known = KnownNames(each for catalog in theme.catalogs.values() for each in catalog.entries)
    for path, uses in string_uses.uses.items():
        text = theme.read_text(path) if uses else ""
        for use in uses:
            place = place_in_line(theme.shown_paths[path], use.line, use.column, use.length, line_of(text, use.line))
            if use.keys == (ANY_TEXT,):
                yield diagnostic("TPL131", place)
                continue
            unknown = [key for key in use.keys if _can_be_written(key) and not _is_known(theme, key)]
            for key in unknown:
                yield _unknown(theme, place, key, known)
            yield from _check_values(theme, place, use, wrong_placeholders)


def _can_be_written(key: str) -> bool:
    """Return True unless a part of the key is empty, or it contains a character that no page can contain.

    Conditions in templates prevent empty parts. The characters are reported separately.
    """
    return key != ANY_TEXT and all(key.split(".")) and not BAD_SIGNS.search(key.replace(ANY_TEXT, ""))


def _is_known(theme: Theme, key: str) -> bool:
    if ANY_TEXT not in key:
        return any(key in catalog.entries for catalog in theme.catalogs.values())
    return any(may_match_key(key, each) for catalog in theme.catalogs.values() for each in catalog.entries)


def _unknown(theme: Theme, place: Place, key: str, known: KnownNames) -> Diagnostic:
    shown = key.replace(ANY_TEXT, "…")
    return diagnostic(
        "TPL103",
        place,
        key=shown,
        language=", ".join(theme.catalogs),
        page=_ALL_PAGES,
        suggestion=known.find_closest(shown),
        theme=theme.name,
    )


def _check_values(
    theme: Theme, place: Place, use: StringUse, wrong_placeholders: frozenset[tuple[str, str]]
) -> Iterator[Diagnostic]:
    """Report a missing value: it is an error on rendering, or braces on the page if the call has no values at all."""
    if use.value_names is None or (use.is_for_scripts and not use.value_names):
        return
    for key in use.keys:
        for language, catalog in theme.catalogs.items():
            forms = catalog.entries.get(key, "")
            texts = (forms,) if isinstance(forms, str) else tuple(forms.values())
            shown = {
                name for text in texts for name in find_placeholders(text) if (key, name) not in wrong_placeholders
            }
            lacking = sorted(shown - use.value_names)
            if lacking:
                yield diagnostic("TPL120", place, key=key, language=language, names=", ".join(lacking))
                return
