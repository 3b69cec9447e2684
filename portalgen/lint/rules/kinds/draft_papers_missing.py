"""The check of KND215; its page is `KND215.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.kinds.file_roles import DRAFT_ROLE, PAPER_ROLES, file_roles_of
from portalgen.kinds.opinion_fields import CONSULTATION_TYPE, has_ledger, is_draft_law
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND215, a note, if a draft is published without its papers; a missing draft is left to KND214."""
    page = text.page
    if page.draft or is_taken_back(text) or not has_ledger(page.kind):
        return
    if not is_original(text) or not is_draft_law(text.fields):
        return
    given = file_roles_of(text.fields)
    missing = [each.label for each in PAPER_ROLES if each.value not in given]
    if missing and DRAFT_ROLE in given:
        vi, en = (", ".join(each.text(language).lower() for each in missing) for language in ("vi", "en"))
        yield violation("KND215", text.place(CONSULTATION_TYPE.name), papers=LocalizedText(vi, en))


RULE: Final = PageRule("KND215", check)
