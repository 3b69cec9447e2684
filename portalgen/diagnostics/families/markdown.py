"""Faults in Markdown and shortcodes."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final = (
    Code(
        "MRK101",
        "raw-html",
        (
            "không dùng HTML trong bài: `{html}`{others}",
            "",
            "viết bằng Markdown: {advice}",
        ),
        (
            "raw HTML is not allowed: `{html}`{others}",
            "",
            "write Markdown: {advice}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK102",
        "unknown-shortcode",
        ("không có khối `{name}`{suggestion}", "", "các khối dùng được: {known}"),
        ("there is no shortcode `{name}`{suggestion}", "", "known shortcodes: {known}"),
        waivable_by="nobody",
    ),
    Code(
        "MRK103",
        "unknown-parameter",
        ("khối `{name}` không có tham số `{parameter}`{suggestion}", "", "các tham số dùng được: {known}"),
        ("shortcode `{name}` has no parameter `{parameter}`{suggestion}", "", "known parameters: {known}"),
        waivable_by="nobody",
    ),
    Code(
        "MRK104",
        "missing-parameter",
        ("khối `{name}` thiếu tham số bắt buộc `{parameter}`", "", 'thêm {parameter}="…"'),
        ("shortcode `{name}` lacks its required parameter `{parameter}`", "", 'add {parameter}="…"'),
        waivable_by="nobody",
    ),
    Code(
        "MRK105",
        "parameter-value",
        ("tham số `{parameter}` không nhận giá trị `{value}`", "", "ghi (nhiều cách thì chọn một): {example}"),
        ("parameter `{parameter}` does not take `{value}`", "", "write (one, where there are several): {example}"),
        waivable_by="nobody",
    ),
    Code(
        "MRK106",
        "unbalanced-shortcode",
        (
            "khối `{name}` mở mà không đóng, hoặc đóng mà không mở",
            "",
            "viết {{{{ {name} … }}}} rồi {{{{ /{name} }}}} ở dòng riêng",
        ),
        (
            "shortcode `{name}` is opened and not closed, or closed and not opened",
            "",
            "write {{{{ {name} … }}}} and {{{{ /{name} }}}} on lines of their own",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK107",
        "shortcode-syntax",
        ("không đọc được khối này: `{text}`", "", 'viết {{{{ tên tham_số="giá trị" }}}} trên một dòng riêng'),
        ("this shortcode cannot be read: `{text}`", "", 'write {{{{ name parameter="value" }}}} on a line of its own'),
        waivable_by="nobody",
    ),
    Code(
        "MRK108",
        "image-without-alt",
        ("ảnh `{file}` không có mô tả thay thế (alt)", "", "{advice}"),
        ("image `{file}` has no text alternative", "", "{advice}"),
        basis="TT 32/2017 Điều 18",
        waivable_by="nobody",
    ),
    Code(
        "MRK109",
        "attribute-not-allowed",
        (
            "thuộc tính `{attribute}` không được phép",
            "",
            "chỉ dùng #neo, lang=… hoặc các lớp: {allowed}; dấu `:contentReference[…]` của công cụ viết hộ thì xóa cả dấu",
        ),
        (
            "attribute `{attribute}` is not allowed",
            "",
            "use only #anchor, lang=… or the classes: {allowed}; a `:contentReference[…]` of a writing assistant is deleted",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK110",
        "duplicate-anchor",
        ("neo `#{anchor}` được đặt hai lần trong bài", "", "đổi tên một trong hai neo"),
        ("anchor `#{anchor}` is set twice on this page", "", "rename one of the anchors"),
        waivable_by="nobody",
    ),
    Code(
        "MRK111",
        "heading-one",
        (
            "tiêu đề cấp 1 (#) đã dành cho tên bài",
            "",
            "bắt đầu từ cấp 2 (##); dòng `===` ngay dưới một đoạn cũng làm nó thành cấp 1: xóa dòng ấy",
        ),
        (
            "a level 1 heading (#) is the page's own title",
            "",
            "begin with level 2 (##); a line `===` directly below a paragraph makes one, too: delete it",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK112",
        "html-from-word",
        (
            "phần này dán từ Word ở dạng HTML: `{html}`",
            "",
            "xóa phần dán, dán lại bằng Ctrl+Shift+V (chỉ lấy chữ) rồi định dạng bằng Markdown",
        ),
        (
            "this was pasted from Word as HTML: `{html}`",
            "",
            "delete it, paste it again with Ctrl+Shift+V (as plain text), and format it in Markdown",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK113",
        "shortcode-within-text",
        (
            "khối `{text}` đứng cùng dòng với chữ khác",
            "",
            "tách thành các dòng riêng theo đúng thứ tự, giữa các dòng để một dòng trống: {lines}",
        ),
        (
            "the shortcode `{text}` stands on a line with other text",
            "",
            "write these as lines of their own, in this order, with an empty line between them: {lines}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK114",
        "shortcode-braces",
        ("khối `{text}` {problem}", "", "ghi `{proposal}` trên một dòng riêng{instead}"),
        ("the shortcode `{text}` {problem}", "", "write `{proposal}` on a line of its own{instead}"),
        waivable_by="nobody",
    ),
    Code(
        "MRK115",
        "shortcode-within-shortcode",
        (
            "khối `{name}` nằm trong khối `{outer}` mở ở dòng {line}; khối không lồng vào nhau được",
            "",
            "đóng khối trước bằng {{{{ /{outer} }}}} ở trên dòng này, và bỏ dòng {{{{ /{outer} }}}} thừa ở dưới",
        ),
        (
            "the shortcode `{name}` stands within `{outer}`, opened on line {line}; shortcodes are not nested",
            "",
            "close the first with {{{{ /{outer} }}}} above this line, and delete the {{{{ /{outer} }}}} left over below",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK116",
        "shortcode-value-without-quotes",
        (
            "có giá trị trong khối `{text}` không nằm giữa hai dấu ngoặc kép",
            "",
            "ghi `{proposal}`",
        ),
        (
            "a value of the shortcode `{text}` does not stand between double quotes",
            "",
            "write `{proposal}`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK117",
        "shortcode-angles",
        ("khối `{text}` thừa dấu `<` `>` hoặc `%` trong ngoặc nhọn", "", "ghi `{proposal}` trên một dòng riêng"),
        ("the shortcode `{text}` has `<` `>` or `%` within its braces", "", "write `{proposal}` on a line of its own"),
        waivable_by="nobody",
    ),
    Code(
        "MRK118",
        "shortcode-rest",
        (
            "`{text}` là phần còn sót của một khối; phần đầu của khối (từ dấu `{{{{`) không ở dòng này",
            "",
            "ghi cả khối trên một dòng, từ `{{{{` đến `}}}}`; khối đã ghi đủ ở trên thì xóa dòng này",
        ),
        (
            "`{text}` is the rest of a shortcode whose beginning (from `{{{{`) is not on this line",
            "",
            "write the shortcode on one line, from `{{{{` to `}}}}`; where it is whole above, delete this line",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK119",
        "span-outside-table",
        (
            "`{mark}` gộp ô này với {what}, mà ở đó không có ô nào của bảng",
            "",
            "xóa dấu `{mark}`, hoặc viết chữ của ô; dấu `<<` đứng ở bên phải, dấu `^^` đứng ở bên dưới ô có chữ",
        ),
        (
            "`{mark}` merges this cell with {what}, where the table has no cell",
            "",
            "delete `{mark}`, or write the cell's text; `<<` stands at the right of the cell with the text, `^^` below it",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK120",
        "span-across-header",
        (
            "`{mark}` gộp ô này với một ô tiêu đề cột: người dùng trình đọc màn hình không còn biết ô thuộc phần nào",
            "",
            "viết chữ của ô; nếu cả hàng này vẫn là tiêu đề cột thì thêm hàng `|===|===|` (mỗi cột một ô `===`) ngay dưới hàng tiêu đề cuối",
        ),
        (
            "`{mark}` merges this cell with one of the header: a screen reader no longer knows to which part it belongs",
            "",
            "write the cell's text; where this row is a part of the header, add a row `|===|===|` (`===` for each column) "
            "directly below the header's last row",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK121",
        "spans-overlap",
        (
            "các ô gộp với ô `{text}` chồng lên ô khác: chúng không làm thành một hình chữ nhật",
            "",
            "ghi `<<` hoặc `^^` vào đủ các ô của hình chữ nhật, hoặc thay dấu `{mark}` này bằng chữ của ô",
        ),
        (
            "the cells that are merged with `{text}` overlap another one: they do not make a rectangle",
            "",
            "write `<<` or `^^` in every cell of the rectangle, or the cell's text in place of this `{mark}`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MRK122",
        "row-without-cells",
        ("{what} của bảng không có ô nào của riêng nó", "", "xóa {what} ấy khỏi bảng"),
        ("{what} of the table has no cell of its own", "", "delete it from the table"),
        waivable_by="nobody",
    ),
    Code(
        "MRK123",
        "table-all-header",
        (
            "dưới hàng `{mark}` bảng không còn hàng nào: mọi hàng đã thành tiêu đề cột",
            "",
            "xóa hàng `{mark}` nếu các hàng trên nó là số liệu, hoặc thêm các hàng số liệu bên dưới",
        ),
        (
            "the table has no row below its `{mark}`: all of its rows became the header",
            "",
            "delete the row of `{mark}` where the rows above it are figures, or write the figures below it",
        ),
        waivable_by="nobody",
    ),
)
