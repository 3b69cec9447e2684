"""The check of WRD222; its page is `WRD222.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._columns import find_column_lines, is_unclear_gap
from portalgen.lint.rules.word._fixable import or_fix
from portalgen.lint.rules.word._typing import find_slips
from portalgen.text.pasted import ODD_SPACES

_SIGN: Final = re.compile(f"[{ODD_SPACES}]")
RUN: Final = re.compile(rf"(?<=[^\s|])(?=[ {ODD_SPACES}]*[{ODD_SPACES}])[ {ODD_SPACES}]{{2,}}(?=[^\s|])")
"""A run of spaces within a sentence, not all of them plain."""
_SENTENCE: Final = re.compile(rf"(?<!\S)(?:[^\s\0]++[{ODD_SPACES}]){{5,}}+[^\s\0]*+")
_WORD: Final = re.compile(rf"[^\W\d_]{{2,}}+[^\s\0]*[{ODD_SPACES}]")
_AT_LEAST: Final = 5
"""Minimum consecutive words followed by such a space; a sum, a name or a telephone number has fewer."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD222 for each run of spaces within a sentence with a special space.

    Words separated only by special spaces are reported once, at the first of them.
    """
    if _SIGN.search(text.text) is None:
        return
    columns = find_column_lines(text)
    for spaces, place in find_slips(text, RUN, _SIGN.search):
        if place.line in columns:
            continue  # WRD203 or WRD240 reports them
        yield violation("WRD222", place, count=str(len(spaces)), cure=or_fix(not _is_unclear(text, place)))
    sentences = list(_find_sentences(text))
    for _, place in sentences[:1]:
        count = str(sum(len(_SIGN.findall(words)) for words, _ in sentences))
        yield violation(
            "WRD222", place, count=LocalizedText(count, count), cure=or_fix(True)
        )  # not part of the finding's identity


def find_each(text: PageText) -> Iterator[Violation]:
    """Yield a violation for every place to correct, including places reported together by `check`."""
    for each in check(text):
        place = each.diagnostic.place
        if not place.underlined.strip() and not _is_unclear(text, place):
            yield each
    for words, place in _find_sentences(text):
        yield violation("WRD222", place, count=str(len(words)), cure=or_fix(True))


def _is_unclear(text: PageText, place: Place) -> bool:
    is_body = place.line >= text.page.body_line
    return is_body and is_unclear_gap(text, place.line, place.column - 1, place.length)


def put_plain_spaces(written: str) -> str:
    """Return the text at a place of `find_each` with plain spaces."""
    return _SIGN.sub(" ", written) if written.strip() else " "


def _find_sentences(text: PageText) -> Iterator[tuple[str, Place]]:
    for words, place in find_slips(text, _SENTENCE, _SIGN.search):
        if len(_WORD.findall(words)) >= _AT_LEAST and RUN.search(words) is None:
            yield words, place


RULE: Final = PageRule("WRD222", check)
