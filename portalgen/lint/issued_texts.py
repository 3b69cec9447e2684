"""Compares the text of an issued document on its page with the text before a submission.

A portal cannot change an issued document; only another document can. A page may only reproduce it better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.content.front_matter import split_source
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.render.markdown.outline import Outline, TextPart, outline_of
from portalgen.text.sentences import find_sentence_changes, split_sentences

_ARTICLE: Final = re.compile(
    r"(?:Điều|Khoản|Chương|Mục|Phần|Phụ lục|Article|Clause|Chapter|Annex)\s+(?:\d+[a-zđ]?|[IVXLC]+)\b", re.IGNORECASE
)
_POINT: Final = re.compile(r"(?:\d+[a-zđ]?|[a-zđ])[.)]\s", re.IGNORECASE)
_FEWEST_SENTENCES: Final = 3
"""The number of sentences from which a text without articles may be a document's, not just words beside its file."""
_GROWN: Final = 3
"""Words beside a file that grow by this factor have become the text."""


@frozen
class IssuedChange:
    """A changed block. `before` is empty for an inserted block, `after` for a deleted one."""

    before: str
    after: str
    article: str
    """The number of the article that contains the block. Empty for an article's first block, or outside articles."""

    @property
    def is_whole_clause(self) -> bool:
        """True if a whole numbered clause was inserted or deleted."""
        alone = self.after if not self.before else self.before if not self.after else ""
        return bool(_ARTICLE.match(alone) or _POINT.match(alone))


@frozen
class IssuedText:
    """The current text of a document, and its changes since it was published."""

    outline: Outline
    changes: tuple[IssuedChange, ...]


def compare_issued_texts(context: LintContext, previous: PreviousPage, page: Page) -> IssuedText | None:
    """Return the differences between the published and the current text of a document.

    Return None for any other page and for a translation. Also return None if the page only had some words next to a
    file, which the text of the document may replace.
    """
    if not page.kind.is_document or "translated_from" in page.fields or page.fields.get("sample"):
        return None
    data = context.read_source(page.source)
    parts = split_source(data)
    if parts is None:
        return None
    outline = outline_of(data[parts.body_start :].decode("utf-8", "replace"), page.source, page.body_line)
    old = [each.text for each in outline_of(previous.body, previous.path, 1).texts]
    new = [each.text for each in outline.texts]
    before, after = _list_sentences(old), _list_sentences(new)
    if not _is_issued(old, before, after):
        return None
    if not find_sentence_changes(before, after):  # cut into other paragraphs
        return IssuedText(outline, ())
    return IssuedText(outline, tuple(_compare_blocks(old, new)))


def find_text_part(outline: Outline, text: str) -> TextPart | None:
    """Return the block of `outline` with this text, or None if there is none."""
    return next((each for each in outline.texts if text and each.text == text), None)


def _list_sentences(blocks: Sequence[str]) -> tuple[str, ...]:
    return tuple(sentence for block in blocks for sentence in split_sentences(block))


def _is_issued(old: Sequence[str], before: Sequence[str], after: Sequence[str]) -> bool:
    """Return True if the former text was that of the document."""
    if any(map(_ARTICLE.match, old)) or len(before) >= _FEWEST_SENTENCES:
        return True
    return bool(before) and len(after) < _GROWN * len(before)


def _compare_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[IssuedChange]:
    articles = {**_list_articles(old), **_list_articles(new)}
    for each in find_sentence_changes(old, new):
        shown = each.after or each.before
        yield IssuedChange(each.before, each.after, articles.get(" ".join(shown.split()), ""))


def _list_articles(blocks: Sequence[str]) -> dict[str, str]:
    """The article of each block, by its text; no entry for the first block of an article."""
    articles: dict[str, str] = {}
    current = ""
    for block in blocks:
        begins = _ARTICLE.match(block)
        articles.setdefault(" ".join(block.split()), "" if begins else current)
        current = " ".join(begins[0].split()) if begins else current
    return articles
