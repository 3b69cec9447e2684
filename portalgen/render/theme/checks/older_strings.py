"""Whether the catalogs of a theme have the strings that this program itself needs, beside those that templates use.

The theme that comes with it has them all: what no template of that one uses is what the program needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import TemplateSyntaxError

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.render.theme.catalogs import read_shipped_catalog
from portalgen.render.theme.model import Theme, list_shipped_files
from portalgen.render.theme.string_uses import ANY_TEXT, find_string_uses, may_match_key


def check_older_strings(theme: Theme, program_strings: Collection[str]) -> Iterator[Diagnostic]:
    """CFG234 at each catalog that lacks some of the `program_strings`, which are then taken from the program's own theme."""
    for language, catalog in theme.catalogs.items():
        lacking = (key for key in read_shipped_catalog(language).entries if key not in catalog.entries)
        needed = [f"`{key}`" for key in lacking if key in program_strings]
        if needed:
            place = Place(theme.catalog_files[language][0].shown_path)
            yield diagnostic("CFG234", place, keys=", ".join(needed), language=language)


def find_program_strings(languages: Collection[str]) -> tuple[str, ...]:
    """Return the keys of the strings that the program itself needs: those of its theme that no template of that one uses.

    Every template is read for them, so they are noted for builds (`scripts/docs`).
    """
    used = _collect_shipped_keys()
    keys = {key for language in languages for key in read_shipped_catalog(language).entries}
    return tuple(sorted(key for key in keys if not any(may_match_key(each, key) for each in used)))


def _collect_shipped_keys() -> frozenset[str]:
    """The keys, also with gaps, that templates of the theme use which portalgen brings along."""
    keys: set[str] = set()
    for file in list_shipped_files():
        if file.suffix in (".html", ".xml", ".txt"):
            try:
                keys.update(key for use in find_string_uses(file.read_text("utf-8-sig")) for key in use.keys)
            except (TemplateSyntaxError, UnicodeDecodeError):  # nobody's template at all, or one that is being written
                continue
    return frozenset(keys - {ANY_TEXT})
