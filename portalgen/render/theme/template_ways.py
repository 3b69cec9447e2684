"""The fixes to suggest for refused constructs in templates, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from portalgen.diagnostics.model import LocalizedText

ANY_WAY: Final = LocalizedText(
    "chỉ dùng những gì nêu trong docs/how-to/giao-dien.md, mục “Mẫu được viết những gì”",
    "use only constructs listed in docs/how-to/giao-dien.md, “Mẫu được viết những gì”",
)
NAME_WAYS: Final[Mapping[str, LocalizedText]] = {
    "cycler": LocalizedText(
        'trong vòng for ghi `{{ loop.cycle("a", "b") }}`', 'in a loop write `{{ loop.cycle("a", "b") }}`'
    ),
    "joiner": LocalizedText(
        'ghi `{{ items | join(", ") }}` hoặc `{% if not loop.last %}, {% endif %}`',
        'write `{{ items | join(", ") }}` or `{% if not loop.last %}, {% endif %}`',
    ),
    "lipsum": LocalizedText(
        "đặt chữ mẫu vào ví dụ trong bản khai của thành phần",
        "put sample text into an example of the component's declaration",
    ),
    "dict": LocalizedText('ghi `{"khóa": giá_trị}`', 'write `{"key": value}`'),
    "namespace": LocalizedText(
        "tính bằng bộ lọc, như `items | selectattr(…) | list | length`, hoặc đưa vòng for vào một macro rồi `{% set x = macro(…) %}`",
        "compute it with filters, such as `items | selectattr(…) | list | length`, or put the loop into a macro and use `{% set x = macro(…) %}`",
    ),
    "self": LocalizedText(
        "đưa phần cần hiện hai lần vào một macro rồi gọi macro ấy",
        "put the repeated part into a macro and call the macro",
    ),
    **dict.fromkeys(
        ("varargs", "kwargs"),
        LocalizedText(
            "khai từng tham số của macro, với giá trị mặc định", "declare each parameter of the macro, with a default"
        ),
    ),
}
"""Fixes for names that Jinja predefines but that are not available here, keyed by name."""
FUNCTION_WAYS: Final[Mapping[str, LocalizedText]] = {
    "t": LocalizedText('gọi ngay tại chỗ: `t("khóa")`', 'call it directly: `t("key")`'),
    "range": LocalizedText(
        "gọi ngay tại chỗ, với một đến ba số: `range(3)`",
        "call it directly, with one to three numbers: `range(3)`",
    ),
    "super": LocalizedText("chỉ ghi `{{ super() }}`, trong một block", "write only `{{ super() }}`, within a block"),
    "caller": LocalizedText(
        "chỉ ghi `{{ caller() }}`, trong macro được gọi bằng `{% call %}`",
        "write only `{{ caller() }}`, in a macro called with `{% call %}`",
    ),
}
FILTER_WAYS: Final[Mapping[str, LocalizedText]] = {
    "attr": LocalizedText("ghi `giá_trị.tên`", "write `value.name`"),
    "format": LocalizedText(
        'ghép bằng `~`, hoặc đặt câu vào strings/ rồi `t("khóa", tên=giá_trị)`',
        'join with `~`, or put the sentence into strings/ and use `t("key", name=value)`',
    ),
    "center": LocalizedText("căn giữa bằng CSS", "centre it with CSS"),
    "wordwrap": LocalizedText("để trình duyệt xuống dòng", "let browsers wrap lines"),
    "pprint": LocalizedText("hiện từng trường cần xem", "show each field separately"),
    "random": LocalizedText(
        "chọn bằng `first`; trang phải giống nhau ở mỗi lần dựng",
        "choose with `first`; pages must be the same in every build",
    ),
    "striptags": LocalizedText(
        "dùng trường chữ của view, như `view.summary`", "use a text field of the view, such as `view.summary`"
    ),
    "xmlattr": LocalizedText('ghi từng thuộc tính: `lang="{{ x }}"`', 'write each attribute: `lang="{{ x }}"`'),
    "urlize": LocalizedText('ghi `<a href="{{ url }}">`', 'write `<a href="{{ url }}">`'),
    "filesizeformat": LocalizedText("dùng trường `size` của view", "use the field `size` of the view"),
    "items": LocalizedText("ghi `{% for khóa, giá_trị in x.items() %}`", "write `{% for key, value in x.items() %}`"),
}
METHOD_WAYS: Final[Mapping[str, LocalizedText]] = {
    **dict.fromkeys(("format", "format_map"), FILTER_WAYS["format"]),
    **dict.fromkeys(("center", "ljust", "rjust", "zfill", "expandtabs"), FILTER_WAYS["center"]),
    **dict.fromkeys(
        ("append", "extend", "insert", "pop", "update", "clear", "remove", "setdefault", "sort", "add"),
        LocalizedText(
            "giá trị không sửa được; ghép bằng `a + b`, lọc bằng `selectattr`, xếp bằng `sort`",
            "values cannot be changed; join with `a + b`, filter with `selectattr`, sort with `sort`",
        ),
    ),
}
CONSTANT_PATH_WAY: Final = LocalizedText(
    "ghi thẳng đường dẫn trong ngoặc kép; nhiều khả năng thì mỗi khả năng một nhánh `{% if %}`",
    "write the path itself in quotes; if there are several, write each in a branch of `{% if %}`",
)
CALL_WAY: Final = LocalizedText(
    "gọi macro khai trong tệp này hoặc lấy bằng `{% from … import … %}`, hoặc `t`, `range`",
    "call a macro of this file or from `{% from … import … %}`, or `t`, `range`",
)
SUBSCRIPT_WAY: Final = LocalizedText(
    'ghi số hoặc chữ ngay trong ngoặc (`x[0]`, `x["tên"]`), hoặc dùng `first`, `last`, vòng for',
    'write a literal number or word in the brackets (`x[0]`, `x["name"]`), or use `first`, `last` or a loop',
)
ATTRIBUTE_WAY: Final = LocalizedText(
    'ghi tên trường trong ngoặc kép, như `attribute="link.title"`',
    'write the name of the field in quotes, such as `attribute="link.title"`',
)
PRIVATE_WAY: Final = LocalizedText(
    "dùng trường nêu trong docs/reference/views.md; chỉ macro và biến khai trong chính tệp này mới được bắt đầu bằng một dấu _",
    "use a field from docs/reference/views.md; only macros and variables of this file may begin with one _",
)
RESERVED_WAY: Final = LocalizedText("đặt tên khác", "choose another name")
NESTED_WAY: Final = LocalizedText("đưa phần bên trong vào một macro riêng", "put the inner part into a separate macro")
SIGN_WAY: Final = LocalizedText(
    "bỏ ký tự ấy; dấu như hình vẽ thì ghi thẳng, hoặc ghi `\\U0001f600`",
    "remove that character; write a symbol such as an emoji literally, or as `\\U0001f600`",
)
NUMBER_WAY: Final = LocalizedText("ghi một số nhỏ hơn", "write a smaller number")
