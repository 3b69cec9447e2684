"""Finds changed sentences and facts on published pages that no note to readers explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from portalgen.content.front_matter import split_source
from portalgen.content.model import Item, Page
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.frozen import frozen
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.issued_texts import compare_issued_texts
from portalgen.lint.model import Violation, violation
from portalgen.lint.new_notes import list_new_notes
from portalgen.lint.published_pairs import begins_notice, list_published_pairs
from portalgen.lint.rules.identity._facts import ChangedFact, find_changed_facts
from portalgen.render.markdown.outline import Outline, outline_of
from portalgen.text.masking import mask_personal_numbers
from portalgen.text.sentences import SentenceChange, find_sentence_changes, split_sentences

_SHOWN: Final = 160
"""The maximum length of a sentence in a message, in characters."""
_CONTEXT: Final = 40
"""The number of characters kept before the first difference in a longer sentence."""
_UPDATED: Final = "updated"
"""The common key that states the day of the last change."""
_NUMBER: Final = re.compile(r"\d+")


@frozen
class UnexplainedChange:
    """A published page whose content changed without a note."""

    page: Page
    outline: Outline
    sentences: tuple[SentenceChange, ...]
    facts: tuple[ChangedFact, ...]
    is_dated: bool = False
    """True if its front matter states a later day of update than before."""

    @property
    def numeric_sentences(self) -> tuple[SentenceChange, ...]:
        """The sentences with a number that the page no longer states."""
        lost = _count_numbers(each.before for each in self.sentences)
        lost -= _count_numbers(each.after for each in self.sentences)
        return tuple(each for each in self.sentences if _count_numbers((each.before,)) & lost)

    @property
    def is_factual(self) -> bool:
        """True if a fact or a number changed."""
        return bool(self.facts or self.numeric_sentences)


def find_unexplained_changes(context: LintContext) -> Iterator[UnexplainedChange]:
    """Yield the published pages whose sentences or facts changed without a note, including withdrawn and expired pages.

    The note of a withdrawal gives the reason for it, and does not explain a changed text.
    """
    for pair in list_published_pairs(context):
        previous, item, page = pair.previous, pair.item, pair.page
        if page.kind.field("change_notes") is None or page.kind.banner is not None:
            continue  # a banner changes from hour to hour, and states the time of its update: KND276
        if len(list_new_notes(previous, page, context.at)) > begins_notice(context, item, "withdrawn"):
            continue
        change = _compare(context, previous, item, page)
        if change is not None:
            yield change


def describe_unexplained_change(context: LintContext, code: str, change: UnexplainedChange) -> Violation:
    """Return the violation for a page. It shows the first changed fact or number, else the first changed sentence."""
    first = next(iter(change.numeric_sentences or (() if change.facts else change.sentences)), None)
    more = len(change.sentences) + len(change.facts) - 1
    return violation(
        code,
        _find_place(context, change.page, change.outline, first.after)
        if first is not None
        else _place_of_fact(context, change.page, change.facts[0]),
        id=change.page.id,
        change=_describe(first) if first is not None else change.facts[0].describe(),
        more=LocalizedText(f" (và {more} chỗ khác)", f" (and {more} more)") if more else "",
        day=to_vietnam_time(context.at).date().isoformat(),
    )


def _compare(context: LintContext, previous: PreviousPage, item: Item, page: Page) -> UnexplainedChange | None:
    data = context.read_source(page.source)
    parts = split_source(data)
    if parts is None:
        return None
    outline = outline_of(data[parts.body_start :].decode("utf-8", "replace"), page.source, page.body_line)
    is_issued = compare_issued_texts(context, previous, page) is not None  # DOC221 covers the text of a document
    former = Outline() if is_issued else outline_of(previous.body, previous.path, 1)
    before = _list_sentences(previous.title, previous.summary, former)
    after = _list_sentences(page.title, page.summary, Outline() if is_issued else outline)
    changes = find_sentence_changes(before, after)
    facts = () if begins_notice(context, item, "superseded_by") else tuple(find_changed_facts(previous, page))
    is_dated = _is_later(page.fields.get(_UPDATED), previous.fields.get(_UPDATED))
    return UnexplainedChange(page, outline, changes, facts, is_dated) if changes or facts else None


def _is_later(now: datetime | None, before: datetime | None) -> bool:
    return now is not None and (before is None or now > before)


def _count_numbers(sentences: Iterable[str]) -> Counter[str]:
    """Return the count of each number, ignoring leading zeros."""
    return Counter(each.lstrip("0") for sentence in sentences for each in _NUMBER.findall(sentence))


def _place_of_fact(context: LintContext, page: Page, fact: ChangedFact) -> Place:
    return context.place(page, fact.field.name if fact.now is not None else "title")


def _describe(change: SentenceChange) -> LocalizedText:
    old, new = _cut_alike(change)
    if not new:
        return LocalizedText(f"bỏ câu `{old}`", f"removes `{old}`")
    if not old:
        return LocalizedText(f"thêm câu `{new}`", f"adds `{new}`")
    return LocalizedText(f"đổi câu `{old}` thành `{new}`", f"changes `{old}` to `{new}`")


def _list_sentences(title: str, summary: str, outline: Outline) -> tuple[str, ...]:
    blocks = (title, summary, *(each.text for each in outline.texts))
    return tuple(sentence for block in blocks for sentence in split_sentences(block))


def _find_place(context: LintContext, page: Page, outline: Outline, sentence: str) -> Place:
    """Return the place of the new sentence, or of the title if a sentence was removed."""
    if sentence and sentence in split_sentences(page.summary):
        return context.place(page, "summary")
    for part in outline.texts:
        if sentence and sentence in split_sentences(part.text):
            return part.place
    return context.place(page, "title")


def _cut_alike(change: SentenceChange) -> tuple[str, str]:
    """Return both sentences, cut around their first difference if they are too long for a message."""
    # Masked before they are cut, because half a number would not be recognized.
    old, new = mask_personal_numbers(change.before), mask_personal_numbers(change.after)
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    start = max(same - _CONTEXT, 0) if max(len(old), len(new)) > _SHOWN else 0
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN]
    return f"{'…' if start and shown else ''}{shown}{'…' if start + _SHOWN < len(text) else ''}"
