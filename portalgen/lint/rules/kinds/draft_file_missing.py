"""Lấy ý kiến dự thảo văn bản quy phạm pháp luật mà không có tệp dự thảo. / Opinions are asked for on a draft normative document without the draft.

Vì sao: Người dân không có dự thảo thì không góp ý được; dự thảo là thông tin phải đăng (QĐ 2111 Điều 7(18)).
Why: Without the draft nobody can give an opinion on it; it has to be published (QĐ 2111, Art. 7(18)).

Cách sửa: Thêm tệp dự thảo vào `attachments` với `role: draft`; nội dung khác thì ghi `consultation_type: other`.
Fix: Add the draft to `attachments` with `role: draft`; for another matter write `consultation_type: other`.

Sai / Bad:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    date: 2026-10-01
    summary: Mời góp ý dự thảo nội quy.
    consultation_type: draft_law
    lead_agency: Sở Ngoại vụ
    opened: 2026-11-24
    closes: 2026-12-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-10-01}
    ---

    Dự thảo có trong tệp đính kèm.

Đúng / Good:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    date: 2026-10-01
    summary: Mời góp ý dự thảo nội quy.
    consultation_type: draft_law
    lead_agency: Sở Ngoại vụ
    opened: 2026-11-24
    closes: 2026-12-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-10-01}
    attachments:
      - {file: du-thao.pdf, title: Dự thảo nội quy, role: draft}
    ---

    Dự thảo có trong tệp đính kèm.

    === content/so/lay-y-kien/du-thao.pdf (pdf)
    Dự thảo nội quy tiếp công dân.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.file_roles import DRAFT_ROLE, file_roles_of
from portalgen.kinds.opinion_fields import CONSULTATION_TYPE, has_ledger, is_draft_law
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """KND214 where none of the files of a consultation on a draft normative document is the draft."""
    page = text.page
    if page.draft or is_taken_back(text) or not has_ledger(page.kind):
        return
    if not is_original(text) or not is_draft_law(text.fields):
        return
    if DRAFT_ROLE not in file_roles_of(text.fields):
        yield violation("KND214", text.place(CONSULTATION_TYPE.name))


RULE: Final = PageRule("KND214", check)
