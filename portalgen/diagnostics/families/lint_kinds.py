"""What single kinds ask of their items: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code(
        "KND201",
        "days-out-of-order",
        (
            "`{later}` là {later_day}, sớm hơn `{earlier}` là {earlier_day}",
            "",
            "đối chiếu với văn bản rồi sửa ngày ghi sai",
        ),
        (
            "`{later}` is {later_day}, which is before `{earlier}`, {earlier_day}",
            "",
            "compare with the document and correct the wrong day",
        ),
        waivable_by="author",
    ),
    Code(
        "KND202",
        "item-written-twice",
        (
            "`{value}` ({keys}) đã có ở `{other}`",
            "",
            "giữ một bài và xóa bài kia, ghi địa chỉ cũ vào redirect_from; ghi nhầm thì sửa lại",
        ),
        (
            "`{value}` ({keys}) is published by `{other}` already",
            "",
            "keep one item, delete the other and write its address into redirect_from; or correct what was mistyped",
        ),
        waivable_by="author",
    ),
    Code(
        "KND203",
        "state-against-days",
        (
            "tình trạng `{state}` trái với `{key}` là {day} (hôm nay {today})",
            "",
            "sửa tình trạng theo thực tế, hoặc sửa ngày nếu thời gian đã được điều chỉnh",
        ),
        (
            "the state `{state}` contradicts `{key}`, {day} (today is {today})",
            "",
            "correct the state, or the day where the period was changed",
        ),
        severity=_WARNING,
        basis="QĐ 2111 Điều 7(14)",
        waivable_by="author",
    ),
    Code(
        "KND204",
        "link-to-other-host",
        (
            "`{key}` dẫn tới `{host}`, không phải {hosts}",
            "",
            "mở hệ thống quốc gia, chép địa chỉ của đúng trang rồi ghi vào đây",
        ),
        (
            "`{key}` leads to `{host}`, which is not {hosts}",
            "",
            "open the national system and copy the address of the page",
        ),
        waivable_by="author",
    ),
    Code(
        "KND205",
        "absurd-amount",
        (
            "`{key}` là {amount}: bằng không, quá nhỏ hoặc quá lớn",
            "",
            "ghi đủ số và đơn vị, ví dụ 12,5 tỷ đồng",
        ),
        (
            "`{key}` is {amount}: zero, too little or too much",
            "",
            "write the number with its unit, such as 12,5 tỷ đồng",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND206",
        "measure-without-unit",
        ("`{key}` là {number} mà không có đơn vị", "", "ghi đơn vị sau số, ví dụ {number} ha hoặc {number} m²"),
        ("`{key}` is {number} without a unit", "", "write the unit after it, such as {number} ha or {number} m²"),
        waivable_by="author",
    ),
    Code(
        "KND207",
        "person-for-organization",
        (
            "`{key}` ghi tên người, nơi chỉ ghi tổ chức hoặc chức vụ",
            "",
            "ghi tên tổ chức hoặc chức vụ, ví dụ Giám đốc Sở; không đăng tên cá nhân",
        ),
        (
            "`{key}` names a person, where an organization or a post belongs",
            "",
            "name the organization or the post, such as Director; no person",
        ),
        basis="QĐ 2111 Điều 7(3)",
        waivable_by="author",
    ),
    Code(
        "KND208",
        "review-day-missing",
        (
            "bài chỉ công khai có thời hạn mà chưa ghi khi nào rà soát hay gỡ",
            "",
            "ghi `review_by` (ngày xem lại) hoặc `expires_at` (lúc tự gỡ)",
        ),
        (
            "the item is public for a time only and does not say until when",
            "",
            "write `review_by` (the day of review) or `expires_at` (when it leaves the site)",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND230",
        "ledger-number-twice",
        ("số `{number}` ghi hai lần trong sổ", "", "đánh số lại mục ghi sau"),
        ("the number `{number}` stands in the ledger twice", "", "give the later entry a number of its own"),
        waivable_by="author",
    ),
    Code(
        "KND231",
        "opinion-unanswered",
        (
            "báo cáo tiếp thu, giải trình chưa trả lời ý kiến số `{number}`",
            "",
            "thêm số này vào `answers` của một mục trong `adoption`, hoặc thêm một mục",
        ),
        (
            "the adoption report does not answer opinion `{number}`",
            "",
            "add the number to the `answers` of an entry of `adoption`, or add an entry",
        ),
        basis="QĐ 2111 Điều 7(18)",
        waivable_by="author",
    ),
    Code(
        "KND232",
        "answer-to-no-opinion",
        (
            "trả lời ý kiến số `{number}`, nhưng trong sổ không có số này",
            "",
            "sửa số trong `answers`, hoặc ghi ý kiến đó vào `opinions`",
        ),
        (
            "this answers opinion `{number}`, which is not in the ledger",
            "",
            "correct the number in `answers`, or enter the opinion in `opinions`",
        ),
        waivable_by="author",
    ),
    Code(
        "KND233",
        "adopted-before-closing",
        (
            "báo cáo tiếp thu ghi ngày {adopted}, trước khi hết hạn góp ý {last}",
            "",
            "đối chiếu với báo cáo rồi sửa `adopted` hoặc hạn góp ý",
        ),
        (
            "the adoption report is of {adopted}, before the last day for opinions, {last}",
            "",
            "compare with the report and correct `adopted` or the closing day",
        ),
        waivable_by="author",
    ),
    Code(
        "KND234",
        "adoption-report-missing",
        (
            "hết hạn góp ý từ {last}, quá {limit} ngày mà chưa có báo cáo tiếp thu, giải trình",
            "số ngày là thông lệ, đặt trong site-config/lint.yaml",
            "ghi `adoption` trả lời từng ý kiến, và ngày báo cáo vào `adopted`",
        ),
        (
            "opinions were taken until {last}, and after {limit} days there is no adoption report",
            "the number of days is house practice, set in site-config/lint.yaml",
            "write `adoption` with an answer to each opinion, and the day of the report into `adopted`",
        ),
        severity=_WARNING,
        basis="QĐ 2111 Điều 7(18)",
        waivable_by="author",
    ),
    Code(
        "KND235",
        "commune-term-short",
        (
            "thời gian lấy ý kiến là {days} ngày; ở cấp xã phải ít nhất {least} ngày",
            "",
            "lùi hạn góp ý; việc không thuộc luật này thì đề nghị Ban Biên tập miễn áp dụng",
        ),
        (
            "opinions are taken for {days} days; in communes it has to be {least} at least",
            "",
            "move the closing day; where the law does not apply the board may waive it",
        ),
        basis="Luật THDC 10/2022",
        waivable_by="board",
    ),
    Code(
        "KND236",
        "draft-term-short",
        (
            "dự thảo văn bản quy phạm pháp luật chỉ lấy ý kiến {days} ngày, ít hơn {least} ngày",
            "số ngày tối thiểu chưa được đối chiếu với văn bản gốc; đặt trong site-config/lint.yaml",
            "lùi hạn góp ý, hoặc bỏ qua kèm lý do nếu theo thủ tục rút gọn",
        ),
        (
            "a draft normative document is open for {days} days, fewer than {least}",
            "the least number of days is unverified; it is set in site-config/lint.yaml",
            "move the closing day, or suppress this with the reason, such as a shortened procedure",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND237",
        "none-received-contradicted",
        (
            "ghi không nhận được ý kiến nào, nhưng {problem}",
            "",
            "xóa dòng `none_received`, hoặc xóa các ý kiến ghi nhầm",
        ),
        (
            "it says that no opinion was received, but {problem}",
            "",
            "delete the line `none_received`, or opinions that were entered by mistake",
        ),
        waivable_by="author",
    ),
    Code(
        "KND238",
        "suspension-announced-late",
        (
            "tạm dừng từ {start} phải được thông báo trước ít nhất {days} ngày làm việc, chậm nhất {last_day} ({basis})",
            "",
            "lùi ngày bắt đầu tạm dừng; không lùi được thì đăng ngay, cảnh báo này không chặn việc xuất bản",
        ),
        (
            "a suspension from {start} has to be announced at least {days} working days before, until {last_day} ({basis})",
            "",
            "move its start; where that cannot be, publish the notice at once, this warning does not block it",
        ),
        severity=_WARNING,
        basis="NĐ 224/2026 Điều 13",
        party="board",
        waivable_by="board",
    ),
    Code(
        "KND239",
        "answer-missing",
        (
            "đã ghi ngày trả lời nhưng chưa có câu trả lời",
            "",
            "viết câu trả lời ở phần nội dung của bài, hoặc xóa dòng `answered`",
        ),
        (
            "a day of answer is given, but no answer",
            "",
            "write the answer as the text of the page, or delete the line `answered`",
        ),
        waivable_by="author",
    ),
    Code(
        "KND240",
        "question-overdue",
        (
            "quá hạn trả lời {days} ngày, hạn cuối {last}",
            "bài không ghi `due` thì hạn tính theo thông lệ, đặt trong site-config/lint.yaml",
            "trả lời rồi ghi `answered`; cần thêm thời gian thì ghi hạn mới vào `due`",
        ),
        (
            "the answer is {days} days overdue, the last day was {last}",
            "without `due` the limit is house practice, set in site-config/lint.yaml",
            "answer and write `answered`; where more time is needed write the new day into `due`",
        ),
        severity=_WARNING,
        party="supplier",
        waivable_by="author",
    ),
    Code(
        "KND241",
        "citizen-named",
        ("nội dung người dân gửi có nêu tên một người", "dữ liệu cá nhân", "bỏ tên; ghi nhóm người gửi hoặc chức vụ"),
        (
            "what a citizen sent names a person",
            "personal data",
            "take the name out; say what sort of person it was, or the post",
        ),
        severity=_WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "KND242",
        "citizen-home",
        (
            "nội dung người dân gửi có địa chỉ nhà",
            "dữ liệu cá nhân",
            "bỏ số nhà; cần nói nơi xảy ra thì ghi tên đường, thôn hoặc xã",
        ),
        (
            "what a citizen sent gives the address of a home",
            "personal data",
            "take the house number out; name the street, village or commune where the place matters",
        ),
        severity=_WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "KND243",
        "survey-results-early",
        ("khảo sát chưa kết thúc mà đã ghi kết quả", "", "xóa `count`, `answer_count`; ghi lại sau khi kết thúc"),
        (
            "the survey is not over, and has results",
            "",
            "delete `count` and `answer_count`; write them when it is over",
        ),
        waivable_by="author",
    ),
    Code(
        "KND244",
        "survey-results-wrong",
        (
            "số liệu của câu hỏi này mâu thuẫn: {problem}",
            "",
            "đối chiếu với kết quả tổng hợp rồi sửa `count` hoặc `answer_count`",
        ),
        (
            "the numbers of this question contradict one another: {problem}",
            "",
            "compare with the totals and correct `count` or `answer_count`",
        ),
        waivable_by="author",
    ),
    Code(
        "KND260",
        "appointment-outside-week",
        (
            "việc ngày {day} nằm ngoài tuần của lịch, từ {first} đến {last}",
            "",
            "sửa ngày, hoặc chuyển việc sang lịch của tuần ấy",
        ),
        (
            "the engagement on {day} lies outside the week of the schedule, {first} to {last}",
            "",
            "correct the day, or move it to the schedule of its week",
        ),
        waivable_by="author",
    ),
    Code(
        "KND261",
        "appointment-ends-before-start",
        ("việc bắt đầu lúc {start} mà kết thúc lúc {end}", "", "sửa giờ ghi sai; việc qua đêm thì ghi thành hai việc"),
        (
            "the engagement starts at {start} and ends at {end}",
            "",
            "correct the wrong time; write what lasts over midnight as two engagements",
        ),
        waivable_by="author",
    ),
    Code(
        "KND262",
        "overlapping-appointments",
        (
            "`{leader}` có hai việc trùng giờ: `{other}` và `{title}`",
            "",
            "sửa giờ, ghi người chủ trì thay, hoặc ghi việc đã hủy bằng change: cancelled",
        ),
        (
            "`{leader}` has two engagements at one time: `{other}` and `{title}`",
            "",
            "correct a time, name who leads instead, or cancel one by change: cancelled",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "KND263",
        "weekday-contradicts-day",
        ("`{text}` không khớp với lịch: ngày ấy là {day}", "", "sửa thứ hoặc sửa ngày"),
        ("`{text}` contradicts the calendar: that day is {day}", "", "correct the day of the week or the date"),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "KND264",
        "week-not-from-monday",
        (
            "`{key}` là {day}, một ngày {weekday}; tuần của lịch bắt đầu từ thứ Hai",
            "",
            "ghi {monday}, hoặc ngày thứ Hai của tuần đúng",
        ),
        (
            "`{key}` is {day}, a {weekday}; the week of a schedule begins on a Monday",
            "",
            "write {monday}, or the Monday of the right week",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "KND265",
        "appointment-on-day-off",
        ("ngày {day} là ngày nghỉ ({name}) mà việc này không có ghi chú", "", "sửa ngày, hoặc ghi lý do vào `{key}`"),
        ("{day} is a day off ({name}), and the engagement has no note", "", "correct the day, or say why in `{key}`"),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "KND266",
        "appointment-without-time",
        (
            "việc `{title}` chưa có giờ",
            "",
            "ghi giờ vào `{start}`, ví dụ 08:00, hoặc ghi `{all_day}: true` nếu cả ngày",
        ),
        ("the engagement `{title}` has no time", "", "write one into `{start}`, such as 08:00, or `{all_day}: true`"),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "KND267",
        "translated-schedule-differs",
        ("lịch ở bản dịch khác bản gốc {original}: {when}", "", "sửa ngày, giờ và thay đổi ở bản dịch theo bản gốc"),
        (
            "the schedule differs from its original {original}: {when}",
            "",
            "give the translation the days, times and changes of the original",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "KND268",
        "all-day-with-time",
        (
            "việc `{title}` ghi `{all_day}: true` mà vẫn có `{key}: {time}`",
            "",
            "xóa `{all_day}` nếu việc có giờ, hoặc xóa giờ nếu cả ngày",
        ),
        (
            "the engagement `{title}` has `{all_day}: true` and `{key}: {time}`",
            "",
            "delete `{all_day}` where it has a time, or the time where it takes the whole day",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "KND269",
        "registration-without-dates",
        (
            "có `{key}` mà không ghi sự kiện diễn ra lúc nào: trang mời đăng ký mãi",
            "",
            "ghi `{begin}` (bắt đầu) hoặc `{end}` (kết thúc)",
        ),
        (
            "`{key}` is given without the days of the event: the page invites for ever",
            "",
            "write `{begin}`, or `{end}`",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "KND270",
        "appointment-id-twice",
        (
            "việc `{title}` mang mã `{id}` của một việc đứng trước",
            "",
            "đặt cho nó một mã khác, hoặc bỏ mã",
        ),
        ("the engagement `{title}` has the id `{id}` of one before it", "", "give it another id, or none"),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
)
