"""Bài khẩn cấp còn hạn mà ghi là bài mẫu. / An emergency that is not over says that it is a sample.

Vì sao: Bài mẫu không bao giờ thành dải; ai chép bài mẫu khi có bão thật mà quên dòng ấy thì không người dân nào được báo.
Why: A sample never becomes a banner: who copies one in a real storm and leaves that line warns nobody.

Cách sửa: Việc có thật thì xóa dòng `sample: true`; bài mẫu thì để `until` ở quá khứ.
Fix: Delete the line `sample: true` where it is real; let `until` of a sample lie in the past.

Sai / Bad:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chằng chống nhà cửa trước 18 giờ.
    date: 2026-11-24T08:00
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-11-26T06:00
    sample: true
    ---

    Ở trong nhà khi gió mạnh.

Đúng / Good:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chằng chống nhà cửa trước 18 giờ.
    date: 2026-11-24T08:00
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-11-26T06:00
    ---

    Ở trong nhà khi gió mạnh.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._banners import list_lasting_banners


def check(context: LintContext) -> Iterator[Violation]:
    """KND288 at each sample of an emergency whose end lies ahead."""
    for page, _ in list_lasting_banners(context, of_samples=True):
        closes = page.kind.period.closes if page.kind.period is not None else ""
        yield violation("KND288", context.place(page, "sample"), key="sample", closes=closes)


RULE: Final = PortalRule("KND288", check)
