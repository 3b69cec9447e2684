"""What in the repository hides a difference from those who approve."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "REP201",
        "attributes-in-content",
        (
            "`content/` không được có tệp `.gitattributes`",
            "tệp này đổi cách kho hiện, gộp và lấy ra các tệp bên dưới nó",
            "xóa tệp; điều cả kho cần thì ghi trong `.gitattributes` ở gốc kho",
        ),
        (
            "`content/` may hold no `.gitattributes`",
            "it changes how the repository shows, merges and checks out what lies below it",
            "delete the file; what the whole repository needs goes into the `.gitattributes` at its top",
        ),
        party="operator",
        waivable_by="nobody",
        lock="hidden",
    ),
    Code(
        "REP202",
        "approved-files-hidden",
        (
            "`{attributes}` áp dụng cho `{path}`: {effect}",
            "",
            "xóa thuộc tính này, hoặc đổi mẫu của dòng để không gồm `content/` và `site-config/`",
        ),
        (
            "`{attributes}` holds for `{path}`: {effect}",
            "",
            "delete this attribute, or change the line's pattern to leave `content/` and `site-config/` out",
        ),
        party="operator",
        waivable_by="nobody",
        lock="hidden",
    ),
    Code(
        "REP203",
        "difference-hidden",
        (
            "`{attributes}` áp dụng cho `{path}`: {effect}",
            "",
            "xóa thuộc tính này; tệp đúng là do máy tạo thì đặt mức của REP203 trong site-config/lint.yaml",
        ),
        (
            "`{attributes}` holds for `{path}`: {effect}",
            "",
            "delete this attribute; for files that are indeed made set the severity of REP203 in site-config/lint.yaml",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "REP204",
        "repository-in-content",
        (
            "`{path}` là kho khác, nên người duyệt không thấy tệp nào trong đó",
            "",
            "chép các tệp vào kho này, rồi bỏ kho con bằng `git submodule deinit` và `git rm`",
        ),
        (
            "`{path}` is another repository, so who approves sees none of its files",
            "",
            "copy the files into this repository, then remove the submodule with `git submodule deinit` and `git rm`",
        ),
        party="operator",
        waivable_by="nobody",
        lock="hidden",
    ),
)
