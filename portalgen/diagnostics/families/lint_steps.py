"""What is asked of steps and of what they state: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code(
        "KND251",
        "stated-without-basis",
        (
            "`{key}` ghi {value} mà bài không dẫn văn bản nào",
            "",
            "ghi luật, nghị định và điều vào `{basis}`; không có văn bản trong tay thì ghi `{key}: {elsewhere}`",
        ),
        (
            "`{key}` says {value}, and the item names no legal text",
            "",
            "write the law and its article into `{basis}`; where none is at hand write `{key}: {elsewhere}`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND252",
        "step-title-only",
        (
            "bước `{step}` chỉ có tên: người đọc không biết làm thế nào, ở đâu",
            "",
            "ghi thêm một trong các khóa {keys}",
        ),
        (
            "the step `{step}` has a title only: readers do not know how or where",
            "",
            "give it one of the keys {keys}",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND253",
        "too-many-steps",
        (
            "{count} bước là quá nhiều để đọc hết; quá {most} bước nên chia ra",
            "",
            "gộp các bước liền nhau, hoặc tách thành nhiều bài và nối bằng `related`",
        ),
        (
            "{count} steps are too many to be read; more than {most} are better divided",
            "",
            "join steps that follow each other, or write several items and connect them by `related`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND254",
        "translated-steps-differ",
        (
            "bước {number} ở bản dịch khác bản gốc {original}: thừa, thiếu hoặc dẫn tới nơi khác",
            "",
            "sửa các bước của bản dịch theo bản gốc",
        ),
        (
            "step {number} differs from the original {original}: one too many, one too few, or it leads elsewhere",
            "",
            "give the translation the steps of the original",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND277",
        "translation-without-steps",
        (
            "bản dịch không có các bước riêng: người đọc thấy các bước của {original}, chưa được dịch",
            "",
            "dịch các bước vào `{key}` của bản dịch",
        ),
        (
            "the translation has no steps of its own: readers see those of {original}, not translated",
            "",
            "translate the steps into `{key}` of the translation",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND278",
        "figure-without-basis",
        (
            "lời văn ghi {value} mà bài không dẫn văn bản nào",
            "",
            "ghi luật, nghị định và điều vào `{basis}`; không có văn bản trong tay thì bỏ con số, và ghi `{elsewhere}` ở `time`, `fee`",
        ),
        (
            "the words say {value}, and the item names no legal text",
            "",
            "write the law and its article into `{basis}`; where none is at hand leave the figure out, and write `{elsewhere}` in `time`, `fee`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND279",
        "basis-without-number",
        (
            "căn cứ `{value}` không có số hay điều, nên không ai tìm lại được",
            "",
            "ghi tên văn bản kèm số và điều vào `{basis}`, ví dụ `Luật Tiếp cận thông tin số 104/2016/QH13, Điều 22`",
        ),
        (
            "the legal basis `{value}` has neither a number nor an article, so that nobody can look it up",
            "",
            "write the text with its number and article into `{basis}`, such as `Luật Tiếp cận thông tin số 104/2016/QH13, Điều 22`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
)
