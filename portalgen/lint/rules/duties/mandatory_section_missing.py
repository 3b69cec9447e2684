"""The check of SIT201; its page is `SIT201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.places import place_of_key
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.duties._sites import has_generated_page, mandatory_sections_of


def check(context: LintContext) -> Iterator[Violation]:
    """Yield SIT201 once for each undeclared mandatory section, in a site's own file or in a shared profile."""
    reported = set()
    for site in context.portal.sites:
        for section in mandatory_sections_of(context, site):
            owner = site.profile if "sections" in site.inherited_keys else site.id
            if (owner, section) in reported or site.section(section) is not None or has_generated_page(site, section):
                continue
            reported.add((owner, section))
            yield violation("SIT201", place_of_key(context.portal.root, site, "sections"), owner=owner, section=section)


RULE: Final = PortalRule("SIT201", check)
