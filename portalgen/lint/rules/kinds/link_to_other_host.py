"""Liên kết phải dẫn tới hệ thống quốc gia mà không dẫn tới đó. / A link that must lead to a national system does not.

Vì sao: Người đọc làm thủ tục, dự thầu trên hệ thống quốc gia; liên kết tới nơi khác có thể là trang giả mạo.
Why: Readers apply and bid on the national systems; a link to another host may lead to an imitation.

Cách sửa: Mở hệ thống quốc gia, chép địa chỉ của đúng trang rồi ghi vào bài.
Fix: Open the national system and copy the address of the page.

Sai / Bad:

    === content/so/dau-thau/thiet-bi.vi.md
    ---
    id: so-thiet-bi
    kind: procurement
    title: Mua thiết bị thư viện (mẫu)
    summary: Mua giá sách và bàn đọc.
    date: 2026-11-20
    number: IB0000000000
    package: Mua giá sách và bàn đọc
    price: 850 triệu đồng
    form: open
    link: https://dauthau.example.vn/IB0000000000
    opens: 2026-11-20T08:00
    closes: 2026-12-10T09:00
    received: {at: 2026-11-23}
    ---

    Hồ sơ mời thầu có trên mạng đấu thầu quốc gia.

Đúng / Good:

    === content/so/dau-thau/thiet-bi.vi.md
    ---
    id: so-thiet-bi
    kind: procurement
    title: Mua thiết bị thư viện (mẫu)
    summary: Mua giá sách và bàn đọc.
    date: 2026-11-20
    number: IB0000000000
    package: Mua giá sách và bàn đọc
    price: 850 triệu đồng
    form: open
    link: https://muasamcong.mpi.gov.vn/
    opens: 2026-11-20T08:00
    closes: 2026-12-10T09:00
    received: {at: 2026-11-23}
    ---

    Hồ sơ mời thầu có trên mạng đấu thầu quốc gia.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values


def check(text: PageText) -> Iterator[Violation]:
    """KND204 at each address that is on none of the hosts that its field names, nor below one."""
    for field, location, value in find_values(text.page, lambda each: bool(each.hosts)):
        host = _host_of(str(value))
        if not any(host == each or host.endswith(f".{each}") for each in field.hosts):
            yield violation("KND204", text.place(*location), host=host, key=field.name, hosts=", ".join(field.hosts))


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


RULE: Final = PageRule("KND204", check)
