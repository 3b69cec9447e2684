"""Deadlines: what the linter tells of the two clocks."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_CLOCKS: Final = "QĐ 2111 Điều 8(4); QĐ 2111 Điều 9"

CODES: Final[tuple[Code, ...]] = (
    Code(
        "DDL201",
        "fact-missing",
        (
            "thiếu `{key}`, nên không tính được thời hạn của nhóm `{deadline_class}`: {limit} ({basis})",
            "",
            "ghi {example}",
        ),
        (
            "`{key}` is missing, so the limit for `{deadline_class}` cannot be counted: {limit} ({basis})",
            "",
            "write {example}",
        ),
        basis=_CLOCKS,
    ),
    Code(
        "DDL202",
        "fact-impossible",
        ("`{key}` là {value}, {problem}", "", "sửa lại cho đúng sổ văn bản hoặc văn bản gốc"),
        ("`{key}` is {value}, {problem}", "", "correct it after the register or the document itself"),
        basis=_CLOCKS,
    ),
    Code(
        "DDL203",
        "publish-after-limit",
        (
            "hẹn xuất bản lúc {value}, sau hạn cuối {last_day} ({limit}, {basis})",
            "",
            "đặt publish_at trong hạn, hoặc bỏ khóa này để xuất bản ngay khi được duyệt",
        ),
        (
            "publication is scheduled for {value}, after the limit: {last_day} ({limit}, {basis})",
            "",
            "set publish_at within the limit, or drop it to publish on approval",
        ),
        basis="QĐ 2111 Điều 9",
        party="board",
    ),
    Code(
        "DDL204",
        "supplier-overdue",
        (
            "{left}: bên cung cấp phải gửi Ban Biên tập trong {limit}, hạn cuối {last_day} ({basis})",
            "",
            "gửi ngay; nếu chậm vì lý do khách quan thì đề nghị Ban Biên tập miễn áp dụng",
        ),
        (
            "{left}: the supplier had {limit} to hand this to the board, until {last_day} ({basis})",
            "",
            "hand it in now; where there was a good reason, ask the board for a waiver",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 8(4)",
        party="supplier",
    ),
    Code(
        "DDL205",
        "board-overdue",
        (
            "{left}: Ban Biên tập phải đăng trong {limit}, hạn cuối {last_day} ({basis})",
            "",
            "duyệt và xuất bản ngay; cảnh báo này không chặn việc xuất bản",
        ),
        (
            "{left}: the board had {limit} to publish this, until {last_day} ({basis})",
            "",
            "approve and publish it now; this warning does not block it",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 9",
        party="board",
    ),
    Code(
        "DDL206",
        "due-soon",
        (
            "sắp đến hạn, {left}: {party} phải {act}, chậm nhất {last_day} ({limit}, {basis})",
            "",
            "làm trước hạn cuối này",
        ),
        (
            "due soon, {left}: {party} must {act} by {last_day} ({limit}, {basis})",
            "",
            "do it before that",
        ),
        severity=Severity.NOTE,
        basis=_CLOCKS,
    ),
    Code(
        "DDL207",
        "time-left",
        (
            "còn hạn, {left}: {party} phải {act}, chậm nhất {last_day} ({limit}, {basis})",
            "",
            "không phải sửa gì; đây là thời hạn đang tính",
        ),
        (
            "within the limit, {left}: {party} must {act} by {last_day} ({limit}, {basis})",
            "",
            "nothing to mend; this is the time that runs",
        ),
        severity=Severity.NOTE,
        basis=_CLOCKS,
    ),
    Code(
        "DDL208",
        "time-unproven",
        (
            "chưa đủ dữ liệu để kết luận {party} đúng hạn hay trễ hạn ({limit}, hạn cuối {last_day}): {reason}",
            "",
            "không phải sửa bài; gửi và duyệt theo cách giữ từng lần sửa thì thời điểm mới chứng minh được",
        ),
        (
            "whether {party} was in time is unproven ({limit}, until {last_day}): {reason}",
            "",
            "nothing to mend; times can be proved where submissions are joined with all their steps",
        ),
        severity=Severity.NOTE,
        basis=_CLOCKS,
        party="operator",
    ),
    Code(
        "DDL209",
        "limit-provisional",
        (
            "hạn cuối {last_day} là tạm tính, lịch nghỉ chưa chính thức ({years})",
            "",
            "cập nhật site-config/legal/calendar khi có lịch nghỉ chính thức",
        ),
        (
            "the limit, {last_day}, is provisional: the days off are not final ({years})",
            "",
            "bring site-config/legal/calendar up to date when they are",
        ),
        severity=Severity.NOTE,
        party="operator",
    ),
    Code(
        "DDL210",
        "history-partial",
        (
            "chỉ có một phần lịch sử của kho, nên chưa xét được thời hạn",
            "",
            "chạy: git fetch --unshallow",
        ),
        (
            "only a part of the repository's history is here, so deadlines were not judged",
            "",
            "run: git fetch --unshallow",
        ),
        severity=Severity.WARNING,
        party="operator",
    ),
    Code(
        "DDL211",
        "history-none",
        (
            "thư mục này không có lịch sử, nên chưa xét được thời hạn đã gửi và đã đăng",
            "",
            "lấy cổng về bằng git clone, hoặc lưu lần đầu; các kiểm tra khác vẫn được làm",
        ),
        (
            "this folder has no history, so it was not judged what was handed in and published in time",
            "",
            "get the portal with git clone, or make a first commit; every other check was made",
        ),
        severity=Severity.NOTE,
        party="operator",
    ),
    Code(
        "DDL212",
        "not-fresh",
        (
            "trang `{site}` chỉ có {count} lần cập nhật trong ngày làm việc {day}, cần ít nhất {wanted}",
            "",
            "đăng thông tin mới đầu giờ sáng và đầu giờ chiều mỗi ngày làm việc",
        ),
        (
            "site `{site}` had {count} updates on the working day {day}, at least {wanted} are needed",
            "",
            "publish new information at the start of the morning and of the afternoon",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 11(1)",
        party="board",
    ),
)
