"""What is asked of opinions, drafts and adoption reports: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code(
        "KND209",
        "opinion-answered-both-ways",
        (
            "ý kiến số `{number}` có những câu trả lời khác kết quả nhau mà không nói từng câu trả lời điểm nào",
            "",
            "ghi `point` khác nhau cho từng câu trả lời; ghi nhầm số thì sửa `answers`",
        ),
        (
            "opinion `{number}` has answers of different outcomes that do not say what each of them answers",
            "",
            "give each of them a `point` of its own, or correct the number in `answers`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND211",
        "opinion-before-opening",
        (
            "ý kiến ghi nhận ngày {day}, trước khi bắt đầu lấy ý kiến {first}",
            "",
            "đối chiếu với sổ văn bản đến rồi sửa ngày ghi sai",
        ),
        (
            "the opinion was received on {day}, before the consultation opened, {first}",
            "",
            "compare with the register and correct the wrong day",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND212",
        "opinion-after-closing",
        (
            "ý kiến nhận ngày {day}, sau khi hết hạn góp ý {last}",
            "",
            "ghi nhầm ngày thì sửa; đúng là đến muộn thì để nguyên",
        ),
        (
            "the opinion was received on {day}, after the last day, {last}",
            "",
            "correct the day where it is mistyped; leave it where the opinion really came late",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "KND213",
        "ledger-empty",
        (
            "hết hạn góp ý từ {last}, quá {limit} ngày mà chưa công bố ý kiến nhận được",
            "số ngày là thông lệ, đặt trong site-config/lint.yaml",
            "ghi các ý kiến vào `opinions`; không có ý kiến nào thì ghi `none_received: true`",
        ),
        (
            "opinions were taken until {last}, and after {limit} days nothing says what was received",
            "the number of days is house practice, set in site-config/lint.yaml",
            "enter the opinions in `opinions`, or write `none_received: true` where there were none",
        ),
        severity=_WARNING,
        basis="QĐ 2111 Điều 7(18)",
        waivable_by="author",
    ),
    Code(
        "KND214",
        "draft-file-missing",
        (
            "lấy ý kiến dự thảo văn bản quy phạm pháp luật mà không có tệp dự thảo",
            "",
            "thêm tệp vào `attachments` với `role: draft`; nội dung khác thì ghi `consultation_type: other`",
        ),
        (
            "opinions are asked for on a draft normative document, and the draft is not there",
            "",
            "add the file to `attachments` with `role: draft`, or write `consultation_type: other`",
        ),
        basis="QĐ 2111 Điều 7(18)",
        waivable_by="author",
    ),
    Code(
        "KND215",
        "draft-papers-missing",
        (
            "dự thảo chưa kèm {papers}",
            "",
            "thêm tệp vào `attachments` với `role: submission` (tờ trình), `role: explanation` (bản thuyết minh)",
        ),
        (
            "the draft stands without its {papers}",
            "",
            "add the files to `attachments` with `role: submission` and `role: explanation`",
        ),
        severity=Severity.NOTE,
        basis="QĐ 2111 Điều 7(18)",
        waivable_by="author",
    ),
    Code(
        "KND217",
        "hidden-while-open",
        (
            "theo `{key}`, bài không hiện trong thời gian còn mở, đến hết `{closes}`",
            "",
            "sửa `{key}` hoặc `{closes}`; bài ở lại sau hạn để công bố kết quả",
        ),
        (
            "by `{key}` the item is not shown while it is open, until `{closes}`",
            "",
            "correct `{key}` or `{closes}`; the item stays afterwards with its results",
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
            "thời gian lấy ý kiến là {days}; ở cấp xã phải ít nhất {least} ngày",
            "",
            "lùi hạn góp ý; việc không thuộc luật này thì đề nghị Ban Biên tập miễn áp dụng",
        ),
        (
            "opinions are taken for {days}; in communes it has to be {least} at least",
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
            "dự thảo văn bản quy phạm pháp luật chỉ lấy ý kiến {days}, ít hơn {least} ngày",
            "số ngày tối thiểu chưa được đối chiếu với văn bản gốc; đặt trong site-config/lint.yaml",
            "lùi hạn góp ý, hoặc bỏ qua kèm lý do nếu theo thủ tục rút gọn",
        ),
        (
            "a draft normative document is open for {days}, fewer than {least} days",
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
        "KND245",
        "report-without-ledger",
        (
            "đã ghi ngày báo cáo tiếp thu nhưng không có ý kiến nào, cũng không ghi là không nhận được",
            "",
            "ghi các ý kiến vào `opinions`; không nhận được ý kiến nào thì ghi `none_received: true`",
        ),
        (
            "the adoption report has a day, and there is no opinion, nor a word that none was received",
            "",
            "enter the opinions in `opinions`, or write `none_received: true`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND246",
        "opinion-answered-twice",
        (
            "mục trả lời này ghi ý kiến số `{number}` hai lần",
            "",
            "xóa số ghi lặp trong `answers`, hoặc sửa thành số đúng",
        ),
        (
            "this answer names opinion `{number}` twice",
            "",
            "delete the repeated number in `answers`, or write the one that is meant",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
)
