"""Whether the catalogs of a theme have the strings that this program itself needs, beside those that templates use.

The theme that comes with it has them all: what no template of that one uses is what the program needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jinja2 import TemplateSyntaxError

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.render.theme.catalogs import read_shipped_catalog
from portalgen.render.theme.model import Theme, list_shipped_files
from portalgen.render.theme.string_uses import ANY_TEXT, find_string_uses, may_match_key


def check_older_strings(theme: Theme) -> Iterator[Diagnostic]:
    """CFG234 at each catalog that lacks strings which the program needs and takes from its own theme."""
    for language, catalog in theme.catalogs.items():
        lacking = [key for key in read_shipped_catalog(language).entries if key not in catalog.entries]
        needed = [f"`{key}`" for key in lacking if not _is_used_by_shipped_templates(key)]
        if needed:
            place = Place(theme.catalog_files[language][0].shown_path)
            yield diagnostic("CFG234", place, keys=", ".join(needed), language=language)


def _is_used_by_shipped_templates(key: str) -> bool:
    return any(may_match_key(each, key) for each in _collect_shipped_keys())


@cache
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
