"""The check of SIT207; its page is `SIT207.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.config.menus import MenuEntrySettings
from portalgen.config.places import place_of_key
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield SIT207 once for each menu without a mandatory entry, in a site's own file or in a shared profile."""
    reported = set()
    for site in context.portal.sites:
        mandatory = context.settings.mandatory.get(site.group)
        owner = site.profile if "menu" in site.inherited_keys else site.id
        labels = frozenset(_list_labels(site.menu))
        for name in mandatory.menu if mandatory else ():
            if (owner, name) in reported or _normalize_label(name) in labels:
                continue
            reported.add((owner, name))
            yield violation("SIT207", place_of_key(context.portal.root, site, "menu"), owner=owner, name=name)


def _list_labels(entries: Iterable[MenuEntrySettings]) -> Iterator[str]:
    """Yield the labels of a menu and of the entries below, in every language."""
    for entry in entries:
        yield from map(_normalize_label, entry.label.values())
        yield from _list_labels(entry.children)


def _normalize_label(label: str) -> str:
    return " ".join(label.casefold().split())


RULE: Final = PortalRule("SIT207", check)
