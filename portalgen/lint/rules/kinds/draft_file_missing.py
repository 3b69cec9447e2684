"""The check of KND214; its page is `KND214.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.file_roles import DRAFT_ROLE, file_roles_of
from portalgen.kinds.opinion_fields import CONSULTATION_TYPE, has_ledger, is_draft_law
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND214 if a consultation on a draft normative document does not include the draft as a file."""
    page = text.page
    if page.draft or is_taken_back(text) or not has_ledger(page.kind):
        return
    if not is_original(text) or not is_draft_law(text.fields):
        return
    if DRAFT_ROLE not in file_roles_of(text.fields):
        yield violation("KND214", text.place(CONSULTATION_TYPE.name))


RULE: Final = PageRule("KND214", check)
