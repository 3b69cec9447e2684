"""What a template may not be made of, and how far it may go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.code import Code

_REFUSALS: Final = (
    (
        "TPL135",
        "template-private-name",
        "mẫu dùng tên riêng `{found}`, không được đọc từ mẫu",
        "the template uses the private name `{found}`, which templates may not read",
    ),
    (
        "TPL136",
        "template-path-computed",
        "đường dẫn sau `{found}` phải ghi thẳng, không được tính ra",
        "the path behind `{found}` has to stand there, and may not be computed",
    ),
    (
        "TPL137",
        "template-call",
        "mẫu không được gọi hay dùng `{found}` như thế",
        "the template may not call or use `{found}` in this way",
    ),
    (
        "TPL138",
        "template-method",
        "mẫu không được gọi phương thức `{found}`",
        "the template may not call the method `{found}`",
    ),
    (
        "TPL139",
        "template-filter",
        "mẫu không được dùng bộ lọc hay phép thử `{found}`",
        "the template may not use the filter or test `{found}`",
    ),
    (
        "TPL140",
        "template-reserved-name",
        "mẫu không được dùng tên `{found}`",
        "the template may not use the name `{found}`",
    ),
    (
        "TPL141",
        "template-form",
        "mẫu không được dùng `{found}`",
        "the template may not use `{found}`",
    ),
    (
        "TPL142",
        "template-subscript",
        "chỉ số `{found}` phải ghi thẳng, không được tính ra",
        "what stands in `{found}` has to be written there, and may not be computed",
    ),
    (
        "TPL143",
        "template-filter-argument",
        "bộ lọc `{found}` không nhận đối số như thế",
        "the filter `{found}` does not take such arguments",
    ),
    (
        "TPL144",
        "template-too-deep",
        "mẫu lồng quá nhiều tầng từ dòng này",
        "the template is nested too deep from this line on",
    ),
    (
        "TPL147",
        "template-value",
        "mẫu chỉ in được chữ, số và HTML, không in được {found}",
        "templates show text, numbers and HTML, and cannot show {found}",
    ),
    (
        "TPL148",
        "template-character",
        "giao diện có ký tự {found}, không trang nào chứa được",
        "the theme has the character {found}, which no page can hold",
    ),
)
"""Code, name, sentence in Vietnamese and in English: `{found}` is what stands in the template."""


def _refusal_codes() -> Iterator[Code]:
    for code, name, vi, en in _REFUSALS:
        yield Code(
            code,
            name,
            (vi, "", "viết lại: {way}"),
            (en, "", "write it otherwise: {way}"),
            party="developer",
            waivable_by="nobody",
        )


CODES: Final = (
    *_refusal_codes(),
    Code(
        "TPL145",
        "template-limit",
        (
            "mẫu vượt giới hạn: {problem} (trang {page})",
            "chưa dựng trang nào khác bằng giao diện này",
            "rút gọn mẫu: {way}",
        ),
        (
            "the template went beyond a limit: {problem} (page {page})",
            "no other page was rendered with this theme",
            "make the template smaller: {way}",
        ),
        party="developer",
        waivable_by="nobody",
    ),
)
