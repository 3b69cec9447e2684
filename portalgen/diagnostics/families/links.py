"""Faults in links."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "LNK101",
        "page-not-found",
        (
            "liên kết tới `{target}`, không có bài này{suggestion}",
            "",
            "ghi đường dẫn tệp nguồn (../bai/index.vi.md), id:<mã bài> hoặc site:<mã trang>",
        ),
        (
            "link to `{target}`, which does not exist{suggestion}",
            "",
            "write a source path (../bai/index.vi.md), id:<item> or site:<site>",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK102",
        "anchor-not-found",
        (
            "bài `{target}` không có neo `#{anchor}`{suggestion}",
            "",
            "kiểm tra tên neo; neo của tiêu đề là tên viết không dấu, nối bằng dấu -",
        ),
        (
            "page `{target}` has no anchor `#{anchor}`{suggestion}",
            "",
            "check the anchor; a heading's anchor is its title without marks, joined by -",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK103",
        "scheme-not-allowed",
        ("liên kết `{target}` dùng giao thức không được phép", "", "chỉ dùng https://, http://, mailto: hoặc tel:"),
        ("link `{target}` uses a scheme that is not allowed", "", "use only https://, http://, mailto: or tel:"),
        waivable_by="nobody",
    ),
    Code(
        "LNK104",
        "not-published",
        (
            "liên kết tới `{target}`, bài chưa hiện hoặc đã hết hạn ở thời điểm này",
            "",
            "đợi bài kia xuất bản, hoặc bỏ liên kết; tạm thời chỉ hiện chữ",
        ),
        (
            "link to `{target}`, which is not shown at this time",
            "",
            "wait until it is published, or drop the link; for now only its text is shown",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "LNK105",
        "output-address",
        (
            "`{target}` là địa chỉ đã xuất bản, không phải tệp nguồn{suggestion}",
            "",
            "ghi đường dẫn tệp nguồn, id:<mã bài> hoặc site:<mã trang> để liên kết được kiểm tra",
        ),
        (
            "`{target}` is a published address, not a source{suggestion}",
            "",
            "write a source path, id:<item> or site:<site>, so that the link is checked",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK106",
        "own-host",
        (
            "liên kết ghi địa chỉ web của chính cổng `{target}`, nên không được kiểm tra{suggestion}",
            "",
            "ghi đường dẫn tệp nguồn, id:<mã bài> hoặc site:<mã trang>",
        ),
        (
            "the link gives the portal's own web address `{target}`, so it is not checked{suggestion}",
            "",
            "write a source path, id:<item> or site:<site>",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "LNK107",
        "refers-to-itself",
        (
            "`{key}` ghi mã của chính bài này, `{target}`",
            "mã của những bài khác",
            "bỏ mã này, hoặc ghi mã của bài muốn nói tới",
        ),
        (
            "`{key}` names this very page, `{target}`",
            "the ids of other pages",
            "remove this id, or write the id of the page that is meant",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK108",
        "page-has-error",
        (
            "liên kết tới `{target}`, trang ấy đang có lỗi (xem {file})",
            "",
            "sửa lỗi ở {file}; liên kết này không sai, tạm thời chỉ hiện chữ",
        ),
        (
            "link to `{target}`, a page that has an error of its own (see {file})",
            "",
            "correct the error in {file}; this link is right, for now only its text is shown",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "LNK109",
        "refers-to-wrong-kind",
        (
            "`{key}` ghi mã `{target}` của một bài loại `{kind}`",
            "mã của một bài loại {expected}",
            "ghi mã của bài đúng loại, hoặc bỏ mã này",
        ),
        (
            "`{key}` names `{target}`, an item of the kind `{kind}`",
            "the id of an item of the kind {expected}",
            "write the id of an item of that kind, or remove this one",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK110",
        "item-not-found",
        (
            "`{key}` ghi mã `{target}`, không có bài nào mang mã này{suggestion}",
            "",
            "ghi đúng mã (id) của bài kia, hoặc bỏ mã này",
        ),
        (
            "`{key}` names `{target}`, which is the id of no item{suggestion}",
            "",
            "write the id of the other item, or remove this one",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK111",
        "address-without-scheme",
        ("địa chỉ web `{target}` thiếu `https://` nên bị hiểu là tên tệp", "", "ghi `{proposal}`"),
        ("the web address `{target}` lacks its `https://` and is taken for a file", "", "write `{proposal}`"),
        waivable_by="nobody",
    ),
    Code(
        "LNK112",
        "mail-without-scheme",
        ("địa chỉ thư điện tử `{target}` thiếu `mailto:`", "", "ghi `{proposal}`"),
        ("the mail address `{target}` lacks its `mailto:`", "", "write `{proposal}`"),
        waivable_by="nobody",
    ),
    Code(
        "LNK113",
        "telephone-without-scheme",
        (
            "số điện thoại `{target}` viết như vậy không gọi được",
            "",
            "ghi `{proposal}`: `tel:` ngay trước số, các chữ số viết liền",
        ),
        (
            "the telephone number `{target}` cannot be called as it is written",
            "",
            "write `{proposal}`: `tel:` before the number, its digits without spaces",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK114",
        "picture-elsewhere",
        (
            "ảnh `{target}` nằm ở nơi khác (trang web, thư điện tử), không phải tệp của bài",
            "",
            "lưu ảnh về máy, đặt cạnh bài viết, rồi {advice}; kiểm tra quyền dùng ảnh",
        ),
        (
            "the picture `{target}` is elsewhere (on a website, in a mail) and no file of the page",
            "",
            "save it, put it beside the page, and {advice}; check the rights",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK115",
        "target-missing",
        (
            "liên kết `{link}` chưa có đích",
            "",
            "ghi đích trong ngoặc tròn: https://…, đường dẫn tệp nguồn hoặc id:<mã bài>; hoặc bỏ ngoặc, chỉ để chữ",
        ),
        (
            "the link `{link}` has no target",
            "",
            "write it in the round brackets: https://…, a source path or id:<item>; or leave the text alone",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK116",
        "address-misspelt",
        ("địa chỉ `{target}` viết sai: {problem}", "", "ghi `{proposal}`"),
        ("the address `{target}` is misspelt: {problem}", "", "write `{proposal}`"),
        waivable_by="nobody",
    ),
    Code(
        "LNK117",
        "path-of-a-computer",
        (
            "`{target}` là đường dẫn trên máy của người viết, người khác không mở được",
            "",
            "chép tệp vào cạnh bài viết rồi chỉ ghi tên tệp",
        ),
        (
            "`{target}` is a path on the author's own computer, which nobody else can open",
            "",
            "copy the file beside the page and write its name alone",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK118",
        "target-with-space",
        (
            "`{target}` có dấu cách nên không thành liên kết, người đọc thấy cả dấu ngoặc",
            "",
            "ghi `{proposal}`",
        ),
        (
            "`{target}` has a space, so that this is no link and readers see the brackets",
            "",
            "write `{proposal}`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK119",
        "address-of-the-preview",
        (
            "`{target}` là địa chỉ của bản xem thử trên máy của người viết, người đọc không mở được{suggestion}",
            "",
            "ghi đường dẫn tệp nguồn (../bai/index.vi.md), id:<mã bài> hoặc site:<mã trang>",
        ),
        (
            "`{target}` is the address of the preview on the author's computer, which readers cannot open{suggestion}",
            "",
            "write a source path (../bai/index.vi.md), id:<item> or site:<site>",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK120",
        "address-of-an-internal-network",
        (
            "`{target}` là địa chỉ trong mạng nội bộ, người đọc bên ngoài không mở được",
            "",
            "ghi địa chỉ công khai của trang, hoặc bỏ liên kết",
        ),
        (
            "`{target}` is an address within an internal network, which readers outside cannot open",
            "",
            "write the public address of the page, or drop the link",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "LNK121",
        "title-without-straight-quotes",
        (
            "chữ sau `{target}` không nằm giữa hai dấu ngoặc kép thẳng nên đây không thành liên kết hay ảnh",
            "",
            "ghi `{proposal}`",
        ),
        (
            "what follows `{target}` does not stand between straight quotes, so that this is no link or picture",
            "",
            "write `{proposal}`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK122",
        "picture-without-file",
        ("ảnh `{picture}` chưa ghi tên tệp", "", "ghi tên tệp ảnh đặt cạnh bài viết, ví dụ `![mô tả ảnh](anh.jpg)`"),
        (
            "the picture `{picture}` names no file",
            "",
            "write the name of the file that stands beside the page: `![description](picture.jpg)`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK123",
        "service-not-confirmed",
        (
            "liên kết tới `{target}`, dịch vụ chưa có địa chỉ được xác nhận",
            "",
            "tạm thời bài chỉ hiện chữ, địa chỉ cũ dẫn tới trang liên hệ; người vận hành ghi địa chỉ ở services trong site-config/portal.yaml khi được xác nhận",
        ),
        (
            "link to `{target}`, a service without a confirmed address",
            "",
            "for now pages show its text alone, and old addresses lead to the contact page; whoever runs the portal writes the address into services in site-config/portal.yaml once it is confirmed",
        ),
        severity=Severity.NOTE,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "LNK124",
        "address-with-account",
        (
            "địa chỉ `{target}` có tên đăng nhập, có thể cả mật khẩu, trước dấu @: ai đọc trang cũng thấy",
            "",
            "ghi `{proposal}`; mật khẩu đã lộ thì đổi ngay",
        ),
        (
            "the address `{target}` has the name, and perhaps the password, of an account before its @, for all to read",
            "",
            "write `{proposal}`, and change a password that was shown",
        ),
        waivable_by="nobody",
    ),
    Code(
        "LNK125",
        "no-such-service",
        (
            "liên kết tới `{target}`, không có dịch vụ nào mang tên này{suggestion}",
            "",
            "ghi tên một dịch vụ có ở services trong site-config/portal.yaml, hoặc địa chỉ https://… của nó",
        ),
        (
            "link to `{target}`, and no service has this name{suggestion}",
            "",
            "name a service that services in site-config/portal.yaml has, or write its address (https://…)",
        ),
        waivable_by="nobody",
    ),
)
