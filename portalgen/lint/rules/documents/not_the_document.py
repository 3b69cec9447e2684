"""The check of DOC220; its page is `DOC220.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._files import UnprovenDocument, find_unproven, head_of_file
from portalgen.lint.rules.documents._reading import day_of_key, list_documents, number_of
from portalgen.locale.dates import format_day, localize
from portalgen.text.document_head import find_other_number


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC220 if neither a file nor the body of a new or changed document is its text.

    Documents without any content have their own codes (DOC213, TXT213).
    """
    for page in list_documents(context):
        found = find_unproven(context, page)
        if found is None:
            continue
        has_attachment = bool(page.fields.get("attachments"))
        place = context.place(page, "attachments", 0, "file") if has_attachment else context.place(page, "number")
        day = day_of_key(page, "issued")
        yield violation(
            "DOC220",
            place,
            number=number_of(page),
            day=localize(format_day, day) if day is not None else "",
            found=_describe(context, page, found),
        )


_BODIES: Final = {
    "draft": LocalizedText("bài không có tệp, và phần viết ghi là dự thảo", "there is no file, and the text is marked as a draft"),
    "other": LocalizedText("bài không có tệp, và phần viết mang số khác", "there is no file, and the text has another number"),
    "silent": LocalizedText("bài không có tệp, và phần viết chưa phải toàn văn", "there is no file, and the text is not the full text"),
}  # fmt: skip


def _describe(context: LintContext, page: Page, document: UnprovenDocument) -> LocalizedText:
    if not document.files:
        return _BODIES[document.of_body]
    by_state = {state: name for name, state in reversed(list(document.files.items()))}
    if other := by_state.get("other"):
        return _describe_other(context, page, other)
    if draft := by_state.get("draft"):
        return LocalizedText(f"tệp `{draft}` ghi là dự thảo", f"the file `{draft}` is marked as a draft")
    return _describe_silent(context, page, next(iter(document.files)))


def _describe_other(context: LintContext, page: Page, name: str) -> LocalizedText:
    number, day = _find_identity(context, page, name)
    vi, en = f"tệp `{name}` mang số khác", f"the file `{name}` has another number"
    if number:
        vi, en = f"{vi}: `{number}`", f"{en}: `{number}`"
    if day is not None:
        vi, en = f"{vi}, ngày {format_day(day, 'vi')}", f"{en}, of {format_day(day, 'en')}"
    return LocalizedText(vi, en)


def _describe_silent(context: LintContext, page: Page, name: str) -> LocalizedText:
    number, day = _find_identity(context, page, name)
    if number:
        return LocalizedText(
            f"tệp `{name}` mang số khác: `{number}`", f"the file `{name}` has another number: `{number}`"
        )
    if day is not None and day != day_of_key(page, "issued"):
        return LocalizedText(
            f"tệp `{name}` ghi ngày khác: {format_day(day, 'vi')}",
            f"the file `{name}` has another day: {format_day(day, 'en')}",
        )
    return LocalizedText(
        f"không đọc được số và ngày ấy ở đầu tệp `{name}`",
        f"they cannot be read at the beginning of the file `{name}`",
    )


def _find_identity(context: LintContext, page: Page, name: str) -> tuple[str, date | None]:
    """Return the number in the file, if it is not that of the item, and the day beside the place; "" and None if unreadable."""
    head = head_of_file(context, page, name)
    return (find_other_number(head, number_of(page)), head.letterhead_day) if head is not None else ("", None)


RULE: Final = PortalRule("DOC220", check)
