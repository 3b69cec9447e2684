"""Hộp thư cá nhân trong bài. / A private mailbox in a page.

Vì sao: Thư công vụ gửi vào hộp thư cá nhân thì cơ quan không lưu trữ, bảo vệ được; địa chỉ cá nhân còn bị thu thập để gửi thư rác.
Why: Official mail in a private mailbox is neither archived nor protected, and the address is harvested for spam.

Cách sửa: Dùng hộp thư công vụ của cơ quan.
Fix: Use the agency's official mailbox.

Sai / Bad:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Lấy ý kiến góp ý
    date: 2026-11-24
    origin: own
    ---

    Gửi góp ý về phong-mau@gmail.com trước ngày 30/11/2026.

Đúng / Good:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Lấy ý kiến góp ý
    date: 2026-11-24
    origin: own
    ---

    Gửi góp ý về gop-y@example.vn trước ngày 30/11/2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.personal_data import find_private_emails


def check(text: PageText) -> Iterator[Violation]:
    """PRV205 for each mailbox at a provider for private people; the message names the provider only."""
    if "@" in text.text:
        for address, place in find_in_page(text, find_private_emails):
            yield violation("PRV205", place, host=address.rpartition("@")[2])


RULE: Final = PageRule("PRV205", check)
