"""The check of DOC223; its page is `DOC223.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._file_names import find_other_number_in_name, has_number_in_name
from portalgen.lint.rules.documents._files import UnprovenDocument, body_of, find_unproven, head_of_file
from portalgen.text.document_head import find_other_number


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC223 once for each fact in which a file attached to a numbered item contradicts its front matter.

    DOC220 reports a new document whose only file has another number or day.
    """
    for item in context.library.items:
        page = item.original
        key = page.kind.number_from
        names = [str(each["file"]) for each in page.fields.get("attachments") or ()]
        if not key or not names or page.draft or "translated_from" in page.fields or page.fields.get("sample"):
            continue
        number = str(page.fields.get(key) or "")
        if "/" in number:
            unproven = find_unproven(context, page)
            yield from islice(_check_names(context, page, names, number, unproven), 1)


def _check_names(
    context: LintContext, page: Page, names: Sequence[str], number: str, unproven: UnprovenDocument | None
) -> Iterator[Violation]:
    """Compare the numbers in the names of files, if no name has the number of the item."""
    if any(has_number_in_name(name, number) for name in names):
        return
    for index, name in enumerate(names):
        found = find_other_number_in_name(name, number)
        if not found or _is_cited(context, page, found):
            continue
        head = head_of_file(context, page, name)
        if unproven is not None and head is not None and find_other_number(head, number):
            continue  # DOC220 reports the file
        said = LocalizedText(f"tên tệp `{name}` có số {found}", f"the name of the file `{name}` has the number {found}")
        yield _contradiction(context, page, index, said, page.kind.number_from, number)


def _is_cited(context: LintContext, page: Page, found: str) -> bool:
    """Return True if the page names a document with this number."""
    titles = [str(each.get("title") or "") for each in page.fields.get("attachments") or ()]
    texts = chain((page.title, page.summary), titles, (body_of(context, page),))
    pattern = re.compile(rf"(?:\bsố:?\s*0*{found}(?!\d)|(?<![\d/])0*{found}\s*/(?!\d{{1,2}}\b))", re.IGNORECASE)
    return any(map(pattern.search, texts))


def _contradiction(
    context: LintContext, page: Page, index: int, found: LocalizedText, key: str, value: MessageValue
) -> Violation:
    return violation("DOC223", context.place(page, "attachments", index, "file"), found=found, key=key, value=value)


RULE: Final = PortalRule("DOC223", check)
