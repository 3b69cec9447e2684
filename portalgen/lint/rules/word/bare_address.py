"""Địa chỉ web không bấm được. / A web address that is no link.

Vì sao: Địa chỉ viết trơn trong câu không thành liên kết: người đọc phải chép tay. Địa chỉ thư điện tử thì đọc được và chép được, nên quy tắc không xét.
Why: An address in a sentence does not become a link: readers have to copy it. E-mail addresses are read and copied as they are, and not looked at.

Cách sửa: Viết `<https://…>` để hiện địa chỉ, hoặc `[chữ](https://…)` để hiện chữ.
Fix: Write `<https://…>` to show the address, or `[words](https://…)` to show words.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Đăng ký tại https://chinhphu.vn/dang-ky trước thứ sáu.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Đăng ký tại <https://chinhphu.vn/dang-ky> trước thứ sáu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_SHARED: Final = frozenset({"gov", "com", "edu", "org", "net"})
"""Second labels below which everybody has a domain of their own."""
_INSIDE: Final = LocalizedText(
    "nếu là trang của cổng thì viết `[chữ cho người đọc](id:mã-bài)` hoặc `(site:mã-trang)`; nếu không, viết `<https://…>`",
    "where it is a page of the portal, write `[words](id:…)` or `(site:…)`, else `<https://…>`",
)


def check(text: PageText) -> Iterator[Violation]:
    """WRD221 for each web address in the body that is neither linked nor code."""
    for each in text.leftovers:
        if each.code == "WRD221":
            cure = _INSIDE if _is_near(each.cure, text.site.host) else _write_link(each.cure)
            yield violation("WRD221", each.place, text=each.text, cure=cure)


def _write_link(address: str) -> LocalizedText:
    return LocalizedText(
        f"viết `<{address}>`, hoặc `[chữ cho người đọc]({address})`",
        f"write `<{address}>`, or `[words for readers]({address})`",
    )


def _is_near(address: str, host: str) -> bool:
    """Return whether the address has the domain of the site's own: then it is probably one of the portal (LNK106)."""
    return _domain_of(re.split(r"[/?#]", address.partition("://")[2], maxsplit=1)[0]) == _domain_of(host)


def _domain_of(host: str) -> str:
    labels = host.lower().partition(":")[0].split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in _SHARED else labels[-2:])


RULE: Final = PageRule("WRD221", check)
