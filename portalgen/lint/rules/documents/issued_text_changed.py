"""The check of DOC221; its page is `DOC221.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.documents._issued_changes import describe_changed_document, find_changed_documents


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC221 once for each issued document with a changed text and no note about a correction."""
    for document in find_changed_documents(context):
        if not document.has_note:
            yield describe_changed_document(context, "DOC221", document, document.text.changes)


RULE: Final = PortalRule("DOC221", check)
