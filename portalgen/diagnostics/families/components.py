"""Faults in what components of themes declare."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "TPL121",
        "declaration-missing",
        (
            "thành phần `{component}` chưa có bản khai `{file}`",
            "macro này chưa được mô tả và chưa có ví dụ",
            "thêm {file}: mô tả, tham số và ví dụ của mỗi macro (docs/reference/components.md)",
        ),
        (
            "the component `{component}` has no declaration `{file}`",
            "this macro is not described and has no example",
            "add {file}: description, parameters and examples of each macro (docs/reference/components.md)",
        ),
        severity=Severity.WARNING,
        party="developer",
        waivable_by="author",
    ),
    Code(
        "TPL122",
        "macro-unknown",
        (
            "bản khai nêu macro `{macro}`, nhưng mẫu không có{suggestion}",
            "các macro của mẫu: {known}",
            "sửa tên theo mẫu, hoặc xóa mục này; tên bắt đầu bằng _ là macro riêng, không khai",
        ),
        (
            "the declaration names the macro `{macro}`, which the template does not have{suggestion}",
            "macros of the template: {known}",
            "name it as the template does, or delete the entry; a name that begins with _ is private and not declared",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL123",
        "macro-undeclared",
        (
            "macro `{macro}` không có trong bản khai {file}",
            "",
            "thêm `{macro}` vào `macros` của {file}; nếu chỉ dùng trong thành phần, đặt tên bắt đầu bằng _",
        ),
        (
            "the macro `{macro}` is not in the declaration {file}",
            "",
            "add `{macro}` to `macros` in {file}; where only the component uses it, begin its name with _",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL124",
        "parameter-unknown",
        (
            "bản khai nêu tham số `{parameter}`, nhưng macro không có{suggestion}",
            "macro là {macro}",
            "sửa tên hoặc xóa tham số này theo macro",
        ),
        (
            "the declaration names the parameter `{parameter}`, which the macro does not have{suggestion}",
            "the macro is {macro}",
            "correct the name, or delete the parameter, after the macro",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL125",
        "parameter-undeclared",
        (
            "bản khai thiếu tham số `{parameter}` của macro",
            "macro là {macro}",
            "thêm `{parameter}` vào `parameters` với `type` và `description`",
        ),
        (
            "the declaration lacks the macro's parameter `{parameter}`",
            "the macro is {macro}",
            "add `{parameter}` to `parameters` with its `type` and `description`",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL126",
        "parameter-default",
        (
            "giá trị mặc định của tham số `{parameter}` khác với macro",
            "bản khai: {declared}; macro: {default}; — là bắt buộc",
            "ghi `default` như trong macro; tham số bắt buộc thì không ghi `default`",
        ),
        (
            "the default of the parameter `{parameter}` is not the macro's",
            "declared: {declared}; macro: {default}; — is required",
            "give `default` as the macro has it; a required parameter has no `default`",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL127",
        "example-fails",
        (
            "ví dụ `{example}` không dựng được: {problem}",
            "lỗi gặp ở {where}",
            "sửa giá trị của ví dụ, hoặc để mẫu ở {where} nhận được giá trị này",
        ),
        (
            "the example `{example}` does not render: {problem}",
            "the fault was met at {where}",
            "correct the example's values, or let the template at {where} take them",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL128",
        "override-parameters",
        (
            "macro `{macro}` không gọi được như trong giao diện cha",
            "giao diện cha có {expected}, ở {where}",
            "giữ các tham số ấy, đúng thứ tự; tham số thêm phải đứng sau và có giá trị mặc định",
        ),
        (
            "the macro `{macro}` cannot be called as in the theme that is extended",
            "the theme that is extended has {expected}, at {where}",
            "keep these parameters in this order; a further one comes after them and has a default",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL129",
        "example-file-missing",
        (
            "giao diện không có tệp `{file}` mà ví dụ nêu{suggestion}",
            "",
            "thêm tệp vào giao diện, hoặc ghi đường dẫn khác sau `theme:`",
        ),
        (
            "the theme has no file `{file}`, which the example names{suggestion}",
            "",
            "add the file to the theme, or write another path after `theme:`",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL130",
        "parameter-type-unknown",
        (
            "không có kiểu tham số `{type}`{suggestion}",
            "",
            "dùng text, flag, number, html hoặc tên một giá trị của views; thêm `list of …` hoặc `… or nothing` nếu cần",
        ),
        (
            "there is no type of parameter `{type}`{suggestion}",
            "",
            "use text, flag, number, html or the name of a value of the views, with `list of …` or `… or nothing`",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL132",
        "override-type",
        (
            "tham số `{parameter}` của macro `{macro}` có kiểu `{type}`, khác giao diện cha",
            "giao diện cha khai `{expected}`, ở {where}",
            "giữ kiểu ấy, vì mẫu của giao diện cha và nội dung vẫn đưa giá trị như cũ; chỉ được thêm `or nothing`",
        ),
        (
            "the parameter `{parameter}` of the macro `{macro}` is of type `{type}`, unlike in the theme that is extended",
            "the theme that is extended declares `{expected}`, at {where}",
            "keep this type, since templates of that theme and content still give such values; only `or nothing` may be added",
        ),
        party="developer",
        waivable_by="nobody",
    ),
)
