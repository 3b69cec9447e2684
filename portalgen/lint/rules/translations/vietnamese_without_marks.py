"""Bản tiếng Việt không có chữ nào có dấu. / A Vietnamese page without any Vietnamese letter.

Vì sao: Chữ không dấu khó đọc, dễ hiểu sai và trình đọc màn hình đọc sai; trang có thể cũng đặt nhầm ngôn ngữ.
Why: Text without marks is hard to read, ambiguous, and mispronounced by screen readers; the page may also have the
wrong language.

Cách sửa: Gõ lại có dấu; bài viết bằng tiếng Anh thì đặt tên tệp .en.md.
Fix: Type it with marks; a page in English is named .en.md.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tap huan bien tap vien
    date: 2026-11-20
    origin: own
    ---

    So Ngoai vu to chuc lop tap huan cho bien tap vien cac co quan trong tinh ve cach viet tin, dat tieu de va chon anh cho trang thong tin dien tu, trong hai ngay tai hoi truong cua So.

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Sở tổ chức lớp tập huấn cho biên tập viên các cơ quan trong tỉnh.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.translations._words import VIETNAMESE_LETTER, WORD, strip_markup
from portalgen.text.normalization import nfc

_WORDS: Final = 30
"""A shorter text may hold no mark by chance."""


def check(text: PageText) -> Iterator[Violation]:
    """LNG206 where title and body have no letter that only Vietnamese has."""
    if (
        text.page.language != "vi"
        or VIETNAMESE_LETTER.search(nfc(text.page.title))
        or VIETNAMESE_LETTER.search(nfc(text.body))
    ):
        return
    words = len(WORD.findall(strip_markup(text.body)))
    if words >= _WORDS:
        yield violation("LNG206", text.place("title"), all=str(words))


RULE: Final = PageRule("LNG206", check)
