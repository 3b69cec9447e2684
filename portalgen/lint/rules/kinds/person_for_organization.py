"""Tên người ở chỗ ghi tổ chức hoặc chức vụ. / A person is named where an organization or a post belongs.

Vì sao: Khóa này ghi tổ chức hoặc chức vụ (khen thưởng, xử phạt là của tổ chức, doanh nghiệp: QĐ 2111 Điều 7(3)); tên cá nhân đăng kèm là dữ liệu cá nhân và ở lại rất lâu.
Why: An organization or a post belongs here (rewards and sanctions are those of organizations: QĐ 2111, Art. 7(3)); the name of a person beside them is personal data and stays for long.

Cách sửa: Ghi tên tổ chức hoặc chức vụ, ví dụ Giám đốc Sở; bài chỉ nói về một cá nhân thì không đăng.
Fix: Name the organization or the post, such as Director; an item about one person only is not published.

Sai / Bad:

    === content/so/chi-dao/xu-phat.vi.md
    ---
    id: so-xu-phat
    kind: sanction
    title: Xử phạt về bảo vệ môi trường (mẫu)
    summary: Xử phạt một doanh nghiệp vì xả nước thải.
    organization: Ông Nguyễn Văn Mẫu
    form: Phạt tiền
    number: 00/QĐ-XPHC
    signed: 2026-11-20
    level: province
    violation: Xả nước thải chưa xử lý.
    review_by: 2027-11-20
    received: {at: 2026-11-23}
    ---

    Doanh nghiệp đã nộp phạt và khắc phục.

Đúng / Good:

    === content/so/chi-dao/xu-phat.vi.md
    ---
    id: so-xu-phat
    kind: sanction
    title: Xử phạt về bảo vệ môi trường (mẫu)
    summary: Xử phạt một doanh nghiệp vì xả nước thải.
    organization: Công ty Mẫu
    form: Phạt tiền
    number: 00/QĐ-XPHC
    signed: 2026-11-20
    level: province
    violation: Xả nước thải chưa xử lý.
    review_by: 2027-11-20
    received: {at: 2026-11-23}
    ---

    Doanh nghiệp đã nộp phạt và khắc phục.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values

_ADDRESS: Final = re.compile(
    r"(?:(?:hộ|gia đình|cá nhân)\s+)?(?:ông|bà|anh|chị|mr|mrs|ms)(?:\.\s*|\s+)(?P<name>\S.*)", re.IGNORECASE
)
"""A form of address before a name."""
_LEAST_WORDS: Final = 2
"""With a capital letter, of a name: `Bà Rịa` and `Anh Quốc` have one."""


def check(text: PageText) -> Iterator[Violation]:
    """KND207 at each name of an organization or post that begins as the name of a person does."""
    for field, location, value in find_values(text.page, lambda each: each.names_no_person):
        found = _ADDRESS.match(str(value))
        words = found["name"].split()[:_LEAST_WORDS] if found is not None else []
        if len(words) == _LEAST_WORDS and all(word[0].isupper() for word in words):
            yield violation("KND207", text.place(*location), key=field.name)


RULE: Final = PageRule("KND207", check)
