"""How a diagnostic is said, in Vietnamese or English."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.codes import CODES
from portalgen.diagnostics.model import Diagnostic, Phrase, Severity, Value

PHRASES: Final = MappingProxyType(
    {
        "nothing": ("", ""),
        "day": ("ngày hợp lệ", "a valid date"),
        "day.example": ("năm-tháng-ngày, ví dụ 2026-11-24 (ngày 24/11/2026)", "year-month-day, for example 2026-11-24"),
        "day.month": ("tháng phải từ 01 đến 12", "the month must be 01 to 12"),
        "day.day": ("tháng này không có ngày đó", "the month has no such day"),
        "day.form": ("dạng ngày là YYYY-MM-DD", "a date has the form YYYY-MM-DD"),
        "moment": ("thời điểm hợp lệ", "a valid time"),
        "moment.example": (
            "ví dụ 2026-11-24 hoặc 2026-11-24T08:00 (giờ Việt Nam)",
            "for example 2026-11-24 or 2026-11-24T08:00 (Vietnam time)",
        ),
        "moment.time": ("giờ phải từ 00:00 đến 23:59", "the time must be 00:00 to 23:59"),
        "moment.form": ("dạng là YYYY-MM-DD hoặc YYYY-MM-DDThh:mm", "the form is YYYY-MM-DD or YYYY-MM-DDThh:mm"),
        "boolean": ("true hoặc false", "true or false"),
        "boolean.example": ("true (có) hoặc false (không)", "true or false"),
        "integer": ("số nguyên", "a whole number"),
        "integer.example": ("một số như 12", "a number such as 12"),
        "id": ("mã hợp lệ", "a valid id"),
        "id.example": (
            "chữ thường không dấu, số và dấu gạch nối, ví dụ sngv-2026-hoi-nghi",
            "lower-case ASCII, digits and hyphens, for example sngv-2026-hoi-nghi",
        ),
        "address": ("địa chỉ web hợp lệ", "a valid web address"),
        "address.example": ("ví dụ https://example.vn/trang", "for example https://example.vn/page"),
        "email": ("địa chỉ thư điện tử", "an e-mail address"),
        "email.example": ("ví dụ vanthu@lamdong.gov.vn", "for example vanthu@lamdong.gov.vn"),
        "path": ("đường dẫn hợp lệ", "a valid path"),
        "path.example": (
            "bắt đầu và kết thúc bằng /, ví dụ /sites/en/",
            "beginning and ending with /, for example /sites/en/",
        ),
        "host": ("tên miền hợp lệ", "a valid host name"),
        "host.example": ("ví dụ sngv.lamdong.gov.vn", "for example sngv.lamdong.gov.vn"),
        "color": ("mã màu", "a colour"),
        "color.example": (
            'sáu chữ số thập lục phân, ví dụ "#0b5d3b" (trong ngoặc kép)',
            'six hexadecimal digits, for example "#0b5d3b" (quoted)',
        ),
        "file": ("tên tệp cạnh bài viết", "a file beside the page"),
        "file.example": ("tên tệp, ví dụ quyet-dinh.pdf", "a file name, for example quyet-dinh.pdf"),
        "text": ("chữ", "text"),
        "text.example": ("một dòng chữ", "a line of text"),
        "text.empty": ("giá trị đang để trống", "the value is empty"),
        "list": ("danh sách", "a list"),
        "list.example": (
            "mỗi mục một dòng bắt đầu bằng dấu -, hoặc [a, b]",
            "one line for each entry beginning with -, or [a, b]",
        ),
        "mapping": ("một nhóm khóa", "a group of keys"),
        "mapping.example": ("các khóa con thụt vào, mỗi khóa một dòng", "keys below it, indented, one a line"),
        "valid": ("giá trị hợp lệ", "a valid value"),
        "valid.example": ("giá trị như trong hướng dẫn của khóa này", "a value as this key's help says"),
        "image.damaged": ("dữ liệu ảnh hỏng hoặc bị cắt", "its data is damaged or cut off"),
        "image.changed": ("tệp vừa thay đổi trong lúc dựng trang", "it changed while the site was built"),
        "single-line": ("đường dẫn nguồn", "a source path"),
    }
)

SEVERITY_WORDS: Final = MappingProxyType(
    {
        Severity.ERROR: ("lỗi", "error"),
        Severity.WARNING: ("cảnh báo", "warning"),
        Severity.NOTE: ("lưu ý", "note"),
    }
)


def severity_of(diagnostic: Diagnostic) -> Severity:
    """The severity of the diagnostic's code."""
    return CODES[diagnostic.code].severity


def sentence(diagnostic: Diagnostic, language: str) -> str:
    """The one sentence that says what is wrong."""
    return _texts(diagnostic, language)[0]


def note(diagnostic: Diagnostic, language: str) -> str:
    """What stands under the carets; may be empty."""
    return _texts(diagnostic, language)[1]


def help_text(diagnostic: Diagnostic, language: str) -> str:
    """The way out."""
    return _texts(diagnostic, language)[2]


def severity_word(severity: Severity, language: str) -> str:
    """`lỗi`, `cảnh báo`, `lưu ý`, or their English."""
    vi, en = SEVERITY_WORDS[severity]
    return en if language == "en" else vi


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is meant by `word`, or an empty string."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def _texts(diagnostic: Diagnostic, language: str) -> tuple[str, str, str]:
    code = CODES[diagnostic.code]
    values = {name: _said(name, value, language) for name, value in diagnostic.values}
    first, second, third = code.en if language == "en" else code.vi
    return first.format_map(values), second.format_map(values), third.format_map(values)


def _said(name: str, value: Value, language: str) -> str:
    if isinstance(value, Phrase):
        vi, en = PHRASES[value.key]
        return en if language == "en" else vi
    if name == "suggestion" and value:
        return f" - did you mean `{value}`?" if language == "en" else f"; có phải là `{value}`?"
    return value
