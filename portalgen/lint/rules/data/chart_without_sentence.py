"""Biểu đồ chưa có câu nói điều nó cho thấy. / A chart without a sentence that says what it shows.

Vì sao: Người dùng trình đọc màn hình không thấy hình; câu này được đọc thay cho biểu đồ, và người xem vội cũng chỉ đọc câu này.
Why: People who use a screen reader do not see the drawing; the sentence is read in its place, and it is all that people in a hurry read.

Cách sửa: Ghi ở `chart_says` một câu nói điều chính: tăng hay giảm, nơi nào nhiều nhất, khi nào cao nhất.
Fix: Write in `chart_says` one sentence with the main point: what rises or falls, where most is, when it was highest.

Sai / Bad:

    === content/so/gioi-thieu/luot-khach/index.vi.md
    ---
    id: so-luot-khach
    kind: page
    title: Lượt khách theo năm
    ---

    Số liệu hai năm gần đây.

    {{ data file="luot-khach.csv" title="Lượt khách theo năm" source="Thống kê tỉnh" unit="nghìn lượt" chart="bar" }}

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

    {{ data file="luot-khach.csv" title="Lượt khách theo năm" source="Thống kê tỉnh" unit="nghìn lượt" chart="bar" chart_says="Lượt khách năm 2025 tăng so với năm 2024." }}

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
from portalgen.render.datasets import CHARTS


def check(text: PageText) -> Iterator[Violation]:
    """DAT201 for each chart without `chart_says`."""
    for each in find_figures(text):
        if each.chart in CHARTS and not each.chart_says:
            yield violation("DAT201", each.place, file=each.file)


RULE: Final = PageRule("DAT201", check)
