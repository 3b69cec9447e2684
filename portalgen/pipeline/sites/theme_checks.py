"""Finds errors in theme files, and the names read by templates. Results are cached until a file changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.rows import diagnostic_of_row, row_of_diagnostic
from portalgen.on_demand import on_demand
from portalgen.store.row_store import RowStore

with on_demand():
    from portalgen.render.theme import read_names
    from portalgen.render.theme.checks import (
        keys,
        older_files,
        older_strings,
        refused_forms,
        scripts,
        styles,
        translations,
    )
    from portalgen.render.theme.components import checking

if TYPE_CHECKING:
    from portalgen.render.theme.model import Theme

THEME_TABLE: Final = "themes"
"""The table of the results of checking themes. It has a row per theme."""

SOUND_THEME_FILE: Final = Path(__file__).with_name("sound_theme.json")
"""The file with the content of this program's own theme, and the names readable by its templates.

It is written by `scripts/docs`; a test checks that it is up to date.
"""
BLOCKING_CODES: Final = frozenset({"TPL114", "TPL118", "TPL145"})
"""Errors that would be repeated on pages: errors in strings, and templates that exceed a limit.

Errors in strings would be reported again at each correct template that uses them.
"""

RowCache = Callable[[str, str, Callable[[], list[Any]]], list[Any]]
"""Returns the rows cached under a name and a digest.

If there are none, it calls the given function for them.
"""


def check_theme(theme: Theme, cache: RowCache) -> tuple[Diagnostic, ...]:
    """Return the errors of a theme. They are cached until it changes; this program's own theme has none."""
    if _is_sound(theme):
        return ()
    digest = " ".join((theme.full_digest, *sorted(theme.catalogs)))
    rows = cache(theme.name, digest, lambda: [row_of_diagnostic(each) for each in find_theme_faults(theme)])
    return tuple(diagnostic_of_row(each) for each in rows)


def find_read_names(theme: Theme, cache: RowCache) -> frozenset[str]:
    """Return the names of fields that the templates of a theme can read.

    They are cached until the theme changes.
    """
    if _is_sound(theme):
        return frozenset(_read_sound_theme()["read_names"])

    def collect() -> list[str]:
        return sorted(read_names.collect_read_names(theme))

    return frozenset(cache(f"names {theme.name}", theme.full_digest, collect))


def find_theme_faults(theme: Theme) -> tuple[Diagnostic, ...]:
    """Return the errors in the theme's components, strings, styles and scripts, and in outdated files."""
    asked = keys.collect_string_uses(theme)
    strings = list(translations.check_catalog_translations(theme, asked))
    strings += keys.check_string_keys(theme, asked, frozenset(_placeholders(strings)))
    return (
        *styles.check_styles(theme),
        *scripts.check_scripts(theme),
        *strings,
        *refused_forms.check_refused_forms(theme),
        *checking.check_components(theme),
        *older_files.check_older_files(theme),
        *older_strings.check_older_strings(theme, _read_sound_theme()["program_strings"]),
    )


def name_content(theme: Theme) -> str:
    """Return a key for everything, besides this program, that the errors of a theme depend on.

    It does not depend on the location of the theme.
    """
    return " ".join((theme.files_digest, *sorted(theme.catalogs)))


def _is_sound(theme: Theme) -> bool:
    """Return True for the theme shipped with this program."""
    return not theme.overridden_files and name_content(theme) == _find_sound_content()


def _find_sound_content() -> str:
    """Return the content of this program's own theme, checked by its tests; empty if it has errors."""
    return str(_read_sound_theme()["content"])


@cache
def _read_sound_theme() -> Mapping[str, Any]:
    sound: dict[str, Any] = json.loads(SOUND_THEME_FILE.read_text("utf-8"))
    return sound


def _placeholders(found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    """Yield (key, name) of the placeholders reported at their strings."""
    for each in found:
        values = dict(each.values)
        if each.code == "TPL114":
            yield str(values["key"]), str(values["name"])


def cache_in_rows(rows: RowStore | None) -> RowCache:
    """Return a cache that keeps results in `rows` for the next build. Without `rows`, each result is computed."""

    def of(name: str, digest: str, make: Callable[[], list[Any]]) -> list[Any]:
        known = rows.get(THEME_TABLE, name) if rows else None
        if known is None or known[0] != digest:
            known = [digest, make()]
            if rows:
                rows.put(THEME_TABLE, {name: known})
        found: list[Any] = known[1]
        return found

    return of
