"""Translations, reported to the translators: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "LNG201",
        "english-missing",
        (
            "bài `{title}` thuộc chuyên mục `{section}` phải có bản tiếng Anh nhưng chưa có",
            "",
            "chạy portalgen translate {source} --to en rồi dịch",
        ),
        (
            "`{title}` in section `{section}` has to be in English and is not",
            "",
            "run portalgen translate {source} --to en and translate it",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 3(1); NĐ 42/2022 Điều 7",
        party="translator",
        waivable_by="author",
    ),
    Code(
        "LNG202",
        "translation-same-as-original",
        (
            "nội dung của bản tiếng Anh giống hệt bản gốc `{original}`",
            "",
            "dịch nội dung, hoặc ghi draft: true cho tới khi dịch xong",
        ),
        (
            "the body of the English page is that of its original `{original}`",
            "",
            "translate it, or set draft: true until it is done",
        ),
        severity=Severity.WARNING,
        party="translator",
        waivable_by="author",
    ),
    Code(
        "LNG203",
        "wrong-language-text",
        (
            "{count} trong {all} từ của bản tiếng Anh là tiếng Việt, bắt đầu từ dòng này",
            "",
            "dịch phần còn lại, hoặc ghi draft: true cho tới khi dịch xong",
        ),
        (
            "{count} of the {all} words of the English page are Vietnamese, from this line on",
            "",
            "translate the rest, or set draft: true until it is done",
        ),
        severity=Severity.WARNING,
        party="translator",
        waivable_by="author",
    ),
    Code(
        "LNG204",
        "files-untranslated",
        ("`{text}` ở bản tiếng Anh vẫn là tiếng Việt", "", "ghi {key} ở bản tiếng Anh với {field} bằng tiếng Anh"),
        (
            "`{text}` on the English page is still Vietnamese",
            "",
            "give {key} in the English file, with {field} in English",
        ),
        severity=Severity.NOTE,
        party="translator",
        waivable_by="author",
    ),
    Code(
        "LNG205",
        "translation-shorter",
        (
            "bản tiếng Anh có {count} chữ cái, chưa tới một phần ba của bản gốc `{original}` ({all})",
            "",
            "dịch phần còn thiếu, hoặc ghi (summary) trong tiêu đề nếu là bản tóm tắt",
        ),
        (
            "the English page has {count} letters, less than a third of its original `{original}` ({all})",
            "",
            "translate the rest, or write (summary) in the title where it is one",
        ),
        severity=Severity.NOTE,
        party="translator",
        waivable_by="author",
    ),
    Code(
        "LNG206",
        "vietnamese-without-marks",
        (
            "ở đây có {all} từ mà không chữ nào có dấu tiếng Việt",
            "",
            "gõ lại có dấu; nếu bài viết bằng tiếng Anh thì đổi tên tệp thành .en.md",
        ),
        (
            "here are {all} words and not one Vietnamese letter",
            "",
            "type it with marks; rename it to .en.md if it is in English",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "LNG207",
        "title-untranslated",
        ("`{key}` của bản tiếng Anh vẫn là tiếng Việt: `{text}`", "", "dịch `{key}` sang tiếng Anh"),
        ("`{key}` of the English page is still Vietnamese: `{text}`", "", "translate `{key}`"),
        severity=Severity.WARNING,
        party="translator",
        waivable_by="author",
    ),
)
