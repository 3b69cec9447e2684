"""Cả bài viết nằm trong tóm tắt. / A summary that is the text itself.

Vì sao: Tóm tắt hiện trong danh sách tin, kết quả tìm kiếm và ngay trên bài: dài như cả bài thì danh sách vỡ, trùng với đoạn đầu thì người đọc đọc hai lần.
Why: The summary stands in lists, in results of search and above the text: as long as the text it breaks the lists, and a copy of the first paragraph is read twice.

Cách sửa: Tóm tắt bằng một hoặc hai câu khác đoạn mở đầu; nội dung viết bên dưới dòng `---` thứ hai.
Fix: Write one or two sentences other than the first paragraph; the text itself stands below the second `---`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị khai mạc lúc 8 giờ tại hội trường lớn, có 200 đại biểu.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị khai mạc lúc 8 giờ tại hội trường lớn, có 200 đại biểu.

    Đại biểu thảo luận đến 11 giờ.

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

    Hội nghị khai mạc lúc 8 giờ tại hội trường lớn, có 200 đại biểu.

    Đại biểu thảo luận đến 11 giờ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_LONGEST: Final = 500
"""Characters of a summary."""
_SHORTEST: Final = 40
"""Characters of a first paragraph that is the same; a shorter one may be the whole news."""


def check(text: PageText) -> Iterator[Violation]:
    """TXT234 where the summary is longer than 500 characters, or is the first of several paragraphs word by word."""
    summary = text.page.summary
    if text.page.kind.is_document or "summary" not in text.keys or len(summary) < _SHORTEST:
        return
    parts = text.outline.texts
    if len(summary) > _LONGEST:
        length = len(summary)
        problem = LocalizedText(
            f"tóm tắt dài {length} ký tự, quá {_LONGEST} ký tự",
            f"the summary has {length} characters, more than {_LONGEST}",
        )
    elif len(parts) > 1 and parts[0].text[0] == summary[0] and parts[0].text.split() == summary.split():
        problem = LocalizedText(
            "tóm tắt chép nguyên đoạn đầu của bài", "the summary is the first paragraph of the text word by word"
        )
    else:
        return
    yield violation("TXT234", text.place("summary"), what=problem)


RULE: Final = PageRule("TXT234", check)
