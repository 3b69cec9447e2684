"""Dấu chấm cuối tiêu đề. / A full stop at the end of a title.

Vì sao: Tiêu đề không phải là câu trọn; dấu chấm cuối làm danh sách tin và kết quả tìm kiếm không đều nhau.
Why: A title is no sentence; its full stop makes lists and search results uneven.

Cách sửa: Xóa dấu chấm cuối tiêu đề.
Fix: Delete the full stop.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_STOP: Final = re.compile(r"(?<![.…])\.$")
_ABBREVIATIONS: Final = frozenset(
    ("v.v", "tp", "tx", "tt", "inc", "ltd", "co", "corp", "etc", "st", "no", "jr", "dr", "vol")
)
_SHORT: Final = 3
"""Capitals that may be an abbreviation: `TP.`"""


def check(text: PageText) -> Iterator[Violation]:
    """TXT207 where a title ends with one full stop that belongs to no abbreviation."""
    title = text.page.title
    if not title.endswith(".") or _STOP.search(title) is None:
        return
    last = title[:-1].rpartition(" ")[2]
    if last.lower() in _ABBREVIATIONS or "." in last or (last.isupper() and len(last) <= _SHORT):
        return
    yield violation("TXT207", text.place("title"))


RULE: Final = PageRule("TXT207", check)
