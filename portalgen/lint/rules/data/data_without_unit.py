"""Số liệu chưa ghi đơn vị tính. / Figures without a unit.

Vì sao: 1.250 là người, lượt hay tỷ đồng thì người đọc không đoán được, và số bị trích lại sai.
Why: Readers cannot guess whether 1,250 is persons, visits or billions of dong, and quote the figure wrongly.

Cách sửa: Ghi `unit`; các cột khác đơn vị thì ghi đơn vị trong tên cột và để `unit` là: như tên cột.
Fix: Write `unit`; where columns differ, name it in the names of the columns and let `unit` say so.

Sai / Bad:

    === content/so/gioi-thieu/luot-khach/index.vi.md
    ---
    id: so-luot-khach
    kind: page
    title: Lượt khách theo năm
    ---

    Số liệu hai năm gần đây.

    {{ data file="luot-khach.csv" title="Lượt khách theo năm" source="Thống kê tỉnh" }}

    === content/so/gioi-thieu/luot-khach/luot-khach.csv
    Năm,Lượt khách
    2024,1250
    2025,1310

Đúng / Good:

    === content/so/gioi-thieu/luot-khach/index.vi.md
    ---
    id: so-luot-khach
    kind: page
    title: Lượt khách theo năm
    ---

    Số liệu hai năm gần đây.

    {{ data file="luot-khach.csv" title="Lượt khách theo năm" source="Thống kê tỉnh" unit="nghìn lượt" }}

    === content/so/gioi-thieu/luot-khach/luot-khach.csv
    Năm,Lượt khách
    2024,1250
    2025,1310
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.data._figures import find_figures


def check(text: PageText) -> Iterator[Violation]:
    """DAT202 for each file of figures without `unit`."""
    for each in find_figures(text):
        if not each.unit.strip():
            yield violation("DAT202", each.place, file=each.file)


RULE: Final = PageRule("DAT202", check)
