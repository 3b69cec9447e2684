"""The calendar and the instruments: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "LAW201",
        "calendar-year-missing",
        (
            "chưa có lịch nghỉ năm {year} nên hạn cuối trong năm này chỉ là tạm tính",
            "",
            "thêm site-config/legal/calendar/{year}.yaml theo thông báo lịch nghỉ",
        ),
        (
            "there is no calendar of {year}, so that due dates in it are provisional",
            "",
            "add site-config/legal/calendar/{year}.yaml as the notice of days off says",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 9(2)",
        party="operator",
        waivable_by="author",
    ),
    Code(
        "LAW202",
        "calendar-provisional",
        (
            "lịch nghỉ năm {year} còn là `provisional` (tạm tính, lịch nghỉ chưa chính thức)",
            "",
            "đối chiếu với thông báo chính thức rồi ghi status: confirmed",
        ),
        (
            "the calendar of {year} is still `provisional`",
            "",
            "compare with the official notice and set status: confirmed",
        ),
        severity=Severity.NOTE,
        basis="QĐ 2111 Điều 9(2)",
        party="operator",
        waivable_by="author",
    ),
    Code(
        "LAW203",
        "instrument-not-listed",
        (
            "quy tắc {codes} căn cứ vào `{cited}`, là văn bản không có trong danh mục",
            "",
            "thêm văn bản vào site-config/legal/instruments.yaml",
        ),
        (
            "the rules {codes} rest on `{cited}`, which is not in the list of instruments",
            "",
            "add it to site-config/legal/instruments.yaml",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "LAW204",
        "basis-ended",
        (
            "`{id}` căn cứ vào `{cited}`, hết hiệu lực sau ngày {ended}",
            "{successor}",
            "xem văn bản thay thế rồi ghi căn cứ mới",
        ),
        (
            "`{id}` rests on `{cited}`, which ended after {ended}",
            "{successor}",
            "read its successor and name the new basis",
        ),
        severity=Severity.NOTE,
        party="operator",
        waivable_by="author",
    ),
)
