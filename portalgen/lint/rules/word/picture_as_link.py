"""Ảnh viết thành liên kết. / A picture that was written as a link.

Vì sao: Thiếu dấu `!` thì người đọc thấy một dòng chữ để bấm chứ không thấy ảnh.
Why: Without the `!` readers see a line of text to click, and no picture.

Cách sửa: Ghi `{{ figure src="anh.png" alt="…" credit="…" origin="own" }}` trên một dòng riêng; ở bản dịch chỉ cần thêm dấu `!` ngay trước `[`; liên kết để tải ảnh thì viết chữ liên kết nói rõ như vậy (Tải ảnh …).
Fix: Write `{{ figure src="anh.png" alt="…" credit="…" origin="own" }}` on a line of its own; a translation only needs a `!` directly before the `[`; a link to download a picture says so (Download …).

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi/index.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị khai mạc lúc 8 giờ.

    [Đại biểu dự hội nghị](anh.png)

    === content/so/tin-tuc/hoi-nghi-moi/anh.png (png)
    ảnh

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

    Hội nghị khai mạc lúc 8 giờ, có [lịch làm việc](https://example.vn/lich.png) kèm theo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_figure
from portalgen.render.markdown.outline import LinkPart

_PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg")
_ALONE: Final = re.compile(r"[ \t]*\[[^\[\]]*\]\([^()\s]+\)[ \t]*")
_DOWNLOAD: Final = re.compile(r"tải|xem|mở|phóng|bản|file|tệp|download|view|open|full|ảnh gốc", re.IGNORECASE)


def check(text: PageText) -> Iterator[Violation]:
    """WRD245 for each link to a picture beside the page that stands alone in its paragraph and offers no download."""
    for link in text.outline.links:
        if not link.target.lower().endswith(_PICTURES) or ":" in link.target:
            continue
        line = text.lines[link.place.line - 1]
        around = (text.lines[link.place.line - 2], *text.lines[link.place.line : link.place.line + 1])
        is_alone = _ALONE.fullmatch(line) and not any(each.strip() for each in around)
        if is_alone and link.text.strip() and not _DOWNLOAD.match(link.text.strip()):
            yield violation("WRD245", link.place, written=line.strip(), advice=_advise(text, link, line.strip()))


def _advise(text: PageText, link: LinkPart, written: str) -> LocalizedText:
    """Return the figure that says what SRC204 and SRC205 ask next; a translation has that from its original."""
    if not is_original(text):
        return LocalizedText(f"viết `!{written}`", f"write `!{written}`")
    figure = advise_figure(link.target, link.text.strip())
    return LocalizedText(f"{figure.vi}; {_WORDS.vi}", f"{figure.en}; {_WORDS.en}")


_WORDS: Final = LocalizedText(
    "`credit` là người chụp hoặc nơi cung cấp, `origin` là `own` (tự chụp), `quoted` (lấy của báo, trang khác) hoặc `supplied` (nơi khác cung cấp)",
    "`credit` names its maker or supplier, `origin` is `own` (made by the office), `quoted` (of a newspaper or site) or `supplied` (by others)",
)


RULE: Final = PageRule("WRD245", check)
