"""Hai dấu câu liền nhau. / Two punctuation marks in a row.

Vì sao: `,,` hay `..` là lỗi gõ: dấu ba chấm là `…`, cuối câu chỉ có một dấu chấm.
Why: `,,` and `..` are slips of the keys: an ellipsis is `…`, and a sentence ends in one full stop.

Cách sửa: Xóa dấu thừa.
Fix: Delete the second mark.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra buổi sáng,, tại hội trường..

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra buổi sáng, tại hội trường…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._typing import find_slips, has_one_of

_has_sign: Final = has_one_of(",,", ";;", ",.", "..")
_TWICE: Final = re.compile(r"(?<=[^\W\d_])(?<!\bv\.v)(?:,,|;;|,\.|(?<!v)\.\.)(?=[ \t*_\"”’')]|$)", re.MULTILINE)
"""Behind a word and before a space: no path, no range, no dotted line, no `v.v..`."""


def check(text: PageText) -> Iterator[Violation]:
    """WRD224 for each comma, semicolon or full stop that is typed twice behind a word."""
    if not _has_sign(text.text):
        return
    for marks, place in find_slips(text, _TWICE, _has_sign):
        yield violation("WRD224", place, text=marks)


RULE: Final = PageRule("WRD224", check)
