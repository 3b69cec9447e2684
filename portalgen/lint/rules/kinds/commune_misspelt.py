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
    """KND222 at each commune whose name is, but for its marks or its sort, that of one that has a site.

    Communes without a site of the portal are not known, and no fault.
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
    """The short names of communes by what is left of them without marks and sort; none that two communes share."""
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
