"""Dự thảo văn bản quy phạm pháp luật lấy ý kiến không kèm tờ trình, bản thuyết minh. / A draft normative document is open for opinions without its submission and explanation.

Vì sao: Tờ trình và bản thuyết minh nói vì sao ban hành, giúp người dân góp ý đúng chỗ. Đây là thông lệ của cổng.
Why: They say why the document is made, and help people to give an opinion on it. This is house practice.

Cách sửa: Thêm tệp vào `attachments` với `role: submission`, `role: explanation`.
Fix: Add the files to `attachments` with `role: submission` and `role: explanation`.

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
    attachments:
      - {file: du-thao.pdf, title: Dự thảo nội quy, role: draft}
    ---

    Dự thảo có trong tệp đính kèm.

    === content/so/lay-y-kien/du-thao.pdf (pdf)
    Dự thảo nội quy tiếp công dân.

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
      - {file: to-trinh.pdf, title: Tờ trình, role: submission}
      - {file: thuyet-minh.pdf, title: Bản thuyết minh, role: explanation}
    ---

    Dự thảo có trong tệp đính kèm.

    === content/so/lay-y-kien/du-thao.pdf (pdf)
    Dự thảo nội quy tiếp công dân.

    === content/so/lay-y-kien/to-trinh.pdf (pdf)
    Tờ trình về dự thảo nội quy.

    === content/so/lay-y-kien/thuyet-minh.pdf (pdf)
    Bản thuyết minh dự thảo nội quy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.kinds.file_roles import DRAFT_ROLE, PAPER_ROLES, file_roles_of
from portalgen.kinds.opinion_fields import CONSULTATION_TYPE, has_ledger, is_draft_law
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """KND215, a note, where a draft stands without the papers that belong to it; that it stands there is KND214's."""
    page = text.page
    if page.draft or is_taken_back(text) or not has_ledger(page.kind):
        return
    if not is_original(text) or not is_draft_law(text.fields):
        return
    given = file_roles_of(text.fields)
    missing = [each.label for each in PAPER_ROLES if each.value not in given]
    if missing and DRAFT_ROLE in given:
        vi, en = (", ".join(each.text(language).lower() for each in missing) for language in ("vi", "en"))
        yield violation("KND215", text.place(CONSULTATION_TYPE.name), papers=LocalizedText(vi, en))


RULE: Final = PageRule("KND215", check)
