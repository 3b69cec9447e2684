"""A catalog of interface strings in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from portalgen.frozen import frozen
from portalgen.locale.formats import format_number

_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""Matches placeholders. Python's own formats would read attributes too, and catalogs may come from anywhere."""
Forms = str | Mapping[str, str]
"""A string, or one string for each CLDR plural category."""


class UnknownStringError(KeyError):
    """A key missing in the catalog, given as `key`."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@frozen
class Catalog:
    """Strings by dotted key."""

    language: str
    entries: Mapping[str, Forms]

    def text(self, key: str, /, **values: object) -> str:
        """Return the string `key` with `{name}` filled in; `count` chooses the plural form.

        Numbers are written in the language of the catalog. Raises UnknownStringError.
        """
        return self.fill(key, values, str)

    def fill(self, key: str, values: Mapping[str, object], show: Callable[[object], str]) -> str:
        """Return the string `key` filled in from `values`, using `show` for values other than numbers."""
        try:
            forms = self.entries[key]
        except KeyError:
            raise UnknownStringError(str(key)) from None  # a template may ask for anything
        if not isinstance(forms, str):
            forms = forms.get(plural_category(self.language, values.get("count"))) or forms.get("other", "")
        if not values:
            return forms
        return _PLACEHOLDER.sub(lambda name: self._shown(values[name[1]], show), forms)

    def _shown(self, value: object, show: Callable[[object], str]) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return format_number(value, self.language)
        return show(value)


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def plural_category(language: str, count: object) -> str:
    """The CLDR plural category of `count` in `language`."""
    return _category(language, count) if isinstance(count, int) and not _is_alike(language) else "other"


@lru_cache(maxsize=16)
def plural_forms(language: str) -> tuple[str, ...]:
    """The CLDR plural categories that the language has, `other` last."""
    if _is_alike(language):
        return ("other",)
    return (*sorted(_locale(language).plural_form.tags), "other")


def _is_alike(language: str) -> bool:
    """Return True for Vietnamese: its nouns do not change with their number, whatever the data of a release of CLDR.

    CLDR 48 has a category `one` for it, which no Vietnamese text needs.
    """
    return language.partition("-")[0] == "vi"


@lru_cache(maxsize=4_096)
def _category(language: str, count: int) -> str:
    return str(_locale(language).plural_form(count))


@lru_cache(maxsize=256)
def language_name(language: str, within: str) -> str:
    """Return the name of `language` in the language `within` ("tiếng Anh", "English"); its code if unknown."""
    try:
        return _locale(language).get_display_name(within) or language
    except (UnknownLocaleError, ValueError):
        return language
