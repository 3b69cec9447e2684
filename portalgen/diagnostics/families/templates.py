"""Faults in themes."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "TPL101",
        "undefined-name",
        (
            "giao diện dùng tên không có: {problem} (trang {page}; qua {chain})",
            "",
            "sửa tên theo các trường trong docs/reference/views.md",
        ),
        (
            "the theme uses an undefined name: {problem} (page {page}; through {chain})",
            "",
            "correct the name after docs/reference/views.md",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL102",
        "template-syntax",
        ("không đọc được mẫu giao diện: {problem}", "", "sửa cú pháp Jinja ở dòng này"),
        ("the template cannot be read: {problem}", "", "correct the Jinja syntax of this line"),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL103",
        "unknown-string",
        (
            "không có chuỗi giao diện `{key}` trong ngôn ngữ `{language}` ({page}){suggestion}",
            "",
            "thêm `{key}` vào themes/{theme}/strings/{language}.yaml",
        ),
        (
            "there is no interface string `{key}` in language `{language}` ({page}){suggestion}",
            "",
            "add `{key}` to themes/{theme}/strings/{language}.yaml",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL104",
        "template-missing",
        ("giao diện không có mẫu `{name}` (trang {page}; qua {chain})", "", "thêm tệp {name} vào giao diện{origin}"),
        ("the theme has no template `{name}` (page {page}; through {chain})", "", "add {name} to the theme{origin}"),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL105",
        "template-fault",
        ("mẫu giao diện gặp lỗi: {problem} (trang {page}; qua {chain})", "", "sửa mẫu ở dòng này"),
        ("the template failed: {problem} (page {page}; through {chain})", "", "correct the template on this line"),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL106",
        "theme-file-missing",
        ("theme.yaml nêu `{file}`, nhưng giao diện không có tệp này", "", "thêm tệp hoặc xóa dòng"),
        ("theme.yaml names `{file}`, which the theme does not hold", "", "add the file or delete the line"),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL107",
        "theme-contrast",
        (
            "giao diện không đủ tương phản: `{foreground}` ({foreground_color}) trên `{background}` "
            "({background_color}) chỉ đạt {ratio}, cần ít nhất {least} ({appearance})",
            "",
            "sửa một trong hai màu trong style của giao diện",
        ),
        (
            "the theme has too little contrast: `{foreground}` ({foreground_color}) on `{background}` "
            "({background_color}) has {ratio} and needs {least} ({appearance})",
            "",
            "change one of the two colours in the theme's styles",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL108",
        "token-unreadable",
        (
            "không tính được màu của token `{token}` {why} để xét độ tương phản",
            "",
            "đặt token trong :root bằng mã màu #rrggbb, var(), color-mix() hoặc oklch(), hoặc bỏ cặp màu này",
        ),
        (
            "the colour of token `{token}` {why} cannot be computed for its contrast",
            "",
            "set it in :root with #rrggbb, var(), color-mix() or oklch(), or leave this pair out",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL109",
        "style-syntax",
        (
            "style của giao diện sai cú pháp CSS: {problem}",
            "mọi style được ghép thành site.css, nên lỗi này làm hỏng cả các style đứng sau",
            "sửa CSS ở dòng này",
        ),
        (
            "a style of the theme is not sound CSS: {problem}",
            "all styles are joined in site.css, so that this spoils those that follow too",
            "correct the CSS of this line",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL110",
        "script-syntax",
        (
            "script của giao diện sai cú pháp JavaScript",
            "trình duyệt bỏ cả tệp có lỗi; mọi script của trang được ghép thành một tệp site.js",
            "sửa JavaScript ở dòng này",
        ),
        (
            "a script of the theme is not sound JavaScript",
            "browsers drop the whole file with the fault, and all scripts for every page are joined in site.js",
            "correct the JavaScript of this line",
        ),
        party="developer",
        waivable_by="nobody",
    ),
    Code(
        "TPL133",
        "facet-layout-missing",
        (
            "giao diện `{theme}` chưa có mẫu `layouts/facet.html`, nên danh sách của các trang dùng nó không lọc được",
            "",
            "thêm layouts/facet.html (chỉ cần dòng kế thừa layouts/list.html) và chuỗi facets.* trong strings/, xem giao diện default",
        ),
        (
            "the theme `{theme}` has no `layouts/facet.html` yet, so the lists of sites that use it have no filters",
            "",
            "add layouts/facet.html (one line that extends layouts/list.html will do) and the strings facets.*, as in the theme default",
        ),
        severity=Severity.NOTE,
        party="developer",
        waivable_by="author",
    ),
    Code(
        "TPL134",
        "theme-file-older",
        (
            "tệp này của giao diện viết cho bản trước: không đọc {words}, nên {loss}",
            "",
            "so với {file} của giao diện default rồi thêm phần đọc {words}; giao diện có extends thì cũng có thể xóa tệp này",
        ),
        (
            "this file of the theme was written for a former version: it does not read {words}, so that {loss}",
            "",
            "compare it with {file} of the theme default and let it read {words}; a theme with extends may also delete the file",
        ),
        severity=Severity.WARNING,
        party="developer",
        waivable_by="author",
    ),
    Code(
        "TPL146",
        "theme-not-measured",
        (
            "cổng có mã đo (monitoring) nhưng tệp này của giao diện không hiện mã ấy, nên các trang không được đo",
            "",
            "thêm chrome.monitoring vào cuối <head>, như layouts/base.html của giao diện default; hoặc xóa monitoring",
        ),
        (
            "the portal is measured (monitoring), but this file of the theme does not show the script: pages are not measured",
            "",
            "add chrome.monitoring at the end of <head>, as layouts/base.html of the theme default has it; or delete monitoring",
        ),
        party="developer",
        waivable_by="nobody",
    ),
)
