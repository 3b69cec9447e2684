"""Cả bài viết nằm trong tóm tắt. / A summary that is the text itself.

Vì sao: Tóm tắt hiện trong danh sách tin, kết quả tìm kiếm và ngay trên bài: dài như cả bài thì danh sách vỡ và người đọc đọc mọi thứ hai lần.
Why: The summary stands in lists, in results of search and above the text: as long as the text it breaks the lists, and everything is read twice.

Cách sửa: Tóm tắt bằng một hoặc hai câu; nội dung viết bên dưới dòng `---` thứ hai.
Fix: Write one or two sentences; the text itself stands below the second `---`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị khai mạc lúc 8 giờ tại hội trường lớn, có 200 đại biểu của các sở, xã và doanh nghiệp. Đại biểu thảo luận về hạ tầng, nhân lực, đất đai và thủ tục cho nhà đầu tư. Sở trình bày danh mục các dự án mời gọi vốn năm 2027, kèm quy mô và tiến độ của từng dự án. Các doanh nghiệp nêu mười kiến nghị, trong đó có bốn kiến nghị về giao thông và ba kiến nghị về điện. Lãnh đạo tỉnh trả lời từng kiến nghị và giao các sở giải quyết trước ngày 15/12. Hội nghị kết thúc lúc 11 giờ với lễ ký năm biên bản ghi nhớ.
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

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_LONGEST: Final = 500
"""Characters of a summary."""


def check(text: PageText) -> Iterator[Violation]:
    """TXT234 where the summary is longer than 500 characters; that of a document is its own abstract."""
    length = len(text.page.summary)
    if length > _LONGEST and not text.page.kind.is_document and "summary" in text.keys:
        yield violation("TXT234", text.place("summary"), length=str(length), limit=str(_LONGEST))


RULE: Final = PageRule("TXT234", check)
