"""The check of KND222; its page is `KND222.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.portal import Portal
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.normalization import fold, spelling_key

_GROUP: Final = "commune"
_TYPES: Final = ("xa ", "phuong ", "dac khu ")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND222 at each commune name that differs from the name of a site only in its marks or its type.

    Communes without a site of the portal are unknown, and are not reported.
    """
    names = _list_names(context.portal)
    exact = {spelling_key(each) for each in names.values()}
    for page in context.library.pages:
        if page.draft or page.language != "vi":
            continue
        for field, location, value in find_values(page, lambda each: each.names_commune):
            name = names.get(_bare_name(value), "")
            if name and spelling_key(value) not in exact:
                yield violation("KND222", context.place(page, *location), key=field.name, value=value, name=name)


def _list_names(portal: Portal) -> dict[str, str]:
    """Return the short names of communes by their bare name, without marks and type; ambiguous names are omitted."""
    found: dict[str, list[str]] = {}
    for site in portal.sites:
        if site.group == _GROUP:
            short = site.name("vi").short
            found.setdefault(_bare_name(short), []).append(short)
    return {bare: names[0] for bare, names in found.items() if len(names) == 1}


def _bare_name(name: str) -> str:
    words = " ".join(fold(name).casefold().split())
    return next((words.removeprefix(each) for each in _TYPES if words.startswith(each)), words)


RULE: Final = PortalRule("KND222", check)
