"""Faults in the tables of other names (`site-config/search/*.yaml`), and in the other names of pages."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "CFG210",
        "alias-target",
        (
            "tên khác dẫn tới `{target}`, không tìm thấy{suggestion}",
            "",
            "dùng site:<mã trang>, site:<mã trang>/<chuyên mục>, id:<mã bài>, service:<dịch vụ> hoặc alias:<tên có trong bảng>",
        ),
        (
            "an alias leads to `{target}`, which does not exist{suggestion}",
            "",
            "use site:<site>, site:<site>/<section>, id:<item>, service:<service> or alias:<a name of a table>",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG211",
        "alias-language",
        (
            "không trang nào có ngôn ngữ `{language}`{suggestion}, nên tên khác này không bao giờ được dùng",
            "",
            "sửa mã ngôn ngữ, hoặc bỏ dòng language để dùng cho mọi ngôn ngữ",
        ),
        (
            "no site has the language `{language}`{suggestion}, so that this alias is never used",
            "",
            "correct the language, or delete the line so that the alias holds in all",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG212",
        "alias-circle",
        (
            "tên `{words}` dẫn tới `{target}`, rồi quay lại chính nó, nên không tới trang nào",
            "",
            "thay một trong các đích alias: bằng trang cần tới, ví dụ site:<mã trang>",
        ),
        (
            "the alias `{words}` leads to `{target}` and from there back to itself, so that it never reaches a page",
            "",
            "put the page itself in the place of one of these alias: targets, such as site:<site>",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG213",
        "alias-twice",
        (
            "tên `{words}` đã có ở trên trong cùng tệp; khi tìm, tên này dẫn tới đích của cả hai chỗ",
            "",
            "gộp thành một mục với mọi đích trong targets, hoặc xóa chỗ thừa",
        ),
        (
            "the name `{words}` stands above in the same file; a search leads to the targets of both",
            "",
            "make one entry of them with all targets, or delete the one too many",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG214",
        "alias-without-basis",
        (
            "`{words}` là tên cơ quan cũ mà không dẫn văn bản nào nói cơ quan nào kế tiếp",
            "",
            "ghi văn bản và điều vào `basis`; chưa biết văn bản thì bỏ tên này cho tới khi biết",
        ),
        (
            "`{words}` is a former agency, and no instrument is named that says which agency succeeds it",
            "",
            "write the instrument and the article into `basis`; where it is not known leave the name out until it is",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG236",
        "alias-names-site",
        (
            "`{words}` là tên của trang `{site}`, mà ở đây dẫn tới nơi khác",
            "",
            "thêm `site:{site}` vào `targets`; tên cũ của nơi khác thì ghi `kind: former_unit` hoặc former_agency, và `since`",
        ),
        (
            "`{words}` is the name of the site `{site}`, and leads elsewhere here",
            "",
            "add `site:{site}` to `targets`; the former name of something else has `kind: former_unit` or former_agency, and `since`",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG237",
        "alias-without-marks",
        (
            "`{words}` chỉ khác `{other}` ở dấu và chữ hoa; việc tìm đã coi hai tên là một",
            "",
            "xóa `{words}`, giữ lại tên có dấu",
        ),
        (
            "`{words}` differs from `{other}` by its marks and capitals alone, and a search takes both for one",
            "",
            "delete `{words}` and keep the name with its marks",
        ),
        severity=Severity.NOTE,
        party="operator",
        waivable_by="author",
    ),
)
