"""Deadlines: what the linter reports of the two clocks."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_CLOCKS: Final = "QĐ 2111 Điều 8(4); QĐ 2111 Điều 9"
_URGENT: Final = "QĐ 2111 Điều 9(1); QĐ 2111 Điều 9(2)"

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
        waivable_by="board",
    ),
    Code(
        "DDL219",
        "receipt-of-emergency-missing",
        (
            "chưa ghi `received`, nên không chứng minh được tin khẩn cấp đăng ngay trong ngày nhận ({basis})",
            "không chặn việc đăng: đăng trước, ghi sau",
            "ghi {example} theo sổ văn bản đến, hoặc giờ nhận điện thoại; tự phát hiện thì ghi giờ biết tin",
        ),
        (
            "`received` is missing, so that nothing proves that the emergency was published on the day of receipt ({basis})",
            "this stops no publication: publish first, write it afterwards",
            "write {example} as the register has it, or when the call came; what the agency found itself, when it knew",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 9(2)",
        party="board",
        waivable_by="board",
    ),
    Code(
        "DDL202",
        "fact-impossible",
        ("`{key}` là {value}, {problem}", "", "sửa lại cho đúng sổ văn bản hoặc văn bản gốc"),
        ("`{key}` is {value}, {problem}", "", "correct it after the register or the document itself"),
        basis=_CLOCKS,
        waivable_by="board",
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
        waivable_by="board",
    ),
    Code(
        "DDL204",
        "supplier-overdue",
        (
            "{left}: bên cung cấp phải gửi Ban Biên tập {within}, hạn cuối {last_day} ({basis})",
            "",
            "chưa gửi thì gửi ngay; chậm vì lý do khách quan thì đề nghị Ban Biên tập miễn áp dụng",
        ),
        (
            "{left}: the supplier had to hand this to the board {within}, until {last_day} ({basis})",
            "",
            "hand it in if that is still to be done; where there was a good reason, ask the board for a waiver",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 8(4)a; QĐ 2111 Điều 8(4)b",
        party="supplier",
        waivable_by="board",
    ),
    Code(
        "DDL205",
        "board-overdue",
        (
            "{left}: Ban Biên tập phải đăng {within}, hạn cuối {last_day} ({basis})",
            "",
            "duyệt và xuất bản ngay; cảnh báo này không chặn việc xuất bản",
        ),
        (
            "{left}: the board had to publish this {within}, until {last_day} ({basis})",
            "",
            "approve and publish it now; this warning does not block it",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 9(2); QĐ 2111 Điều 9(3); QĐ 2111 Điều 9(4); QĐ 2111 Điều 9(5); QĐ 2111 Điều 9(6)",
        party="board",
        waivable_by="board",
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
        waivable_by="board",
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
        waivable_by="board",
    ),
    Code(
        "DDL208",
        "time-unproven",
        (
            "chưa đủ dữ liệu để kết luận {party} đúng hạn hay trễ hạn ({limit}, hạn cuối {last_day}): {reason}",
            "",
            "không phải sửa bài; thời điểm chỉ chứng minh được khi máy đặt đúng giờ và bài được duyệt theo cách giữ từng lần sửa",
        ),
        (
            "whether {party} was in time is unproven ({limit}, until {last_day}): {reason}",
            "",
            "nothing to mend; times can be proved where clocks are right and submissions are joined with all their steps",
        ),
        severity=Severity.NOTE,
        basis=_CLOCKS,
        party="operator",
        waivable_by="board",
    ),
    Code(
        "DDL209",
        "limit-provisional",
        (
            "hạn cuối {last_day} là tạm tính: {years}",
            "",
            "cập nhật site-config/legal/calendar khi có lịch nghỉ chính thức",
        ),
        (
            "the limit, {last_day}, is provisional: {years}",
            "",
            "bring site-config/legal/calendar up to date when they are",
        ),
        severity=Severity.NOTE,
        party="operator",
        waivable_by="board",
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
        waivable_by="board",
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
        waivable_by="board",
    ),
    Code(
        "DDL212",
        "not-fresh",
        (
            "trang `{site}` có {count} lần cập nhật trong ngày làm việc {day}, cần ít nhất {wanted}{windows}",
            "",
            "đăng thông tin mới đầu giờ sáng và đầu giờ chiều mỗi ngày làm việc",
        ),
        (
            "site `{site}` had {count} updates on the working day {day}, at least {wanted} are needed{windows}",
            "",
            "publish new information at the start of the morning and of the afternoon",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 11(1)",
        party="board",
        waivable_by="board",
    ),
    Code(
        "DDL213",
        "hour-missing",
        (
            "`{key}` chỉ có ngày, thiếu giờ, nên không tính được thời hạn {limit} ({basis})",
            "",
            "ghi cả giờ kết thúc, ví dụ {key}: 2026-11-24T11:30",
        ),
        (
            "`{key}` has a day and no time, so the limit cannot be counted: {limit} ({basis})",
            "",
            "write the time as well, for example {key}: 2026-11-24T11:30",
        ),
        basis="QĐ 2111 Điều 8(4)a",
        waivable_by="board",
    ),
    Code(
        "DDL214",
        "limit-chosen",
        (
            "bài tự chọn nhóm thời hạn `{chosen}` ({limit}), dài hơn nhóm của loại bài `{usual}` ({usual_limit})",
            "",
            "bỏ deadline_class nếu không đúng; nếu đúng thì Ban Biên tập xác nhận khi duyệt",
        ),
        (
            "the page chooses the deadline class `{chosen}` ({limit}), longer than its kind's `{usual}` ({usual_limit})",
            "",
            "drop deadline_class where it is not right; where it is, the board confirms it on approval",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 9",
        party="board",
        waivable_by="board",
    ),
    Code(
        "DDL215",
        "fact-changed",
        (
            "`{key}` đổi từ {before} thành {value} sau khi bài đã đăng; mốc muộn hơn không làm bài thành đúng hạn",
            "",
            "đối chiếu sổ văn bản đến; nếu ngày mới đúng thì Ban Biên tập xác nhận khi duyệt",
        ),
        (
            "`{key}` was {before} and is {value} now, after publication; a later start makes nothing on time",
            "",
            "compare the register; where the new day is right, the board confirms it on approval",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 9",
        party="board",
        waivable_by="board",
    ),
    Code(
        "DDL216",
        "done-late",
        (
            "{party} đã làm trễ: phải {duty} trước {last_day}, thực tế {done} ({limit}, {basis})",
            "",
            "không sửa được nữa; ghi nhận khi báo cáo, và tìm nguyên nhân",
        ),
        (
            "{party} was late: due was to {duty} by {last_day}, done {done} ({limit}, {basis})",
            "",
            "nothing can be fixed any more; report it, and look for the cause",
        ),
        severity=Severity.NOTE,
        basis=_CLOCKS,
        party="board",
        waivable_by="board",
    ),
    Code(
        "DDL217",
        "start-disputed",
        (
            "chưa kết luận được {party} đúng hạn hay trễ hạn, vì mốc tính hạn, số hoặc mã của bài đã đổi: {readings}",
            "",
            "đối chiếu sổ văn bản đến; kết luận chỉ đổi khi có xác nhận của Ban Biên tập",
        ),
        (
            "whether {party} was in time is open, since the start of the limit, the number or the id was changed: {readings}",
            "",
            "compare the register; only the board's confirmation changes the conclusion",
        ),
        severity=Severity.NOTE,
        basis=_CLOCKS,
        party="board",
        waivable_by="board",
    ),
    Code(
        "DDL218",
        "adoption-moved",
        (
            "evidence_starts bị dời từ {before} sang {value} vào {moment}; bài ở giữa hai mốc không còn bị tính hạn",
            "",
            "giữ mốc đầu tiên, hoặc ghi lý do dời mốc vào văn bản của Ban Biên tập",
        ),
        (
            "evidence_starts was moved from {before} to {value} on {moment}; what lies between is no longer judged",
            "",
            "keep the first value, or give the reason in a document of the board",
        ),
        severity=Severity.WARNING,
        basis=_CLOCKS,
        party="operator",
        waivable_by="board",
    ),
    Code(
        "DDL220",
        "urgent-by-word",
        (
            "bài ghi là khẩn cấp, nhưng {said}",
            "văn bản hay chỉ đạo nào làm bài này thành khẩn cấp; quy định đặt thời hạn thì bài nào cũng dẫn được",
            "ghi số công điện, quyết định hoặc chỉ đạo, ví dụ {example}; chưa có thì bỏ dòng này và đăng ngay bằng `portalgen emergency`",
        ),
        (
            "the page says that it is urgent, but {said}",
            "which document or directive makes it urgent; the regulation that sets the limit can be cited by any page",
            "write the number of the telegram, decision or directive, such as {example}; without one drop the line and publish at once with `portalgen emergency`",
        ),
        basis=_URGENT,
        party="board",
        waivable_by="board",
    ),
    Code(
        "DDL221",
        "published-urgent-by-word",
        (
            "bài đã có trên bản chính ghi là khẩn cấp, nhưng {said}",
            "",
            "ghi số công điện, quyết định hoặc chỉ đạo khi tìm lại được, ví dụ {example}",
        ),
        (
            "a page that main holds says that it is urgent, but {said}",
            "",
            "write the number of the telegram, decision or directive once it is found, such as {example}",
        ),
        severity=Severity.WARNING,
        basis=_URGENT,
        party="board",
        waivable_by="board",
    ),
)
