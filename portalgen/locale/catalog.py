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
"""All that is filled in. A format of Python's would read attributes too, and a catalog may be anybody's."""
Forms = str | Mapping[str, str]
"""A string, or one string for each CLDR plural category."""


class UnknownStringError(KeyError):
    """A key that the catalog does not hold; `key` is the key."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@frozen
class Catalog:
    """Strings by dotted key."""

    language: str
    entries: Mapping[str, Forms]

    def text(self, key: str, /, **values: object) -> str:
        """The string `key` with `{name}` filled in, numbers as the language writes them; `count` chooses the plural
        form. Raises UnknownStringError.
        """
        return self.fill(key, values, str)

    def fill(self, key: str, values: Mapping[str, object], show: Callable[[object], str]) -> str:
        """The same with `values`; `show` makes text of one that is no number."""
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
    return _category(language, count) if isinstance(count, int) else "other"


@lru_cache(maxsize=16)
def plural_forms(language: str) -> tuple[str, ...]:
    """The CLDR plural categories that the language has, `other` last."""
    return (*sorted(_locale(language).plural_form.tags), "other")


@lru_cache(maxsize=4_096)
def _category(language: str, count: int) -> str:
    return str(_locale(language).plural_form(count))


@lru_cache(maxsize=256)
def language_name(language: str, within: str) -> str:
    """The name of `language` in the language `within` ("tiếng Anh", "English"); its code where no such one is known."""
    try:
        return _locale(language).get_display_name(within) or language
    except (UnknownLocaleError, ValueError):
        return language
