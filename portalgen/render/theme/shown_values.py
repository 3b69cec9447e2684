"""Which values a template may make text of: text, numbers and HTML. All others are refused, and said what they are.

Python makes a text of anything: of a method its address in memory, which differs from build to build, of a view all that
it holds, of nothing the word None. Whatever makes text in a template goes through `show`: what is printed, `~`, `t`,
filters and the methods of HTML.
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
"""What a value is that is neither text, number nor HTML."""

VALUE_CODE: Final = "TPL147"
"""A template shows what is neither text, number nor HTML."""
SIGN_CODE: Final = "TPL148"
"""A file of a theme has a character that no page can hold."""
BAD_SIGNS: Final = re.compile("[\0\ud800-\udfff]")
"""What no page can hold: a NUL, which HTML forbids, and half of a pair of UTF-16, which UTF-8 cannot write."""


class UnshownValueError(Exception):
    """A template makes text of a value that is none; `value` is that value."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.value: Final = value


class BadSignError(Exception):
    """A template shows a text with a character that no page can hold; `sign` is that character."""

    def __init__(self, sign: str) -> None:
        super().__init__(name_sign(sign))
        self.sign: Final = sign


@frozen
class _KindWords:
    """How a kind of value is called, with `{name}` where it has one, and what to write in its place."""

    name: LocalizedText
    way: LocalizedText


_KINDS: Final[Mapping[ValueKind, _KindWords]] = {
    "nothing": _KindWords(
        LocalizedText("giá trị trống (none)", "the empty value (none)"),
        LocalizedText('ghi `{{ x or "" }}`, hoặc đặt trong `{% if x %}`', 'write `{{ x or "" }}`, or put it into `{% if x %}`'),
    ),
    "truth": _KindWords(
        LocalizedText("giá trị đúng hay sai", "what is true or false"),
        LocalizedText('ghi chữ cần hiện: `{{ "true" if x else "false" }}`', 'write the words to be shown: `{{ "true" if x else "false" }}`'),
    ),
    "method": _KindWords(
        LocalizedText("phương thức `{name}` chưa được gọi", "the method `{name}`, which is not called"),
        LocalizedText("gọi nó bằng `{name}(…)`, hoặc bỏ đi", "call it as `{name}(…)`, or leave it out"),
    ),
    "macro": _KindWords(
        LocalizedText("macro `{name}` chưa được gọi", "the macro `{name}`, which is not called"),
        LocalizedText("gọi nó bằng `{name}(…)`", "call it as `{name}(…)`"),
    ),
    "loop": _KindWords(
        LocalizedText("cả vòng lặp `loop`", "the whole of `loop`"),
        LocalizedText("ghi trường cần hiện, như `loop.index`", "write the field that is meant, such as `loop.index`"),
    ),
    "view": _KindWords(
        LocalizedText("cả một view `{name}`", "a whole view `{name}`"),
        LocalizedText(
            "ghi trường cần hiện, như `x.title`; các trường nêu trong docs/reference/views.md",
            "write the field that is meant, such as `x.title`; docs/reference/views.md names them",
        ),
    ),
    "mapping": _KindWords(
        LocalizedText("cả một nhóm `{…}`", "a whole mapping `{…}`"),
        LocalizedText('ghi khóa cần hiện, như `x["tên"]`, hoặc `x | tojson`', 'write the key that is meant, as `x["name"]`, or `x | tojson`'),
    ),
    "list": _KindWords(
        LocalizedText("cả một danh sách", "a whole list"),
        LocalizedText('ghi `x | join(", ")`, một vòng for, hoặc `x | tojson`', 'write `x | join(", ")`, a loop, or `x | tojson`'),
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
    """Return a value of which text may be made. Raises UnshownValueError, and UndefinedError for what is not there.

    The part of `x if y` that is missing is an empty text.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, Undefined):
        return str(value)
    if hasattr(type(value), "__html__"):  # what `import … as m` gives to `m`
        return value
    raise UnshownValueError(value)


def show_sound(value: Any) -> Any:
    """Return what `show` returns. Raises BadSignError where the page could not be written with it."""
    shown = show(value)
    sign = BAD_SIGNS.search(shown) if isinstance(shown, str) else None
    if sign is not None:
        raise BadSignError(sign[0])
    return shown


def build_joiner(weigh: Callable[[str], str]) -> Callable[..., str]:
    """Return what joins values as `~` does: as HTML where one of them is HTML. What it makes is weighed.

    It raises what `show` raises.
    """

    def join_texts(*parts: object) -> str:
        texts = [each if isinstance(each, str) else str(show(each)) for each in parts]
        if sum(map(len, texts)) > MAX_TEXT:  # before it is made
            raise TemplateLimitError("text")
        is_html = any(isinstance(each, Markup) for each in texts)
        return weigh(Markup("").join(texts) if is_html else "".join(texts))

    return join_texts


def build_translator(catalog: Catalog, weigh: Callable[[str], str]) -> Callable[..., str]:
    """Return `t`: a string of the catalog with what fills it in. What it makes is weighed.

    It raises UnknownStringError, and for a key or a value that is no text what `show` raises.
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
    """Look at what a filter is going to make text of, entries of lists excepted. Raises what `show` raises."""
    if name == "urlencode" and not isinstance(value, str):
        pairs = value.items() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ((value,),)
        for pair in pairs:
            check_all(pair)
    elif name in _TEXT_FILTERS:
        show(value)
    at, names = _SHOWN_ARGUMENTS.get(name, (0, ()))
    check_all((*arguments[:at], *(named[each] for each in names if each in named)))


def check_method(owner: object, name: str, arguments: tuple[Any, ...]) -> None:
    """Look at what a method of HTML is going to make text of; those of other texts do not. Raises what `show` raises."""
    if isinstance(owner, Markup) and name in _SHOWING_METHODS:
        for each in arguments:
            check_all(each if isinstance(each, list | tuple | dict) else (each,))


def check_all(values: Iterable[object]) -> None:
    """Look at values that are going to be text. Raises what `show` raises."""
    for each in values:
        if not isinstance(each, str):
            show(each)


def are_the_same(value: Any, other: Any) -> bool:
    """Whether two values are equal and of one type: the test `sameas`.

    Which objects of Python are one object depends on what was built before.
    """
    return type(value) is type(other) and bool(value == other)


def kind_of(value: object) -> tuple[ValueKind, str]:
    """What a value is, and its name where it has one."""
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
    """What was found, and the way out."""
    words = _KINDS[kind]
    found, way = (
        LocalizedText(each.vi.replace("{name}", name), each.en.replace("{name}", name))
        for each in (words.name, words.way)
    )
    return found, way


def name_sign(sign: str) -> str:
    """`U+0000`."""
    return f"U+{ord(sign):04X}"


_TEXT_FILTERS: Final = frozenset(
    {
        *("string", "safe", "e", "escape", "forceescape", "lower", "upper", "title", "capitalize", "trim", "replace"),
        *("indent", "truncate", "wordcount"),
    }
)
"""What makes a text of the value that it is given."""
_SHOWN_ARGUMENTS: Final[Mapping[str, tuple[int, tuple[str, ...]]]] = {
    "replace": (2, ("old", "new")),
    "join": (1, ("d",)),
}
"""How many of its arguments a filter makes text of, from the first, and their names."""
_SHOWING_METHODS: Final = frozenset({"join", "replace"})
