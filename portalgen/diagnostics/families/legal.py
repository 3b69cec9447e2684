"""Faults in `site-config/legal/`: instruments, deadlines and calendars."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "CFG140",
        "legal-file-missing",
        (
            "thiếu tệp `{file}`, nên không tính được hạn cuối",
            "",
            "chạy portalgen init trong một thư mục trống, rồi chép thư mục site-config/legal/ của nó vào cổng này",
        ),
        (
            "file `{file}` is missing, so that no deadline can be counted",
            "",
            "run portalgen init in an empty folder and copy its site-config/legal/ into this portal",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG141",
        "unlisted-instrument",
        (
            "không có văn bản nào mang mã `{instrument}` trong danh mục{suggestion}",
            "",
            "thêm văn bản vào site-config/legal/instruments.yaml, hoặc sửa mã",
        ),
        (
            "no instrument with the id `{instrument}` is listed{suggestion}",
            "",
            "add it to site-config/legal/instruments.yaml, or correct the id",
        ),
        waivable_by="nobody",
    ),
    Code(
        "CFG142",
        "day-outside-year",
        (
            "ngày `{day}` không thuộc năm {year} của tệp này",
            "",
            "sửa ngày, hoặc chuyển dòng này sang tệp lịch của năm đó",
        ),
        (
            "the day `{day}` is not in {year}, the year of this file",
            "",
            "correct it, or move the line to its year's file",
        ),
        waivable_by="nobody",
    ),
    Code(
        "CFG143",
        "day-off-and-worked",
        ("ngày `{day}` vừa là ngày nghỉ vừa là ngày làm việc", "", "giữ lại một trong hai dòng"),
        ("the day `{day}` is both a day off and a day that is worked", "", "keep one of the two lines"),
        waivable_by="nobody",
    ),
    Code(
        "CFG144",
        "make-up-on-weekday",
        (
            "ngày làm bù `{day}` không phải thứ Bảy hay Chủ nhật",
            "",
            "sửa thành ngày nghỉ hằng tuần được dùng để làm bù",
        ),
        (
            "the make-up day `{day}` is no Saturday or Sunday",
            "",
            "correct it to the weekend day that is worked instead",
        ),
        waivable_by="nobody",
    ),
    Code(
        "CFG145",
        "unknown-deadline-class",
        ("không có loại thời hạn `{id}`{suggestion}", "", "dùng một trong: {known}"),
        ("there is no class of deadlines `{id}`{suggestion}", "", "use one of: {known}"),
        waivable_by="nobody",
    ),
    Code(
        "CFG146",
        "missing-deadline-class",
        (
            "thiếu loại thời hạn `{id}` trong `classes`",
            "",
            "thêm mục có id: {id} (xem docs/explanation/legal-time.md)",
        ),
        (
            "the class of deadlines `{id}` is missing from `classes`",
            "",
            "add an entry with id: {id} (see docs/explanation/legal-time.md)",
        ),
        basis="QĐ 2111 Điều 8(4); QĐ 2111 Điều 9",
        waivable_by="nobody",
    ),
    Code(
        "CFG147",
        "calendar-file-name",
        ("tệp lịch `{file}` phải mang tên `{wanted}`", "", "đổi tên tệp thành {wanted}, hoặc sửa year"),
        ("the calendar file `{file}` must be named `{wanted}`", "", "rename it {wanted}, or correct year"),
        waivable_by="nobody",
    ),
    Code(
        "CFG148",
        "one-length",
        (
            "thời hạn phải ghi đúng một trong các khóa {keys}, ở đây có {count}",
            "",
            "giữ lại một khóa, ví dụ working_days: 2",
        ),
        ("a limit has exactly one of the keys {keys}, here are {count}", "", "keep one key, such as working_days: 2"),
        waivable_by="nobody",
    ),
    Code(
        "CFG149",
        "length-set-by-law",
        (
            "Ban Biên tập không được đặt thời hạn cho loại `{id}`, vì văn bản đã ấn định",
            "",
            "xóa mục này; chỉ các loại có length_set_by: board mới được chỉ đạo ({known})",
        ),
        (
            "the board may not set a length for class `{id}`, for the law has set it",
            "",
            "delete this entry; only classes with length_set_by: board may be directed ({known})",
        ),
        basis="QĐ 2111 Điều 9(1)",
        party="board",
        waivable_by="nobody",
    ),
    Code(
        "CFG150",
        "swap-without-day-off",
        (
            "ngày làm bù `{day}` bù cho `{instead_of}`, là ngày không có trong `days_off`",
            "",
            "thêm ngày {instead_of} vào days_off, hoặc sửa instead_of",
        ),
        (
            "the make-up day `{day}` makes up for `{instead_of}`, which is not in `days_off`",
            "",
            "add {instead_of} to days_off, or correct instead_of",
        ),
        waivable_by="nobody",
    ),
    Code(
        "CFG151",
        "validity-order",
        (
            "ngày hết hiệu lực `{valid_to}` trước ngày có hiệu lực `{valid_from}`",
            "",
            "sửa một trong hai ngày; valid_to là ngày cuối cùng còn hiệu lực",
        ),
        (
            "the last day in force `{valid_to}` is before the first `{valid_from}`",
            "",
            "correct one of them; valid_to is the last day in force",
        ),
        waivable_by="nobody",
    ),
    Code(
        "CFG152",
        "calendar-year-missing",
        (
            "chưa có lịch nghỉ năm `{year}`, nên hạn cuối đụng tới năm này là tạm tính",
            "",
            "tạo tệp site-config/legal/calendar/{year}.yaml khi có thông báo lịch nghỉ",
        ),
        (
            "there is no calendar of `{year}`, so that deadlines that touch it are provisional",
            "",
            "make site-config/legal/calendar/{year}.yaml once the days off are announced",
        ),
        Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG204",
        "retention-of-unknown-kind",
        (
            "thời hạn lưu giữ ghi cho `{kind}`, không phải loại bài nào{suggestion}",
            "",
            "sửa tên loại bài, hoặc xóa mục này khỏi site-config/legal/retention.yaml",
        ),
        (
            "a retention period is given for `{kind}`, which is no kind of page{suggestion}",
            "",
            "correct the kind, or delete this entry from site-config/legal/retention.yaml",
        ),
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG205",
        "retention-given-twice",
        (
            "loại bài `{kind}` có hai thời hạn lưu giữ, nên không biết theo thời hạn nào",
            "",
            "giữ lại một mục cho mỗi loại bài",
        ),
        (
            "the kind `{kind}` has two retention periods, so that nobody knows which holds",
            "",
            "keep one entry for each kind",
        ),
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG206",
        "retention-without-basis",
        (
            "thời hạn lưu giữ `{keep}` của loại bài `{kind}` không nói theo văn bản nào",
            "",
            "ghi basis (mã văn bản và điều khoản); chưa có căn cứ thì ghi keep: unconfirmed",
        ),
        (
            "the retention period `{keep}` of the kind `{kind}` does not say what it stands on",
            "",
            "give its basis (instrument and article); where there is none, write keep: unconfirmed",
        ),
        party="operator",
        waivable_by="author",
    ),
)
