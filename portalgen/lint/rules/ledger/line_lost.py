"""Sổ địa chỉ bị bỏ hoặc sửa dòng. / Lines of the ledger of addresses are removed or edited.

Vì sao: Sổ ghi mọi địa chỉ đã đăng, để không địa chỉ nào mất mà không ai biết; bỏ một dòng là bỏ sự bảo vệ đó.
Why: The ledger holds every published address, so that none can vanish unseen; without its line nothing protects one.

Cách sửa: Khôi phục tệp như trên bản chính.
Fix: Restore the file as main has it.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Lớp học kéo dài hai ngày.

    === site-config/addresses/so.txt
    address id language recorded
    https://so.example.vn/tin-tuc/tap-huan/ so-tap-huan vi 2026-11-20

    === commit 2026-11-20T08:00
    === stage
    === site-config/addresses/so.txt
    address id language recorded

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Lớp học kéo dài hai ngày.

    === site-config/addresses/so.txt
    address id language recorded
    https://so.example.vn/tin-tuc/tap-huan/ so-tap-huan vi 2026-11-20

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Lớp học kéo dài ba ngày.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._ledgers import list_touched_ledgers


def check(context: LintContext) -> Iterator[Violation]:
    """CHG201 once for each ledger of which a submission removes or edits lines, with their number and the first."""
    for change in list_touched_ledgers(context):
        lost = change.list_lost_lines()
        if lost:
            yield violation("CHG201", Place(change.path), count=str(len(lost)), url=lost[0].url)


RULE: Final = PortalRule("CHG201", check)
