"""Faults in Markdown and shortcodes."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final = (
    Code(
        "MRK101",
        "raw-html",
        (
            "không dùng HTML trong bài: `{html}`",
            "",
            "dùng Markdown hoặc các khối {{{{ figure }}}}, {{{{ callout }}}}…; dấu < viết là \\<",
        ),
        (
            "raw HTML is not allowed: `{html}`",
            "",
            "use Markdown or the blocks {{{{ figure }}}}, {{{{ callout }}}}…; write < as \\<",
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
        ("tham số `{parameter}` không nhận giá trị `{value}`", "", "ghi {example}"),
        ("parameter `{parameter}` does not take `{value}`", "", "write {example}"),
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
        ("ảnh `{file}` không có mô tả thay thế (alt)", "", "viết ![mô tả ngắn nội dung ảnh]({file})"),
        ("image `{file}` has no text alternative", "", "write ![short description]({file})"),
        basis="TT 32/2017 Điều 18",
        waivable_by="nobody",
    ),
    Code(
        "MRK109",
        "attribute-not-allowed",
        ("thuộc tính `{attribute}` không được phép", "", "chỉ dùng #neo, lang=… hoặc các lớp: {allowed}"),
        ("attribute `{attribute}` is not allowed", "", "use only #anchor, lang=… or the classes: {allowed}"),
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
)
