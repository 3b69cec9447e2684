"""Chữ số toàn khổ. / Full-width digits.

Vì sao: Bộ gõ tiếng Trung, tiếng Nhật gõ ra chữ số rộng `５`, không phải `5`: tìm kiếm không thấy số này, và nó trông lệch giữa dòng.
Why: Input methods for Chinese and Japanese type wide digits, `５` and not `5`: search does not find the number, and it looks odd.

Cách sửa: Gõ lại số bằng các chữ số thường 0-9.
Fix: Type the number again with 0-9.

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

    Mỗi suất hỗ trợ là ５００.000 đồng.

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

    Mỗi suất hỗ trợ là 500.000 đồng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._typing import find_slips

_WIDE: Final = re.compile(r"[０-９]")
_NUMBER: Final = re.compile(r"(?<![\d.,])[0-9.,]*[０-９](?:[0-9０-９.,]*[0-9０-９])?")
_PLAIN: Final = str.maketrans("０１２３４５６７８９", "0123456789")


def check(text: PageText) -> Iterator[Violation]:
    """WRD227 for each number with a full-width digit in the body and in the sentences of the front matter."""
    if _WIDE.search(text.text) is None:
        return
    for number, place in find_slips(text, _NUMBER, _WIDE.search):
        yield violation("WRD227", place, text=number, cure=number.translate(_PLAIN))


RULE: Final = PageRule("WRD227", check)
