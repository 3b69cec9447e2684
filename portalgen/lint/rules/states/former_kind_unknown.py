"""The check of CHG117; its page is `CHG117.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.sentences import find_closest
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG117 if `former_kind` is no kind of the portal, or a kind that removed items cannot have had."""
    known = [kind.name for kind in context.portal.kinds.values() if not kind.is_tombstone and not kind.is_index]
    for item in context.library.items:
        page = item.original
        written = page.fields.get("former_kind") if page.kind.is_tombstone else None
        if written is not None and written not in known:
            place = context.place(page, "former_kind")
            suggestion = find_closest(written, known)
            yield violation("CHG117", place, kind=written, suggestion=suggestion, known=", ".join(known))


RULE: Final = PortalRule("CHG117", check)
