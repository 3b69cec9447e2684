"""Xã, phường, đặc khu lấy ý kiến chưa đủ 20 ngày. / A commune asks for opinions for less than 20 days.

Vì sao: Pháp luật về thực hiện dân chủ ở cơ sở yêu cầu thời gian lấy ý kiến ở cấp xã ít nhất 20 ngày.
Why: The law on grassroots democracy asks for 20 days at least.

Cách sửa: Lùi hạn góp ý cho đủ 20 ngày kể từ ngày bắt đầu; việc không thuộc luật này thì đề nghị Ban Biên tập miễn áp dụng.
Fix: Set the closing day at least 20 days after the first; where the law does not apply the board may waive it.

Sai / Bad:

    === site-config/sites/xa.yaml (changed)
    sections:
      - {path: lay-y-kien, names: {vi: Lấy ý kiến}, kinds: [consultation], missing_translation: notice}
    === content/xa/lay-y-kien/du-thao.vi.md
    ---
    id: xa-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-11-24
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-11-24
    closes: 2026-12-04
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    ---

    Dự thảo có trong tệp đính kèm.

Đúng / Good:

    === site-config/sites/xa.yaml (changed)
    sections:
      - {path: lay-y-kien, names: {vi: Lấy ý kiến}, kinds: [consultation], missing_translation: notice}
    === content/xa/lay-y-kien/du-thao.vi.md
    ---
    id: xa-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-11-24
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-11-24
    closes: 2026-12-14
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import has_ledger
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back
from portalgen.lint.rules.kinds._terms import place_of_closing, term_of

COMMUNE_DAYS: Final = 20
"""Luật Thực hiện dân chủ ở cơ sở 10/2022."""


def check(text: PageText) -> Iterator[Violation]:
    """KND235 where a commune's consultation is shorter than the law asks."""
    if not has_ledger(text.page.kind) or text.site.group != "commune":
        return
    if not is_original(text) or is_taken_back(text):
        return
    term = term_of(text.page)
    if term is not None and term.days < COMMUNE_DAYS:
        yield violation("KND235", place_of_closing(text), days=term.length, least=str(COMMUNE_DAYS))


RULE: Final = PageRule("KND235", check)
