"""Decides which values a template may convert to text: text, numbers and HTML. Others are refused with their kind.

Python converts anything: a method to its address in memory, which differs from build to build, a view to its whole
contents, None to the word `None`. In a template, all conversions go through `show`: printing, `~`, `t`, filters and the
methods of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import BuiltinMethodType, MethodType
from typing import Any, Final, Literal

from jinja2 import Undefined
from markupsafe import Markup

from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.locale.catalog import Catalog
from portalgen.render.theme.template_limits import MAX_TEXT, TemplateLimitError

ValueKind = Literal["nothing", "truth", "method", "macro", "loop", "view", "mapping", "list", "other"]
"""The kind of a value that is not text, a number or HTML."""

VALUE_CODE: Final = "TPL147"
"""The code for a template that prints a value other than text, a number or HTML."""
SIGN_CODE: Final = "TPL148"
"""The code for a file of a theme that contains a character not allowed in pages."""
BAD_SIGNS: Final = re.compile("[\0\ud800-\udfff]")
"""The characters not allowed in pages: NUL (forbidden in HTML) and lone UTF-16 surrogates (invalid in UTF-8)."""


class UnshownValueError(Exception):
    """Raised if a template converts a value to text that cannot be printed. `value` is this value."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.value: Final = value


class BadSignError(Exception):
    """Raised if a template prints text that contains `sign`, a character not allowed in pages."""

    def __init__(self, sign: str) -> None:
        super().__init__(name_sign(sign))
        self.sign: Final = sign


@frozen
class _KindWords:
    """The name of a kind of value, with an optional `{name}`, and the fix."""

    name: LocalizedText
    way: LocalizedText


_KINDS: Final[Mapping[ValueKind, _KindWords]] = {
    "nothing": _KindWords(
        LocalizedText("giá trị trống (none)", "the empty value (none)"),
        LocalizedText('ghi `{{ x or "" }}`, hoặc đặt trong `{% if x %}`', 'write `{{ x or "" }}`, or put it in `{% if x %}`'),
    ),
    "truth": _KindWords(
        LocalizedText("giá trị đúng hay sai", "a true or false value"),
        LocalizedText('ghi chữ cần hiện: `{{ "true" if x else "false" }}`', 'write the words to show: `{{ "true" if x else "false" }}`'),
    ),
    "method": _KindWords(
        LocalizedText("phương thức `{name}` chưa được gọi", "the method `{name}`, which is not called"),
        LocalizedText("gọi nó bằng `{name}(…)`, hoặc bỏ đi", "call it as `{name}(…)`, or remove it"),
    ),
    "macro": _KindWords(
        LocalizedText("macro `{name}` chưa được gọi", "the macro `{name}`, which is not called"),
        LocalizedText("gọi nó bằng `{name}(…)`", "call it as `{name}(…)`"),
    ),
    "loop": _KindWords(
        LocalizedText("cả vòng lặp `loop`", "the whole `loop`"),
        LocalizedText("ghi trường cần hiện, như `loop.index`", "write the field to show, such as `loop.index`"),
    ),
    "view": _KindWords(
        LocalizedText("cả một view `{name}`", "a whole view `{name}`"),
        LocalizedText(
            "ghi trường cần hiện, như `x.title`; các trường nêu trong docs/reference/views.md",
            "write the field to show, such as `x.title`; docs/reference/views.md lists them",
        ),
    ),
    "mapping": _KindWords(
        LocalizedText("cả một nhóm `{…}`", "a whole mapping `{…}`"),
        LocalizedText('ghi khóa cần hiện, như `x["tên"]`, hoặc `x | tojson`', 'write the key to show, such as `x["name"]`, or `x | tojson`'),
    ),
    "list": _KindWords(
        LocalizedText("cả một danh sách", "a whole list"),
        LocalizedText('ghi `x | join(", ")`, một vòng for, hoặc `x | tojson`', 'write `x | join(", ")`, a loop or `x | tojson`'),
    ),
    "other": _KindWords(
        LocalizedText("giá trị kiểu `{name}`", "a value of type `{name}`"),
        LocalizedText("ghi trường là chữ, số hay HTML", "write a field that is text, a number or HTML"),
    ),
}  # fmt: skip
_RUNTIME: Final = "jinja2.runtime"
_LISTS: Final[tuple[type, ...]] = (
    list,
    tuple,
    range,
    set,
    frozenset,
    Iterator,
    type({}.keys()),
    type({}.values()),
    type({}.items()),
)


def show(value: Any) -> Any:
    """Return `value` if it can be printed. Raises UnshownValueError, and UndefinedError for an undefined value.

    If a condition without `else` is false (`x if y`), its value is shown as an empty string.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, Undefined):
        return str(value)
    if hasattr(type(value), "__html__"):  # the value of `m` in `import … as m`
        return value
    raise UnshownValueError(value)


def show_sound(value: Any) -> Any:
    """Return the result of `show`. Raises BadSignError if it contains a character not allowed in pages."""
    shown = show(value)
    sign = BAD_SIGNS.search(shown) if isinstance(shown, str) else None
    if sign is not None:
        raise BadSignError(sign[0])
    return shown


def build_joiner(weigh: Callable[[str], str]) -> Callable[..., str]:
    """Return the function behind the operator `~`. It joins values, as HTML if any of them is HTML.

    `weigh` counts each result. The function raises the errors of `show`.
    """

    def join_texts(*parts: object) -> str:
        texts = [each if isinstance(each, str) else str(show(each)) for each in parts]
        if sum(map(len, texts)) > MAX_TEXT:  # checked before joining
            raise TemplateLimitError("text")
        is_html = any(isinstance(each, Markup) for each in texts)
        return weigh(Markup("").join(texts) if is_html else "".join(texts))

    return join_texts


def build_translator(catalog: Catalog, weigh: Callable[[str], str]) -> Callable[..., str]:
    """Return the function `t`, which fills in a string of the catalog. `weigh` counts each result.

    The function raises UnknownStringError, and the errors of `show` for a wrong key or value.
    """
    entries = catalog.entries

    def translate(key: Any, /, **values: Any) -> str:
        if not isinstance(key, str):
            raise UnshownValueError(key)
        text = None if values else entries.get(key)
        return weigh(text if isinstance(text, str) else catalog.fill(key, values, _show_text))

    return translate


def _show_text(value: object) -> str:
    return str(show(value))


def check_filter(name: str, value: Any, arguments: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    """Check the values that a filter converts to text, but not the entries of lists. Raises the errors of `show`."""
    if name == "urlencode" and not isinstance(value, str):
        pairs = value.items() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ((value,),)
        for pair in pairs:
            check_all(pair)
    elif name in _TEXT_FILTERS:
        show(value)
    at, names = _SHOWN_ARGUMENTS.get(name, (0, ()))
    check_all((*arguments[:at], *(named[each] for each in names if each in named)))


def check_method(owner: object, name: str, arguments: tuple[Any, ...]) -> None:
    """Check the values that a method of HTML converts to text. Raises the errors of `show`.

    Methods of plain strings convert no values.
    """
    if isinstance(owner, Markup) and name in _SHOWING_METHODS:
        for each in arguments:
            check_all(each if isinstance(each, list | tuple | dict) else (each,))


def check_all(values: Iterable[object]) -> None:
    """Check values that will be converted to text. Raises the errors of `show`."""
    for each in values:
        if not isinstance(each, str):
            show(each)


def are_the_same(value: Any, other: Any) -> bool:
    """Return True if two values have the same type and are equal. This is the test `sameas` of templates.

    Jinja's own test compares object identities, which depend on earlier builds.
    """
    return type(value) is type(other) and bool(value == other)


def kind_of(value: object) -> tuple[ValueKind, str]:
    """Return the kind of a value. The second part is its name, or an empty string if it has none."""
    name = type(value).__name__
    if value is None:
        return "nothing", ""
    if isinstance(value, bool):
        return "truth", ""
    if isinstance(value, BuiltinMethodType | MethodType):
        return "method", value.__name__
    if type(value).__module__ == _RUNTIME:
        kinds: Mapping[str, ValueKind] = {"Macro": "macro", "LoopContext": "loop"}
        return kinds.get(name, "other"), str(getattr(value, "name", "")) or name
    if hasattr(type(value), "__dataclass_fields__"):
        return "view", name
    if isinstance(value, dict):
        return "mapping", ""
    return ("list", "") if isinstance(value, _LISTS) else ("other", name)


def describe_kind(kind: ValueKind, name: str = "") -> tuple[LocalizedText, LocalizedText]:
    """Return a description of a kind of value, and the fix."""
    words = _KINDS[kind]
    found, way = (
        LocalizedText(each.vi.replace("{name}", name), each.en.replace("{name}", name))
        for each in (words.name, words.way)
    )
    return found, way


def name_sign(sign: str) -> str:
    """Return the code point of a character, such as `U+0000`."""
    return f"U+{ord(sign):04X}"


_TEXT_FILTERS: Final = frozenset(
    {
        *("string", "safe", "e", "escape", "forceescape", "lower", "upper", "title", "capitalize", "trim", "replace"),
        *("indent", "truncate", "wordcount"),
    }
)
"""The filters that convert their value to text."""
_SHOWN_ARGUMENTS: Final[Mapping[str, tuple[int, tuple[str, ...]]]] = {
    "replace": (2, ("old", "new")),
    "join": (1, ("d",)),
}
"""For each filter: the number of leading arguments that it converts to text, and their names."""
_SHOWING_METHODS: Final = frozenset({"join", "replace"})
