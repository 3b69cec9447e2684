"""The check of KND237; its page is `KND237.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.graph.moments import is_obsolete
from portalgen.kinds.opinion_fields import NONE_RECEIVED, OPINIONS, has_ledger
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._terms import term_of

_SOME: Final = LocalizedText("sổ đang có ý kiến", "the ledger contains opinions")
_OPEN: Final = LocalizedText("chưa hết hạn góp ý", "the consultation is not over")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND237 if `none_received` is true despite opinions, or before the last day has passed."""
    for item in context.library.items:
        page = item.original
        if not has_ledger(page.kind) or page.fields.get(NONE_RECEIVED.name) is not True:
            continue
        if is_obsolete(page, context.at):
            continue
        term = term_of(page)
        is_open = term is not None and context.at.date() <= term.last
        if page.fields.get(OPINIONS.name) or is_open:
            problem = _SOME if page.fields.get(OPINIONS.name) else _OPEN
            yield violation("KND237", context.place(page, NONE_RECEIVED.name), problem=problem)


RULE: Final = PortalRule("KND237", check)
