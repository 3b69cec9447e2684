"""Checks that the catalogs of a theme contain the strings that the program needs in addition to its templates.

The shipped theme contains all of them: they are its strings that no template uses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import TemplateSyntaxError

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.render.theme.catalogs import read_shipped_catalog
from portalgen.render.theme.model import Theme, list_shipped_files
from portalgen.render.theme.string_uses import ANY_TEXT, find_string_uses, may_match_key


def check_older_strings(theme: Theme, program_strings: Collection[str]) -> Iterator[Diagnostic]:
    """Report CFG234 for each catalog that lacks some of `program_strings`.

    Missing strings are taken from the shipped theme.
    """
    for language, catalog in theme.catalogs.items():
        lacking = (key for key in read_shipped_catalog(language).entries if key not in catalog.entries)
        needed = [f"`{key}`" for key in lacking if key in program_strings]
        if needed:
            place = Place(theme.catalog_files[language][0].shown_path)
            yield diagnostic("CFG234", place, keys=", ".join(needed), language=language)


def find_program_strings(languages: Collection[str]) -> tuple[str, ...]:
    """Return the keys of the strings that the program needs: strings of the shipped theme that no template uses.

    This reads every template, so the keys are stored for builds (`scripts/docs`).
    """
    used = _collect_shipped_keys()
    keys = {key for language in languages for key in read_shipped_catalog(language).entries}
    return tuple(sorted(key for key in keys if not any(may_match_key(each, key) for each in used)))


def _collect_shipped_keys() -> frozenset[str]:
    """Return the keys, also with gaps, used in templates of the theme shipped with portalgen."""
    keys: set[str] = set()
    for file in list_shipped_files():
        if file.suffix in (".html", ".xml", ".txt"):
            try:
                keys.update(key for use in find_string_uses(file.read_text("utf-8-sig")) for key in use.keys)
            except (TemplateSyntaxError, UnicodeDecodeError):  # not a template, or a half-written one
                continue
    return frozenset(keys - {ANY_TEXT})
