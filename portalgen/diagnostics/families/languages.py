"""Faults between translations."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "LNG101",
        "translation-without-original",
        (
            "bản dịch (translated_from) mà không có bản gốc bên cạnh",
            "",
            "thêm bản gốc `{name}.{language}.md`, hoặc bỏ khóa translated_from",
        ),
        (
            "a translation (translated_from) without its original beside it",
            "",
            "add the original `{name}.{language}.md`, or drop translated_from",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNG102",
        "translation-contradicts",
        ("`{key}` của bản dịch khác với bản gốc (`{original}`)", "", "xóa dòng này: khóa dùng chung chỉ ghi ở bản gốc"),
        (
            "`{key}` of the translation differs from the original (`{original}`)",
            "",
            "delete this line: shared keys stand in the original only",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNG103",
        "two-originals",
        (
            "bản `{language}` không có khóa translated_from, nên không biết đâu là bản gốc",
            "",
            "ghi translated_from bằng lệnh portalgen translate",
        ),
        (
            "the `{language}` version has no translated_from, so the original is not known",
            "",
            "let portalgen translate write translated_from",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNG104",
        "translation-outdated",
        (
            "bản dịch này được làm từ một bản gốc đã thay đổi",
            "",
            "xem lại bản dịch, rồi chạy portalgen translate {original} --to {language}",
        ),
        (
            "this translation was made from an original that has changed",
            "",
            "revise it, then run portalgen translate {original} --to {language}",
        ),
        severity=Severity.NOTE,
        party="translator",
        waivable_by="author",
    ),
)
