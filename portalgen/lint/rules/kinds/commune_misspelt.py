"""The check of KND222; its page is `KND222.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.config.unit_names import bare_name, unit_names_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.normalization import spelling_key


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND222 at each commune name that differs from the name of a site only in its marks or its type.

    Communes without a site of the portal are unknown, and are not reported.
    """
    names = _list_names(unit_names_of(context.portal).communes)
    exact = {spelling_key(each) for each in names.values()}
    for page in context.library.pages:
        if page.draft or page.language != "vi":
            continue
        for field, location, value in find_values(page, lambda each: each.names_commune):
            name = names.get(bare_name(value), "")
            if name and spelling_key(value) not in exact:
                yield violation("KND222", context.place(page, *location), key=field.name, value=value, name=name)


def _list_names(communes: Iterable[str]) -> dict[str, str]:
    """Return the short names of communes by their bare name, without marks and type; ambiguous names are omitted."""
    found: dict[str, list[str]] = {}
    for name in communes:
        found.setdefault(bare_name(name), []).append(name)
    return {bare: names[0] for bare, names in found.items() if len(names) == 1}


RULE: Final = PortalRule("KND222", check)
