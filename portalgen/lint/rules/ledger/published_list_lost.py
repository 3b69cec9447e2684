"""Địa chỉ một danh sách ghi trong sổ không còn dẫn tới đâu. / The address of a list in the ledger leads nowhere.

Vì sao: Danh sách của chuyên mục trống không được dựng, nên địa chỉ mà người đọc đã lưu thành trang báo lỗi.
Why: The list of an empty section is not made, so that the address that readers keep becomes an error.

Cách sửa: Thêm lời dẫn `_index.vi.md` cho chuyên mục, hoặc chuyển địa chỉ cũ trong `site-config/redirects.yaml`.
Fix: Write an `_index.vi.md` for the section, or lead the address on in `site-config/redirects.yaml`.

Sai / Bad:

    === site-config/addresses/so.txt
    address id language recorded
    https://so.example.vn/van-ban/ - vi 2026-11-20

Đúng / Good:

    === content/so/van-ban/_index.vi.md
    ---
    id: so-van-ban
    kind: section
    title: Văn bản
    ---

    Văn bản do Sở ban hành.

    === site-config/addresses/so.txt
    address id language recorded
    https://so.example.vn/van-ban/ - vi 2026-11-20
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._ledgers import find_vanished_addresses


def check(context: LintContext) -> Iterator[Violation]:
    """CHG205 once for each site with addresses of lists, homes and redirects that lead nowhere, with the first of them."""
    for lost in find_vanished_addresses(context):
        if lost.id:
            continue
        first, more = lost.lines[0], len(lost.lines) - 1
        yield violation(
            "CHG205",
            lost.place,
            f"site-config/sites/{lost.site}.yaml",
            url=first.url,
            language=first.language,
            more=LocalizedText(f" (và {more} địa chỉ khác)", f" (and {more} more)") if more else "",
        )


RULE: Final = PortalRule("CHG205", check)
