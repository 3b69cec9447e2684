"""The check of KND250; its page is `KND250.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_sample, is_shown
from portalgen.graph.public_information import must_be_public
from portalgen.graph.publication_days import find_publication
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND250 once for each item on the list of public information with an unknown publication time."""
    portal = context.portal
    listed = {site.id for site in portal.sites if PUBLIC_INFORMATION_OUTPUT in site.generated_pages}
    for item in context.library.items:
        page = item.original
        if page.site not in listed or is_sample(page) or not must_be_public(page) or not is_shown(page, context.at):
            continue
        if find_publication(portal, page) is None:
            yield violation("KND250", context.place(page))


RULE: Final = PortalRule("KND250", check)
