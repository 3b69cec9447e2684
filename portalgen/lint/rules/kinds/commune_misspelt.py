"""Tên xã, phường ghi khác trang của xã, phường đó. / A commune is named otherwise than its own site is.

Vì sao: Hai cách viết thành hai mục trong bộ lọc theo xã; người dân chọn xã mình thì không thấy bài.
Why: Two spellings are two entries of the filter by commune, and people who choose theirs miss the item.

Cách sửa: Ghi đúng như tên ngắn của trang xã, phường, đặc khu.
Fix: Write the short name that the site of the commune has.

Sai / Bad:

    === site-config/sites/xa.yaml
    id: xa
    parent: portal
    profile: commune
    host: xa.example.vn
    names:
      vi: {full: Ủy ban nhân dân xã Mẫu Sơn, short: Xã Mẫu Sơn}
    contact:
      responsible: {vi: Chánh Văn phòng}
      address: {vi: unconfirmed}
      telephone: unconfirmed
      email: unconfirmed
      hours: {vi: unconfirmed}
    sections:
      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice}

    === content/so/dat-dai/thu-hoi.vi.md
    ---
    id: so-thu-hoi
    kind: land_recovery
    title: Thu hồi đất để mở rộng đường (mẫu)
    summary: Thu hồi đất để mở rộng đường liên xã.
    number: 00/QĐ-UBND
    signed: 2026-11-20
    commune: [Phường Mau Sơn]
    area: 12,5 ha
    purpose: Mở rộng đường liên xã.
    compensation_plan: Niêm yết tại trụ sở xã.
    received: {at: 2026-11-23}
    sample: true
    ---

    Quyết định thu hồi đất, có phương án bồi thường kèm theo.

Đúng / Good:

    === site-config/sites/xa.yaml
    id: xa
    parent: portal
    profile: commune
    host: xa.example.vn
    names:
      vi: {full: Ủy ban nhân dân xã Mẫu Sơn, short: Xã Mẫu Sơn}
    contact:
      responsible: {vi: Chánh Văn phòng}
      address: {vi: unconfirmed}
      telephone: unconfirmed
      email: unconfirmed
      hours: {vi: unconfirmed}
    sections:
      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice}

    === content/so/dat-dai/thu-hoi.vi.md
    ---
    id: so-thu-hoi
    kind: land_recovery
    title: Thu hồi đất để mở rộng đường (mẫu)
    summary: Thu hồi đất để mở rộng đường liên xã.
    number: 00/QĐ-UBND
    signed: 2026-11-20
    commune: [Xã Mẫu Sơn]
    area: 12,5 ha
    purpose: Mở rộng đường liên xã.
    compensation_plan: Niêm yết tại trụ sở xã.
    received: {at: 2026-11-23}
    sample: true
    ---

    Quyết định thu hồi đất, có phương án bồi thường kèm theo.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.portal import Portal
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.normalization import fold, spelling_key

_GROUP: Final = "commune"
_TYPES: Final = ("xa ", "phuong ", "dac khu ")


def check(context: LintContext) -> Iterator[Violation]:
    """KND222 at each commune whose name is, but for its marks or its sort, that of one that has a site.

    Communes without a site of the portal are not known, and no fault.
    """
    names = _list_names(context.portal)
    exact = {spelling_key(each) for each in names.values()}
    for page in context.library.pages:
        if page.draft or page.language != "vi":
            continue
        for field, location, value in find_values(page, lambda each: each.names_commune):
            name = names.get(_bare_name(value), "")
            if name and spelling_key(value) not in exact:
                yield violation("KND222", context.place(page, *location), key=field.name, value=value, name=name)


def _list_names(portal: Portal) -> dict[str, str]:
    """The short names of communes by what is left of them without marks and sort; none that two communes share."""
    found: dict[str, list[str]] = {}
    for site in portal.sites:
        if site.group == _GROUP:
            short = site.name("vi").short
            found.setdefault(_bare_name(short), []).append(short)
    return {bare: names[0] for bare, names in found.items() if len(names) == 1}


def _bare_name(name: str) -> str:
    words = " ".join(fold(name).casefold().split())
    return next((words.removeprefix(each) for each in _TYPES if words.startswith(each)), words)


RULE: Final = PortalRule("KND222", check)
