"""Dải của bản dịch báo giờ cũ. / The banner of a translation tells an old time.

Vì sao: Bản dịch còn đúng với bản gốc mà ghi `updated` sớm hơn thì người đọc tiếng Anh tưởng tin đã cũ.
Why: A translation that is true to its original but says an earlier `updated` makes its readers think the news is old.

Cách sửa: Xóa dòng `updated` ở bản dịch: bản dịch theo giờ của bản gốc.
Fix: Delete the line `updated` in the translation, which then has the time of its original.

Sai / Bad:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chằng chống nhà cửa trước 18 giờ.
    date: 2026-11-24T08:00
    updated: 2026-11-24T09:20
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-11-26T06:00
    ---

    Ở trong nhà khi gió mạnh.

    === content/so/khan-cap/bao.en.md
    ---
    id: so-bao
    kind: emergency
    title: Storm near the coast
    summary: Secure your house before 18:00.
    updated: 2026-11-24T08:00
    translated_from: "e00826f68b93b6be"
    ---

    Stay indoors while the wind is strong.

Đúng / Good:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chằng chống nhà cửa trước 18 giờ.
    date: 2026-11-24T08:00
    updated: 2026-11-24T09:20
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-11-26T06:00
    ---

    Ở trong nhà khi gió mạnh.

    === content/so/khan-cap/bao.en.md
    ---
    id: so-bao
    kind: emergency
    title: Storm near the coast
    summary: Secure your house before 18:00.
    translated_from: "e00826f68b93b6be"
    ---

    Stay indoors while the wind is strong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._banners import list_lasting_banners

_KEY: Final = "updated"


def check(context: LintContext) -> Iterator[Violation]:
    """KND291 at each translation of an emergency that is as new as its original, with an earlier `updated` than it.

    One that is older gives way to its original, and its banner with it.
    """
    for original, _ in list_lasting_banners(context):
        item, newest = context.item(original.id), original.fields.get(_KEY)
        if item is None or newest is None:
            continue
        for page in item.pages[1:]:
            own = page.fields.get(_KEY)
            if own is not None and own < newest and not page.draft and not item.is_outdated(page):
                place = context.place(page, _KEY)
                yield violation("KND291", place, key=_KEY, own=_format(own), original=_format(newest))


def _format(moment: datetime) -> str:
    return f"{to_vietnam_time(moment):%Y-%m-%dT%H:%M}"


RULE: Final = PortalRule("KND291", check)
