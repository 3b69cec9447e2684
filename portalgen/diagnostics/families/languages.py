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
            "{remedy}",
        ),
        (
            "a translation (translated_from) without its original beside it",
            "",
            "{remedy}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNG102",
        "translation-contradicts",
        ("`{key}` của bản dịch khác với bản gốc (`{original}`)", "", "{remedy}"),
        ("`{key}` of the translation differs from the original (`{original}`)", "", "{remedy}"),
        waivable_by="nobody",
    ),
    Code(
        "LNG103",
        "two-originals",
        (
            "bản `{language}` và bản `{other}` đều không có khóa translated_from, nên không biết đâu là bản gốc",
            "",
            "bản `{other}` là bản gốc thì chạy `portalgen translate {other_path} --to {language}`; "
            "bản `{language}` là bản gốc thì chạy `portalgen translate {path} --to {other}`",
        ),
        (
            "neither the `{language}` version nor the `{other}` one has translated_from, so the original is not known",
            "",
            "where `{other}` is the original, run `portalgen translate {other_path} --to {language}`; "
            "where `{language}` is, run `portalgen translate {path} --to {other}`",
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
