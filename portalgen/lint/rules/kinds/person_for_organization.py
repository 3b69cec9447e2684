"""Tên người ở chỗ ghi tổ chức hoặc chức vụ. / A person is named where an organization or a post belongs.

Vì sao: Khóa này ghi tổ chức hoặc chức vụ (khen thưởng, xử phạt là của tổ chức, doanh nghiệp: QĐ 2111 Điều 7(3)); tên cá nhân đăng kèm là dữ liệu cá nhân và ở lại rất lâu.
Why: An organization or a post belongs here (rewards and sanctions are those of organizations: QĐ 2111, Art. 7(3)); the name of a person beside them is personal data and stays for long.

Cách sửa: Ghi tên tổ chức hoặc chức vụ, ví dụ Giám đốc Sở; công ty mang tên người thì ghi đủ chữ Công ty. Bài chỉ nói về một cá nhân thì không đăng.
Fix: Name the organization or the post, such as Director; write Company before the name of one. An item about one person only is not published.

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

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.pasted import fold_pasted
from portalgen.text.person_names import names_person


def check(text: PageText) -> Iterator[Violation]:
    """KND207 at each name of an organization or post in which a person is named."""
    for field, location, value in find_values(text.page, lambda each: each.names_no_person):
        if names_person(" ".join(fold_pasted(str(value)).text.split())):
            yield violation("KND207", text.place(*location), key=field.name)


RULE: Final = PageRule("KND207", check)
