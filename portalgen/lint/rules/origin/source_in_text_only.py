"""Nguồn chỉ ghi trong nội dung bài. / A source that only the text names.

Vì sao: Dòng “Nguồn: …” cuối tin cho thấy bài lấy từ nơi khác, nhưng thông tin của bài lại không ghi: không kiểm tra được tác giả
và ngày đăng, và trang không hiện nguồn ở chỗ quen thuộc.
Why: A last line “Nguồn: …” says that the news is from elsewhere, while its front matter does not: author and day cannot be
checked, and the source is not shown at its place.

Cách sửa: Chuyển dòng đó thành nhóm `source` và ghi `origin: quoted` hoặc `origin: supplied`.
Fix: Move the line into `source`, with `origin: quoted` or `origin: supplied`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

    Nguồn: Báo mẫu

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: quoted
    source:
      name: Báo mẫu
      author: Phóng viên của báo
      posted: 2026-11-20
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original

_SOURCE: Final = re.compile(
    r"[(\[]?\s*(?:Nguồn|Theo nguồn|Theo|Source)\s*:\s*\S.{0,80}|"
    r"(?:.*\S)?\s*[(\[]\s*(?:(?:Nguồn|Theo nguồn|Theo|Source)\s*:\s*[^()\n]{1,80}|Theo (?:nguồn )?(?-i:Báo (?!cáo)|Tạp chí|Đài |Cổng |Trang (?:tin|thông tin)|"
    r"TTXVN|Thông tấn xã|VOV|VTV|VnExpress|Vietnam\+|[\w.-]+\.vn\b)[^()\n]{0,80})[)\]]\s*\.?",
    re.IGNORECASE | re.DOTALL,
)
"""A line that is the source, or a source in brackets at the end; not `(theo Quyết định số …)`."""
_SIGN: Final = re.compile(r"nguồn|theo|source", re.IGNORECASE)
_FROM_END: Final = 120


def check(text: PageText) -> Iterator[Violation]:
    """SRC210 where a news item ends with its source and its front matter names none (QĐ 2111, Art. 8(3))."""
    page = text.page
    if not page.kind.is_report or not is_original(text) or text.keys.get("source") or not text.outline.texts:
        return
    last = text.outline.texts[-1]
    if (
        last.kind != "paragraph"
        or text.outline.tables
        or not _SIGN.search(last.text, max(len(last.text) - _FROM_END, 0))
    ):
        return
    if _SOURCE.fullmatch(last.text):
        yield violation("SRC210", last.place)


RULE: Final = PageRule("SRC210", check)
