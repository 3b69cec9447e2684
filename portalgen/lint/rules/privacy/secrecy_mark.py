"""Dấu độ mật trong bài. / A mark of secrecy in a page.

Vì sao: Thông tin thuộc phạm vi bí mật nhà nước không được đăng; đăng nhầm là vi phạm pháp luật và không thể thu hồi hết bản sao.
Why: State secrets are never published; what was published by mistake breaks the law and cannot be called back wholly.

Cách sửa: Dừng gửi bài, báo ngay Trưởng Ban Biên tập và người phụ trách bảo mật; chỉ đăng khi văn bản đã được giải mật.
Fix: Stop, tell the head of the editorial board and the security officer at once; publish only what was declassified.

Sai / Bad:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Kế hoạch diễn tập
    date: 2026-11-24
    origin: own
    ---

    **MẬT**

    Kế hoạch số 00/KH-UBND.

Đúng / Good:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Kế hoạch tuyên truyền
    date: 2026-11-24
    origin: own
    ---

    Kế hoạch số 00/KH-UBND giới thiệu mật ong và cách bảo vệ bí mật nhà nước.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.secrecy import MARK_WRAP, find_marks_in_lines, find_secrecy_marks, speaks_of_secrecy


def check(text: PageText) -> Iterator[Violation]:
    """PRV201 for each mark that stands alone, behind its label, in brackets or beside a document."""
    if speaks_of_secrecy(text.visible_text):
        for mark, place in find_in_page(text, find_secrecy_marks, MARK_WRAP, find_marks_in_lines):
            yield violation("PRV201", place, mark=mark)


RULE: Final = PageRule("PRV201", check)
