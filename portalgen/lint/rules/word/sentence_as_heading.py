"""Câu văn thành tiêu đề vì dòng gạch bên dưới. / A sentence that a line of dashes makes a heading.

Vì sao: Dòng `---` ngay dưới một đoạn không phải đường kẻ: nó biến cả đoạn thành tiêu đề mục, hiện chữ to và vào mục lục.
Why: A line `---` directly below a paragraph is no rule: it makes a heading of the paragraph, in large type and in the table of contents.

Cách sửa: Để một dòng trống trước dòng `---`, hoặc xóa dòng ấy.
Fix: Put an empty line before the line `---`, or delete it.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị có hai phiên.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị kết thúc lúc 11 giờ cùng ngày.
    ---
    Tin và ảnh của Văn phòng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị có hai phiên.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị kết thúc lúc 11 giờ cùng ngày.

    ---

    Tin và ảnh của Văn phòng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_ENDS: Final = tuple(".;!?…,:")
_QUOTES: Final = '*_"”’)» \t'
_LONGEST: Final = 120
"""Characters of a line that may be meant as a heading."""


def check(text: PageText) -> Iterator[Violation]:
    """WRD207 at the line of dashes below each paragraph that is plainly no heading.

    One of `=` makes a heading of level 1, which MRK111 reports.
    """
    for block in text.outline.blocks:
        if (
            block.kind == "underlined"
            and block.mark == "-"
            and _is_sentence(text.lines[block.line - 1 : block.end - 2])
        ):
            line = text.lines[block.end - 2]
            start = len(line) - len(line.lstrip(" \t>"))
            place = text.span(block.end - 1, start + 1, len(line.rstrip()) - start)
            yield violation("WRD207", place, text=text.lines[block.end - 3].strip()[:_SHOWN])


_SHOWN: Final = 60
"""Characters of the paragraph that the message quotes."""


def _is_sentence(lines: tuple[str, ...]) -> bool:
    words = " ".join(line.strip() for line in lines)
    return words.rstrip(_QUOTES).endswith(_ENDS) or len(words) > _LONGEST


RULE: Final = PageRule("WRD207", check)
