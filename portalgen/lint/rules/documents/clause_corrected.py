"""The check of DOC222; its page is `DOC222.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.documents._issued_changes import describe_changed_document, find_changed_documents


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC222 once for each issued document with a whole clause added or removed by a correction."""
    for document in find_changed_documents(context):
        clauses = [each for each in document.text.changes if each.is_whole_clause]
        if document.has_note and clauses:
            yield describe_changed_document(context, "DOC222", document, clauses)


RULE: Final = PortalRule("DOC222", check)
