"""Mục có nhiều bảng mà bảng chưa có tên. / Several tables in a section, and one without a caption.

Vì sao: Một bảng thì tên mục đã nói bảng về gì; nhiều bảng trong một mục thì phải có tên để người dùng trình đọc màn hình phân biệt.
Why: The heading names a single table; where a section has several, people who use a screen reader need captions to tell them apart.

Cách sửa: Viết một dòng `Bảng: …` ngay trước mỗi bảng.
Fix: Write a line `Bảng: …` (`Table: …`) directly before each table.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    | Buổi | Nội dung |
    | --- | --- |
    | Sáng | Khai mạc |

    | Xe | Giờ đón |
    | --- | --- |
    | Số một | Bảy giờ |

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Bảng: Chương trình hội nghị

    | Buổi | Nội dung |
    | --- | --- |
    | Sáng | Khai mạc |

    Bảng: Giờ xe đón

    | Xe | Giờ đón |
    | --- | --- |
    | Số một | Bảy giờ |
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """ACC210 for each table without a caption that shares its section with another table."""
    tables = text.outline.tables
    if len(tables) < 2:
        return
    headings = [heading.place.line for heading in text.outline.headings]
    sections = [bisect(headings, table.place.line) for table in tables]
    counts = Counter(sections)
    for table, section in zip(tables, sections, strict=True):
        if not table.caption and counts[section] > 1:
            yield violation("ACC210", table.place)


RULE: Final = PageRule("ACC210", check)
