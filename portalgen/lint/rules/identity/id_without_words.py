"""The check of IDN214; its page is `IDN214.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.text.slugs import slug_of

_LONGEST: Final = 60


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN214 for each item whose id has no word besides the site, until it is published: then it is permanent."""
    for item in context.library.items:
        page = item.original
        if any(map(str.isalpha, item.id.removeprefix(f"{page.site}-"))) or _is_published(context, item.id):
            continue
        words = slug_of(page.title)
        proposal = words if len(words) <= _LONGEST else words[: _LONGEST + 1].rpartition("-")[0]
        place = context.place(page, "id")
        yield violation("IDN214", place, f"id:{item.id}", id=item.id, proposal=f"{page.site}-{proposal}")


def _is_published(context: LintContext, identifier: str) -> bool:
    times = (context.times or {}).get(identifier)
    return times is not None and times.publication.at is not None


RULE: Final = PortalRule("IDN214", check)
