"""Finds the changes that a submission makes to the texts of issued documents, for both rules about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.issued_texts import IssuedChange, IssuedText, compare_issued_texts, find_text_part
from portalgen.lint.model import Violation, violation
from portalgen.lint.new_notes import list_new_notes
from portalgen.lint.published_pairs import PublishedPair, begins_notice, list_published_pairs
from portalgen.lint.rules.documents._reading import day_of_key, number_of
from portalgen.locale.dates import format_day, localize

_SHOWN: Final = 160
"""The maximum length of a clause in a message, in characters."""
_CONTEXT: Final = 40
"""The number of characters kept before the first difference in a longer clause."""


@frozen
class ChangedDocument:
    """An issued document whose text a submission changes."""

    pair: PublishedPair
    text: IssuedText
    has_note: bool
    """True if the submission informs readers that the text was corrected."""


def find_changed_documents(context: LintContext) -> Iterator[ChangedDocument]:
    """Yield the published documents whose text the submission changes."""
    for pair in list_published_pairs(context):
        text = compare_issued_texts(context, pair.previous, pair.page)
        if text is not None and text.changes:
            notes = len(list_new_notes(pair.previous, pair.page, context.at))
            # the note of a withdrawal gives the reason for it, and does not explain a changed text
            yield ChangedDocument(pair, text, notes > begins_notice(context, pair.item, "withdrawn"))


def describe_changed_document(
    context: LintContext, code: str, document: ChangedDocument, changes: Sequence[IssuedChange]
) -> Violation:
    """Return the violation for a document. It shows the first of `changes`, preferably of a whole clause."""
    page = document.pair.page
    first = next((each for each in changes if each.is_whole_clause), changes[0])
    part = find_text_part(document.text.outline, first.after)
    issued = day_of_key(page, "issued")
    more = len(changes) - 1
    return violation(
        code,
        part.place if part is not None else context.place(page, "title"),
        id=page.id,
        change=_describe(first),
        number=number_of(page) or page.title,
        day=localize(format_day, issued) if issued is not None else "…",
        more=LocalizedText(f" (và {more} chỗ khác)", f" (and {more} more)") if more else "",
        today=to_vietnam_time(context.at).date().isoformat(),
    )


def _describe(change: IssuedChange) -> LocalizedText:
    old, new = _cut_alike(change.before, change.after)
    vi, en = (f" ở {change.article}", f" in {change.article}") if change.article else ("", "")
    if not old:
        return LocalizedText(f"chèn `{new}`{vi} vào", f"adds `{new}`{en} to")
    if not new:
        return LocalizedText(f"bỏ `{old}`{vi} khỏi", f"removes `{old}`{en} from")
    return LocalizedText(f"đổi `{old}` thành `{new}`{vi} trong", f"changes `{old}` to `{new}`{en} in")


def _cut_alike(old: str, new: str) -> tuple[str, str]:
    """Return both texts, cut around their first difference if they are too long for a message."""
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    start = max(same - _CONTEXT, 0) if max(len(old), len(new)) > _SHOWN else 0
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN]
    return f"{'…' if start and shown else ''}{shown}{'…' if start + _SHOWN < len(text) else ''}"
