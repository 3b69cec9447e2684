"""The check of IDN211; its page is `IDN211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._settings import list_lost_addresses_of

_CHANGED: Final = ("site-config/portal.yaml", "site-config/profiles.yaml", "site-config/redirects.yaml")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN211 once for each site that loses addresses by the configuration, with their number and an example.

    Pages touched by the same change are reported by IDN208 and IDN209.
    """
    for site in context.previous_portal.sites if context.previous_portal is not None else ():
        lost = list_lost_addresses_of(context, site)
        if lost:
            place = Place(f"site-config/sites/{site.id}.yaml")
            yield violation("IDN211", place, *_CHANGED, site=site.id, count=str(len(lost)), url=lost[0])


RULE: Final = PortalRule("IDN211", check)
