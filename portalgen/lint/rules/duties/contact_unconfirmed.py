"""The check of SIT203; its page is `SIT203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.places import place_of_key
from portalgen.config.portal import Site
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.duties._sites import find_shown_pages

_KEYS: Final = ("responsible", "address", "telephone", "email", "hours")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield SIT203 once for each unconfirmed contact of sites with published pages."""
    shown = find_shown_pages(context)
    reported_owners = set()
    for site in context.portal.sites:
        owner = site.profile if "contact" in site.inherited_keys else site.id
        keys = tuple(_find_unconfirmed_keys(site))
        if not keys or owner in reported_owners or all(page.is_index for page in shown.get(site.id, ())):
            continue
        reported_owners.add(owner)
        place = place_of_key(context.portal.root, site, "contact", keys[0])
        yield violation("SIT203", place, owner=owner, keys=", ".join(keys))


def _find_unconfirmed_keys(site: Site) -> Iterator[str]:
    for key in _KEYS:
        value = getattr(site.contact, key)
        if UNCONFIRMED in (value.values() if isinstance(value, dict) else (value,)):
            yield key


RULE: Final = PortalRule("SIT203", check)
