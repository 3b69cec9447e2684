"""Dòng của tin nhắn, thư, trang khác hay công cụ viết hộ. / Lines of a message, a mail, another page or a writing assistant.

Vì sao: Đầu tin nhắn Zalo, chữ ký thư, nút của trang báo, lời mở và lời kết của công cụ viết hộ theo vào khi chép; trên Cổng chúng không có nghĩa, và cho thấy bài chưa ai đọc lại.
Why: Heads of messages, mail signatures, buttons of news sites and the opening and closing lines of writing assistants come with copied text; here they mean nothing, and tell that nobody read the page.

Cách sửa: Xóa dòng này.
Fix: Delete this line.

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

    Hội nghị khai mạc lúc 8 giờ.

    Chia sẻ Bình luận Lưu In bài viết

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

    Hội nghị khai mạc lúc 8 giờ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import shorten

_BUTTON: Final = (
    r"(?:Chia sẻ|Bình luận|Lưu(?: bài)?|In(?: bài(?: viết)?| trang)?|Thích|Facebook|Zalo|Twitter|Messenger|Sao chép liên kết|"
    r"Copy link|Gửi email|Gửi bài|Theo dõi|Nghe đọc bài|Share|Tweet|Print|Like|Comment)(?: bài viết| qua email)?"
    r"|\d[\d.,]{0,9}[KkMm]? (?:lượt |người )?(?:thích|bình luận|chia sẻ|xem|likes?|comments?|shares?|views?)"
)
_ANYWHERE: Final = (
    r"\[(?:\d{1,2}:\d{2},? \d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? \d{1,2}:\d{2})(?: ?[AP]M)?\]\s?[^:\n]{1,50}:",
    r"(?:Sent from my (?:iPhone|iPad|Galaxy|Samsung|Android|mobile)|(?:Đã )?[Gg]ửi từ (?:iPhone|iPad|Galaxy|Samsung|điện thoại|Zalo|thiết bị)(?: [^\n]{1,30})?)\.?$",
    r"-{3,} ?(?:Original Message|Forwarded message|Thư gốc|Tin nhắn được chuyển tiếp) ?-{3,}",
    r"(?:Đã chuyển tiếp|Tin nhắn đã được thu hồi|Tin nhắn đã chuyển tiếp|Quảng cáo|ADVERTISEMENT)$",
    rf"(?:{_BUTTON})(?:[\s|,•·/–-]+(?:{_BUTTON})){{1,12}}$",
    r"(?:Commented|Comment|(?:Đã )?[Nn]hận xét|Ghi chú) ?\[[^\[\]\s]{1,8}\d{1,4}\] ?:",
    r"#[^\W\d]\w*(?:[ \t,]+#[^\W\d]\w*)+$",
    r"(?:Xem|Đọc) (?:thêm|tiếp):? ?(?:>+|»|→)$",
    r"(?:Would you like me to|Let me know if you(?:'d|’d| would)? (?:like|need|want)|I hope this helps|As an AI )",
    r"(?:Là|Với tư cách là) (?:một )?(?:mô hình ngôn ngữ|trợ lý (?:AI|ảo))",
)
_FIRST: Final = (
    r"(?:Chắc chắn rồi|Tất nhiên rồi|Rất sẵn lòng)[!,.][^\n]{0,40}đây là (?:một )?(?:bài|bản|đoạn|nội dung|phiên bản|gợi ý|mẫu) ",
    r"Dưới đây là (?:một |bản )?(?:bài viết|bản tin|tin bài|bài đăng|bài báo|phiên bản|bản viết lại|bản thảo)"
    r"(?: hoàn chỉnh| chi tiết| ngắn gọn)?"
    r" (?:theo yêu cầu|bạn yêu cầu|đã được (?:viết lại|chỉnh sửa|biên tập|tối ưu)|chuẩn SEO|về [^\n]{3,120}:$|hoàn chỉnh|mẫu)",
    r"(?:Sure|Certainly|Of course|Absolutely)[!,.] (?:Here|Below)",
    r"Here(?: is|'s|’s) (?:the|a|an|your) (?:\w+ ){0,2}(?:article|text|draft|version|translation|post|rewrite|summary)\b",
)
_LAST: Final = (
    r"(?:Hy vọng|Mong rằng|Chúc) [^\n]{0,30}(?:bài viết|nội dung|thông tin|bản tin)[^\n]{0,40}\bbạn\b",
    r"Bạn có muốn (?:tôi|mình) [^\n]{3,200}\?$",
    r"Nếu bạn (?:muốn|cần),? (?:tôi|mình) có thể ",
)
_INSIDE: Final = re.compile(
    r"(?:Commented|Comment|[Nn]hận xét) ?\[[A-ZĐ]{1,4}\d{1,4}\] ?:|(?<=[.!?…”)] )#[^\W\d]\w*(?:[ \t,]+#[^\W\d]\w*){2,}\Z"
)
"""What stands behind the text of a paragraph as well: a remark of Word, three hashtags in a row."""
_INSIDE_SIGNS: Final = ("ommented [", "omment [", "hận xét [", "#")
_ANY: Final = re.compile("|".join(f"(?:{each})" for each in _ANYWHERE), re.MULTILINE)
_OPENING: Final = re.compile("|".join(f"(?:{each})" for each in _FIRST))
_CLOSING: Final = re.compile("|".join(f"(?:{each})" for each in _LAST))


def check(text: PageText) -> Iterator[Violation]:
    """WRD241 for each paragraph that begins with such a line; the words of a quotation or an entry of a list are its own."""
    parts = text.outline.texts
    linked: set[int] | None = None
    for index, part in enumerate(parts):
        if part.kind != "paragraph":
            continue
        match = (
            _ANY.match(part.text)
            or (_OPENING.match(part.text) if index == 0 else None)
            or (_CLOSING.match(part.text) if index == len(parts) - 1 else None)
            or (_INSIDE.search(part.text) if any(sign in part.text for sign in _INSIDE_SIGNS) else None)
        )
        if match is None or text.lines[part.place.line - 1][: part.place.column - 1].strip():
            continue
        if linked is None:
            linked = {link.place.line for link in text.outline.links}
        if part.place.line not in linked:
            yield violation("WRD241", part.place, text=shorten(match[0]))


RULE: Final = PageRule("WRD241", check)
