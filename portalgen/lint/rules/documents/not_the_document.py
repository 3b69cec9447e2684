"""The check of DOC220; its page is `DOC220.md`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.kinds.definition import is_numbered
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.number_line import digits_of, find_other_number_line
from portalgen.lint.rules.documents._reading import day_of_key, list_documents, number_of
from portalgen.locale.dates import format_day, localize
from portalgen.render.markdown.outline import outline_of
from portalgen.text.document_head import (
    HeadState,
    find_other_number,
    judge_body_text,
    judge_file_text,
    list_linked_files,
)
from portalgen.text.placeholders import is_placeholder


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC220 if neither a file nor the body of a new or changed document is its text.

    Documents without any content have their own codes (DOC213, TXT213).
    """
    for page in list_documents(context):
        if not is_numbered(page.kind.essential_fields) or not _is_asked_for(context, page):
            continue
        body = context.read_source(page.source)[page.body_start :].decode("utf-8", "replace")
        of_body = _judge_body(page, body)
        if of_body == "own":
            continue
        attached = [each["file"] for each in page.fields.get("attachments", ())]
        files = list(dict.fromkeys((*attached, *list_linked_files(body))))
        states = [_judge_file(context, page, name) for name in files]
        if (
            "own" in states
            or None in states
            or (not files and (is_placeholder(body) or _is_number_reported(page, body)))
        ):
            continue
        place = context.place(page, "attachments", 0, "file") if attached else context.place(page, "number")
        day = day_of_key(page, "issued")
        yield violation(
            "DOC220",
            place,
            number=number_of(page),
            day=localize(format_day, day) if day is not None else "",
            found=_describe(context, page, files, states, of_body),
        )


def _is_asked_for(context: LintContext, page: Page) -> bool:
    """Return True if a document is new or changed, and was not published before this check was introduced."""
    since = context.legal.documents_checked_from
    if since is None or (context.submitted_ids is not None and page.id not in context.submitted_ids):
        return False
    times = context.times.get(page.id) if context.times is not None else None
    published = times.publication.at if times is not None else None
    if published is not None:
        return context.submitted_ids is not None and published >= since
    return context.at >= since


def _judge_body(page: Page, body: str) -> HeadState:
    issuer = str(page.fields.get("issuer", ""))
    return judge_body_text(body, number_of(page), day_of_key(page, "issued"), page.title, issuer)


def _judge_file(context: LintContext, page: Page, name: str) -> HeadState | None:
    """Return the state of the head of a file, or None if it was not read."""
    head = context.document_heads.get(_path_of(page, name))
    return judge_file_text(head, number_of(page), day_of_key(page, "issued")) if head is not None else None


def _path_of(page: Page, name: str) -> str:
    return posixpath.normpath(f"{page.folder}/{name}")


_BODIES: Final = {
    "draft": LocalizedText("bài không có tệp, và phần viết ghi là dự thảo", "there is no file, and the text is marked as a draft"),
    "other": LocalizedText("bài không có tệp, và phần viết mang số khác", "there is no file, and the text has another number"),
    "silent": LocalizedText("bài không có tệp, và phần viết chưa phải toàn văn", "there is no file, and the text is not the full text"),
}  # fmt: skip


def _describe(
    context: LintContext, page: Page, files: list[str], states: list[HeadState | None], of_body: HeadState
) -> LocalizedText:
    if not files:
        return _BODIES[of_body]
    by_state = dict(zip(reversed(states), reversed(files), strict=True))
    if other := by_state.get("other"):
        return _describe_other(context, page, other)
    if draft := by_state.get("draft"):
        return LocalizedText(f"tệp `{draft}` ghi là dự thảo", f"the file `{draft}` is marked as a draft")
    return _describe_silent(context, page, files[0])


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
    head = context.document_heads[_path_of(page, name)]
    return find_other_number(head, number_of(page)), head.letterhead_day


def _is_number_reported(page: Page, body: str) -> bool:
    """Return True if FCT210 reports another number above the text."""
    outline = outline_of(body, page.source, page.body_line)
    return find_other_number_line(outline, digits_of(number_of(page))) is not None


RULE: Final = PortalRule("DOC220", check)
