"""What is asked of questions, dialogues and surveys, and of words about citizens: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code(
        "KND216",
        "dialogue-record-missing",
        (
            "đối thoại kết thúc từ {last}, quá {limit} ngày mà còn {count} câu hỏi chưa trả lời và chưa có biên bản",
            "số ngày là thông lệ, đặt trong site-config/lint.yaml",
            "ghi `answer` cho từng câu hỏi, hoặc thêm biên bản vào `attachments` với `role: record`",
        ),
        (
            "the dialogue ended on {last}; after {limit} days {count} of its questions have no answer, and there is no record",
            "the number of days is house practice, set in site-config/lint.yaml",
            "write an `answer` to each question, or add the record to `attachments` with `role: record`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND220",
        "answer-without-day",
        (
            "bài đã có nội dung trả lời mà chưa ghi `answered`",
            "trang vẫn hiện là chưa trả lời",
            "ghi `answered` với ngày trả lời; chưa trả lời thì xóa phần nội dung",
        ),
        (
            "the page has an answer, and `answered` is not given",
            "the page still says that it is not answered",
            "write the day of the answer into `answered`, or delete the text where it is none",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND221",
        "survey-options-wrong",
        ("câu hỏi này không trả lời được: {problem}", "", "sửa hoặc thêm phương án"),
        ("this question cannot be answered: {problem}", "", "correct the options, or add one"),
        severity=_WARNING,
        waivable_by="author",
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
        (
            "chỗ này nêu tên một người, hoặc hộp thư mang tên người, tài khoản mạng xã hội, biển số xe",
            "dữ liệu cá nhân",
            "bỏ đi; ghi người hỏi, một người dân, một hộ hoặc chức vụ",
        ),
        (
            "a person is named here, or a mailbox that bears a name, an account of a social network or a number plate",
            "personal data",
            "take it out; say who asked, a citizen, a household, or the post",
        ),
        severity=_WARNING,
        basis="Luật BVDLCN 91/2025",
        waivable_by="author",
    ),
    Code(
        "KND242",
        "citizen-home",
        (
            "chỗ này có số nhà hoặc số thửa đất, có thể là của một người dân",
            "dữ liệu cá nhân",
            "nếu là của người dân thì bỏ số nhà, số thửa, ghi tên đường, thôn hoặc xã; nếu là của cơ quan hoặc đất công thì bỏ qua quy tắc này kèm lý do",
        ),
        (
            "here is the number of a house or a plot of land, which may be a citizen's",
            "personal data",
            "where it is a citizen's, take the number out and name the street, village or commune; where it is an office's or public land, suppress this rule with its reason",
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
)
