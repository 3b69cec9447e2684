"""Liên kết đi qua trang đếm lượt bấm hoặc mang mã theo dõi. / A link through a counter, or with a mark of whom it came from.

Vì sao: Địa chỉ chép từ Facebook, Google hay thư quảng bá cho các mạng ấy biết ai bấm vào liên kết của cơ quan, và có thể ngừng dẫn tới đích.
Why: An address copied from Facebook, Google or a newsletter tells these networks who clicks on the agency's link, and may stop leading on.

Cách sửa: Thay bằng địa chỉ gọn nêu trong báo cáo, rồi bấm thử.
Fix: Write the short address of the report instead, and try it.

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

    Mời góp ý tại [trang lấy ý kiến](https://gopy.example.org/phieu?so=3&fbclid=IwAR0abc) trước ngày 30/11/2026.

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
from portalgen.text.web_addresses import clean_address


def check(text: PageText) -> Iterator[Violation]:
    """PRV210 for each link whose address goes through a counter or has parameters that mark the reader."""
    for address, place in find_odd_addresses(text):
        clean = clean_address(address)
        if clean != address:
            yield violation("PRV210", place, target=address, clean=clean)


RULE: Final = PageRule("PRV210", check)
