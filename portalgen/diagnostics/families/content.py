"""Faults in the files of pages."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.families.yaml_texts import yaml_codes_of

CODES: Final = (
    *yaml_codes_of("FMT"),
    Code(
        "FMT120",
        "front-matter-missing",
        (
            "tệp không bắt đầu bằng phần thông tin của bài (giữa hai dòng ---)",
            "",
            "{remedy}",
        ),
        (
            "the file does not begin with front matter between two lines ---",
            "",
            "{remedy}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT121",
        "front-matter-unclosed",
        (
            "phần thông tin của bài mở ở dòng 1 nhưng không có dòng --- kết thúc",
            "",
            "{remedy}",
        ),
        (
            "the front matter that opens on line 1 is never closed by a line ---",
            "",
            "{remedy}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT122",
        "duplicate-id",
        ("mã bài `{id}` đã được dùng ở {other}", "", "đặt mã khác cho bài mới; mã của bài đã có không bao giờ đổi"),
        (
            "id `{id}` is used already by {other}",
            "",
            "give the new item another id; an existing item's id never changes",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT123",
        "file-name",
        ("tệp `{name}` {problem}", "", "{remedy}"),
        ("file `{name}` {problem}", "", "{remedy}"),
        waivable_by="nobody",
    ),
    Code(
        "FMT124",
        "language-not-of-site",
        ("trang `{site}` của cổng {problem}", "", "{remedy}"),
        ("site `{site}` {problem}", "", "{remedy}"),
        waivable_by="nobody",
    ),
    Code(
        "FMT125",
        "undeclared-section",
        (
            "chuyên mục `{section}` chưa được khai báo cho trang `{site}`{suggestion}",
            "",
            "chuyển bài vào thư mục của một chuyên mục đã khai: {known}; muốn có chuyên mục mới thì nhờ người quản trị cổng khai trong site-config",
        ),
        (
            "section `{section}` is not declared for site `{site}`{suggestion}",
            "",
            "move the page to the folder of a declared section: {known}; for a new one ask the portal's administrator to declare it in site-config",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT126",
        "site-folder",
        (
            "`content/{site}` không thuộc trang nào của cổng{suggestion}",
            "",
            "{remedy}",
        ),
        (
            "`content/{site}` belongs to no site of the portal{suggestion}",
            "",
            "{remedy}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT127",
        "kind-not-in-section",
        ("chuyên mục `{section}` không nhận bài loại `{kind}`", "chuyên mục này nhận: {allowed}", "{remedy}"),
        ("section `{section}` does not take pages of kind `{kind}`", "this section takes: {allowed}", "{remedy}"),
        waivable_by="nobody",
    ),
    Code(
        "FMT128",
        "unknown-term",
        (
            "`{term}` không có trong danh mục `{taxonomy}`{suggestion}",
            "",
            "chọn một trong: {choices} (danh mục ở site-config/taxonomies.yaml)",
        ),
        (
            "`{term}` is not a term of `{taxonomy}`{suggestion}",
            "",
            "choose one of: {choices} (listed in site-config/taxonomies.yaml)",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT129",
        "outside-root",
        (
            "`{path}` dẫn ra ngoài thư mục của cổng",
            "",
            "chép tệp vào trong kho; không dùng liên kết tượng trưng (symlink) hay ..",
        ),
        ("`{path}` leads out of the portal's folder", "", "copy the file into the repository; no symlinks and no .."),
        waivable_by="nobody",
    ),
    Code(
        "FMT130",
        "section-file",
        ("chỉ tệp _index được mang loại `section`, và tệp _index phải mang loại đó", "", "{remedy}"),
        ("only an _index file has kind `section`, and it must have it", "", "{remedy}"),
        waivable_by="nobody",
    ),
    Code(
        "FMT131",
        "page-too-large",
        ("bài dài {size}, quá giới hạn {limit}", "", "tách bài, hoặc đưa phần dài vào tệp đính kèm"),
        (
            "the page is {size} long, over the limit of {limit}",
            "",
            "split the page, or move the long part to an attachment",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT132",
        "same-name-twice",
        ("bài này và `{other}` là cùng một bài (cùng tên và ngôn ngữ)", "", "giữ lại một tệp"),
        ("this page and `{other}` are the same page (same name and language)", "", "keep one of the files"),
        waivable_by="nobody",
    ),
    Code(
        "FMT133",
        "period-ends-before-it-begins",
        (
            "`{closes}` sớm hơn `{opens}`: kết thúc trước khi bắt đầu",
            "`{closes}` không sớm hơn `{opens}`",
            "sửa một trong hai ngày",
        ),
        (
            "`{closes}` is before `{opens}`: it ends before it begins",
            "`{closes}` is not before `{opens}`",
            "correct one of the two days",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT134",
        "term-without-letters",
        ("`{term}` không có chữ cái hay chữ số nào", "tên hoặc mã của một mục", "ghi tên bằng chữ"),
        ("`{term}` has no letter or digit", "the name or id of a term", "write a name in letters"),
        waivable_by="nobody",
    ),
    Code(
        "FMT135",
        "utf-16",
        (
            "tệp được lưu bằng bảng mã UTF-16 (Notepad gọi là “Unicode”), không phải UTF-8",
            "",
            "mở tệp bằng Notepad, chọn Tệp > Lưu thành… (File > Save as), ở ô Mã hóa (Encoding) chọn `UTF-8`, rồi lưu đè lên tệp cũ",
        ),
        (
            "the file is saved as UTF-16 (which Notepad calls “Unicode”), not as UTF-8",
            "",
            "open it in Notepad, choose File > Save as, set Encoding to `UTF-8`, and save it over the old file",
        ),
        basis="QĐ 2111 Điều 5(2)",
        waivable_by="nobody",
    ),
    Code(
        "FMT136",
        "redirect-to-itself",
        (
            "`redirect_from` ghi chính địa chỉ của bài này, `{address}`",
            "địa chỉ cũ, khác địa chỉ bây giờ",
            "xóa địa chỉ này khỏi `redirect_from`; không còn địa chỉ nào thì xóa cả dòng",
        ),
        (
            "`redirect_from` names the page's own address, `{address}`",
            "an old address, other than the one of today",
            "delete this address from `redirect_from`, and the whole line where no other is left",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT138",
        "banner-on-unknown-site",
        (
            "`{key}` ghi `{written}`, không phải mã hay nhóm của trang nào",
            "`all`, một nhóm ({groups}) hoặc mã của một trang",
            "{remedy}",
        ),
        (
            "`{key}` names `{written}`, which is no site and no group",
            "`all`, a group ({groups}) or the id of a site",
            "{remedy}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT139",
        "banner-on-other-site",
        (
            "bài của trang `{site}` muốn hiện trên trang khác (`{written}`)",
            "một trang thành phần chỉ hiện thông tin khẩn cấp trên chính mình: `{key}: [{site}]`",
            "sửa thành `{site}`; cần hiện ở nơi khác thì nhờ Ban biên tập của trang `{main}` đăng bài bên đó",
        ),
        (
            "an item of the site `{site}` would stand on other sites (`{written}`)",
            "a component site shows emergencies on its own pages only: `{key}: [{site}]`",
            "write `{site}`; for other sites ask the board of the site `{main}` to publish it there",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT137",
        "page-in-place-of-section",
        (
            "bài này nằm ở chỗ của chuyên mục `{section}`, nên trùng địa chỉ với danh sách của chuyên mục",
            "mỗi bài có thư mục riêng bên trong thư mục của chuyên mục",
            "{remedy}",
        ),
        (
            "this page lies in the place of the section `{section}` and would have the address of its list",
            "every page has a folder of its own inside that of the section",
            "{remedy}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "FMT140",
        "banner-without-duration",
        (
            "`{closes}` trùng với `{opens}`, nên dải ở đầu trang không hiện lúc nào",
            "`{closes}` sau `{opens}`",
            "sửa `{closes}` thành giờ thôi hiện; chưa biết thì ghi ngày mai",
        ),
        (
            "`{closes}` is the same as `{opens}`, so that the banner never stands on any page",
            "`{closes}` is after `{opens}`",
            "write as `{closes}` when it ends; tomorrow where nobody knows",
        ),
        waivable_by="nobody",
    ),
)
