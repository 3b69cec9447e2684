"""The check of WRD206; its page is `WRD206.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.paragraphs import Paragraph, find_joined_paragraphs
from portalgen.lint.rules.word._columns import find_typed_columns
from portalgen.lint.rules.word._marks import find_typed_lists

_LABEL: Final = re.compile(
    r"[*_]{0,3}(?P<label>[^\W\d_][^\W_]*(?:[ -][^\W_]+){0,5})[ \xa0]?[*_]{0,3}:[*_]{0,3}[ \t\xa0]+\S"
)
_KNOWN: Final = frozenset(
    {
        *("địa chỉ", "trụ sở", "điện thoại", "đt", "số điện thoại", "đường dây nóng", "hotline", "fax", "số fax"),
        *("email", "e-mail", "thư điện tử", "hộp thư", "website", "trang web", "trang thông tin điện tử"),
        *("cổng thông tin điện tử", "mã số thuế", "số tài khoản", "người liên hệ", "liên hệ", "họ và tên", "họ tên"),
        *("chức vụ", "đơn vị", "thời gian", "địa điểm", "thành phần", "chủ trì", "nội dung", "giờ làm việc"),
        *("address", "phone", "telephone", "tel", "time", "place", "venue", "contact", "name", "position"),
    }
)
"""Labels; two of them in a row are not a sentence."""
_RECIPIENTS: Final = re.compile(r"[*_]{0,3}(?:Nơi nhận|Recipients)[*_]{0,3}:[*_]{0,3}")
_SIGNATORY: Final = re.compile(r"[*_]{0,3}(?:TM|KT|TL|TUQ|Q)\.[ \xa0]?[^\W\d_]")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD206 at the first of several clearly separate but joined lines."""
    joined = [each for each in find_joined_paragraphs(text) if _find_joined_line(each) is not None]
    if not joined:
        return
    typed = {each.paragraph.lines[0].number for each in find_typed_lists(text)}
    columns = {line.number for each in find_typed_columns(text) for line in each.lines}
    for each in joined:
        at = _find_joined_line(each)
        if at is not None and each.lines[0].number not in typed and each.lines[at].number not in columns:
            line = each.lines[at]
            place = text.span(line.number, line.start + 1, len(line.text.rstrip()))
            yield violation("WRD206", place, following=each.lines[at + 1].text.strip()[:_SHOWN])


_SHOWN: Final = 40
"""Characters of the following line quoted in the message."""


def _find_joined_line(paragraph: Paragraph) -> int | None:
    """Return the index of the first line wrongly joined with the next, or None."""
    lines = paragraph.lines
    pairs = enumerate(pairwise(lines))
    return next(
        (
            at
            for at, (line, following) in pairs
            if not line.breaks and any(test(paragraph, at) for test in _TESTS) and following.text.strip()
        ),
        None,
    )


def _label_of(paragraph: Paragraph, at: int) -> str:
    """Return the label at the beginning of a line; empty if it has none or begins in lower case."""
    found = _LABEL.match(paragraph.lines[at].text) if at < len(paragraph.lines) else None
    return found["label"] if found and found["label"][0].isupper() else ""


def _is_labelled(paragraph: Paragraph, at: int) -> bool:
    """Return True at two known labels in a row, or three of any kind."""
    labels = [_label_of(paragraph, at), _label_of(paragraph, at + 1)]
    if not all(labels):
        return False
    return all(label.lower() in _KNOWN for label in labels) or bool(
        _label_of(paragraph, at + 2) and not paragraph.lines[at + 1].breaks
    )


def _names_recipients(paragraph: Paragraph, at: int) -> bool:
    return _RECIPIENTS.fullmatch(paragraph.lines[at].text.strip()) is not None


def _is_signature(paragraph: Paragraph, at: int) -> bool:
    line, following = paragraph.lines[at].text, paragraph.lines[at + 1].text
    return _SIGNATORY.match(line) is not None and line.isupper() and following.isupper()


_TESTS: Final[tuple[Callable[[Paragraph, int], bool], ...]] = (_is_labelled, _names_recipients, _is_signature)
RULE: Final = PageRule("WRD206", check)
