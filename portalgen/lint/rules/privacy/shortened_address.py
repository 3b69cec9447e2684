"""Liên kết rút gọn không cho thấy dẫn tới đâu. / A shortened link that does not show where it leads.

Vì sao: Người đọc trang công vụ phải thấy liên kết dẫn tới đâu; dịch vụ rút gọn đếm người bấm, có thể ngừng hoạt động, và người khác có thể đổi đích.
Why: Readers of an official page have to see where a link leads; a shortener counts who clicks, may cease, and the target may be changed by others.

Cách sửa: Bấm vào liên kết, chép địa chỉ thật trên thanh địa chỉ của trình duyệt rồi thay vào.
Fix: Open the link, copy the true address from the browser's address bar, and write that.

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

    Mời góp ý tại [trang lấy ý kiến](https://bit.ly/gopy-mau) trước ngày 30/11/2026.

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

    Mời góp ý tại [trang lấy ý kiến](https://gopy.example.org/phieu?so=3) trước ngày 30/11/2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._addresses import find_odd_addresses
from portalgen.text.web_addresses import is_shortened


def check(text: PageText) -> Iterator[Violation]:
    """PRV211 for each link to a service that shortens addresses."""
    for address, place in find_odd_addresses(text):
        if is_shortened(address):
            yield violation("PRV211", place, target=address)


RULE: Final = PageRule("PRV211", check)
