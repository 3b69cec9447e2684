"""The files of a document's page, and if any of them is the document."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import datetime

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.kinds.definition import is_numbered
from portalgen.lint.context import LintContext
from portalgen.lint.number_line import digits_of, find_other_number_line
from portalgen.lint.rules.documents._reading import day_of_key, is_document, number_of
from portalgen.render.markdown.outline import outline_of
from portalgen.text.document_head import (
    DocumentHead,
    HeadState,
    judge_body_text,
    judge_file_text,
    list_linked_files,
)
from portalgen.text.placeholders import is_placeholder


@frozen
class UnprovenDocument:
    """A document without its text: the states of its body and of each file, if there are files."""

    of_body: HeadState
    files: Mapping[str, HeadState]


def find_unproven(context: LintContext, page: Page) -> UnprovenDocument | None:
    """Return the states of a document of which neither a file nor the body is the text; None for any other page.

    Only documents that are new or changed count, without those of other codes: unread files, promises, and another
    number above the text (FCT210).
    """
    if not (is_document(page) and is_numbered(page.kind.essential_fields) and _is_asked_for(context, page)):
        return None
    body = body_of(context, page)
    of_body = judge_body_text(
        body, number_of(page), day_of_key(page, "issued"), page.title, str(page.fields.get("issuer", ""))
    )
    if of_body == "own":
        return None
    states: dict[str, HeadState] = {}
    for name in list_files(page, body):
        head = head_of_file(context, page, name)
        if head is None:
            return None
        states[name] = judge_file_text(head, number_of(page), day_of_key(page, "issued"))
    is_told = not states and (is_placeholder(body) or _is_number_reported(page, body))
    return None if is_told or "own" in states.values() else UnprovenDocument(of_body, states)


def list_files(page: Page, body: str) -> list[str]:
    """Return the names of the files attached to a page, then of those that its body links."""
    attached = [each["file"] for each in page.fields.get("attachments") or ()]
    return list(dict.fromkeys((*attached, *list_linked_files(body))))


def head_of_file(context: LintContext, page: Page, name: str) -> DocumentHead | None:
    """Return the head of a file, or None if it was not read."""
    return context.document_heads.get(posixpath.normpath(f"{page.folder}/{name}"))


def body_of(context: LintContext, page: Page) -> str:
    """Return the raw text of a page below its front matter."""
    return context.read_source(page.source)[page.body_start :].decode("utf-8", "replace")


def _is_asked_for(context: LintContext, page: Page) -> bool:
    """Return True if a document is new or changed, and was not published before this check was introduced."""
    since = context.legal.documents_checked_from
    if since is None or (context.submitted_ids is not None and page.id not in context.submitted_ids):
        return False
    times = context.times.get(page.id) if context.times is not None else None
    published: datetime | None = times.publication.at if times is not None else None
    if published is not None:
        return context.submitted_ids is not None and published >= since
    return context.at >= since


def _is_number_reported(page: Page, body: str) -> bool:
    """Return True if FCT210 reports another number above the text."""
    outline = outline_of(body, page.source, page.body_line)
    return find_other_number_line(outline, digits_of(number_of(page))) is not None
