"""Ghi không nhận được ý kiến nào, mà có ý kiến hoặc chưa hết hạn. / It says that no opinion was received, but there are some, or the time is not over.

Vì sao: Trang nói với người đọc rằng không nhận được ý kiến nào; điều đó phải đúng.
Why: The page tells readers that none was received, and that has to be true.

Cách sửa: Xóa dòng `none_received`, hoặc xóa các ý kiến ghi nhầm.
Fix: Delete the line `none_received`, or opinions that were entered by mistake.

Sai / Bad:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-10-01
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-10-01
    closes: 2026-10-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    opinions:
      - {number: 1, author_kind: citizen, opinion: Đề nghị ghi rõ giờ làm việc.}
    none_received: true
    ---

    Dự thảo có trong tệp đính kèm.

Đúng / Good:

    === content/so/lay-y-kien/du-thao.vi.md
    ---
    id: so-du-thao
    kind: consultation
    title: Lấy ý kiến dự thảo nội quy (mẫu)
    summary: Mời góp ý dự thảo nội quy.
    date: 2026-10-01
    consultation_type: other
    lead_agency: Sở Ngoại vụ
    opened: 2026-10-01
    closes: 2026-10-31
    address: unconfirmed
    email: unconfirmed
    received: {at: 2026-11-23}
    none_received: true
    ---

    Dự thảo có trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.graph.moments import is_set_aside
from portalgen.kinds.opinion_fields import NONE_RECEIVED, OPINIONS, has_ledger
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._terms import term_of

_SOME: Final = LocalizedText("sổ đang có ý kiến", "the ledger has opinions")
_OPEN: Final = LocalizedText("chưa hết hạn góp ý", "the time is not over")


def check(context: LintContext) -> Iterator[Violation]:
    """KND237 where `none_received` is true beside opinions, or before the last day has passed."""
    for item in context.library.items:
        page = item.original
        if not has_ledger(page.kind) or page.fields.get(NONE_RECEIVED.name) is not True:
            continue
        if is_set_aside(page, context.at):
            continue
        term = term_of(page)
        is_open = term is not None and context.at.date() <= term.last
        if page.fields.get(OPINIONS.name) or is_open:
            problem = _SOME if page.fields.get(OPINIONS.name) else _OPEN
            yield violation("KND237", context.place(page, NONE_RECEIVED.name), problem=problem)


RULE: Final = PortalRule("KND237", check)
