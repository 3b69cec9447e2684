"""Dự thảo văn bản quy phạm pháp luật lấy ý kiến ngắn ngày. / A draft normative document is open for few days.

Vì sao: Người dân, doanh nghiệp cần thời gian đọc dự thảo. Số ngày tối thiểu chưa được đối chiếu với văn bản gốc, nên là mức đặt trong lint.yaml và chỉ cảnh báo.
Why: People need time to read a draft. The least number of days is unverified: a setting in lint.yaml, and a warning only.

Cách sửa: Lùi hạn góp ý; lấy ý kiến theo trình tự, thủ tục rút gọn thì bỏ qua kèm lý do.
Fix: Move the closing day; a shortened procedure is a reason to suppress this.

Sai / Bad:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-11-24
    consultation_type: draft_law
    lead_agency: Sở Ngoại vụ
    opened: 2026-11-24
    closes: 2026-12-04
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    ---

    Dự thảo có trong tệp đính kèm.

Đúng / Good:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-11-24
    consultation_type: draft_law
    lead_agency: Sở Ngoại vụ
    opened: 2026-11-24
    closes: 2026-12-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import has_ledger, is_draft_law
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back
from portalgen.lint.rules.kinds._terms import place_of_closing, term_of


def check(text: PageText) -> Iterator[Violation]:
    """KND236 where a draft is open for fewer days than the settings give; of communes KND235 speaks."""
    if not has_ledger(text.page.kind) or text.site.group == "commune":
        return
    if not is_original(text) or is_taken_back(text):
        return
    term, least = term_of(text.page), text.settings.participation.draft_days
    if term is not None and is_draft_law(text.fields) and term.days < least:
        yield violation("KND236", place_of_closing(text), days=term.length, least=str(least))


RULE: Final = PageRule("KND236", check)
