"""How much a template may do: steps, time, the size of what it makes, and the memory of the process that renders.

Steps are counted, so that a template that goes too far does so on every machine in the same place. Time is for what
steps do not show, and memory for what grows within one step.
"""

from __future__ import annotations

import operator
import threading
import time
from collections.abc import Callable, Collection, ItemsView, Iterator, KeysView, Mapping, Sized, ValuesView
from contextlib import contextmanager
from pathlib import Path
from types import BuiltinMethodType, MethodType
from typing import Any, Final, Literal, TypeVar

from portalgen.diagnostics.model import LocalizedText
from portalgen.locale.formats import format_number

try:
    import resource
except ImportError:  # not every system has it
    resource = None  # type: ignore[assignment]  # Windows has no such module

MAX_STEPS: Final = 2_000_000
"""Steps of one rendering: rounds of loops, calls, and thousands of characters that are made. A site map of 50,000
addresses takes a tenth of it."""
MAX_SECONDS: Final = 20.0
"""Processor time of one rendering, in seconds."""
MAX_TEXT: Final = 16_000_000
"""Characters of a text that a template makes within a page."""
MAX_LIST: Final = 200_000
"""Entries of a list that a template makes."""
MAX_NESTING: Final = 50
"""Lists within each other: what is hashed or compared goes as deep into C, which has no end of its own."""
MAX_WITHIN: Final = 64_000_000
"""Characters of all that a list holds, where what it has twice counts twice."""
MAX_OUTPUT: Final = 50_000_000
"""Characters of a page: what the protocol of site maps allows one to have."""
MAX_BITS: Final = 256
"""Of a number that a template multiplies."""
MAX_CALLS: Final = 100
"""Calls within each other of a macro or a loop that calls itself. Python ends at some hundred, each compiler elsewhere."""
MAX_RANGE: Final = 10_000
"""Numbers of one `range`."""
MAX_SOURCE: Final = 200_000
"""Characters of a template. The longest of the shipped theme has 6,500."""
MAX_RENDERING_BYTES: Final = 512 << 20
"""What rendering may take beyond what the process has when it begins, in each of its processes: 512 MiB."""

_CLOCK_EVERY: Final = 256
_UNIT: Final = 1_024
"""Characters, or entries of a list, that weigh as much as one step."""
_LOOKED_UNIT: Final = 64
"""Characters that weigh as much as one step where each is looked at and turned into another."""
_COMPARED_UNIT: Final = 256
"""The same where they are compared or counted."""
_PART: Final = 16
"""Characters that weigh as much as an entry of a list."""
_STATM: Final = Path("/proc/self/statm")
_AT_FIRST: Final = resource.getrlimit(resource.RLIMIT_DATA) if resource is not None else (0, 0)
"""The limits of this process, to which it always returns: two threads may be limited at once."""

_SMALLER: Final = LocalizedText(
    "rút gọn vòng lặp hay chuỗi ở dòng này", "make the loop or the text of this line smaller"
)
LimitName = Literal["steps", "seconds", "text", "list", "nesting", "within", "output", "number", "memory", "recursion"]
_LIMIT_WORDS: Final[Mapping[LimitName, tuple[LocalizedText, LocalizedText]]] = {
    "steps": (
        LocalizedText("chạy quá {steps} bước", "it takes more than {steps} steps"),
        LocalizedText(
            "bớt vòng for lồng nhau, và xem macro có tự gọi mãi không",
            "nest fewer loops, and see whether a macro calls itself for ever",
        ),
    ),
    "seconds": (LocalizedText("chạy quá {seconds} giây", "it takes more than {seconds} seconds"), _SMALLER),
    "text": (
        LocalizedText("tạo một chuỗi quá {text} ký tự", "it makes a text of more than {text} characters"),
        _SMALLER,
    ),
    "list": (
        LocalizedText(
            "tạo một danh sách quá dài (nhiều nhất {list} mục, của `range` là {range})",
            "it makes a list that is too long ({list} entries at the most, of `range` {range})",
        ),
        LocalizedText("lặp trên danh sách của view", "loop over a list of the view"),
    ),
    "nesting": (
        LocalizedText(
            "lồng danh sách vào nhau quá {nesting} tầng", "it nests lists in each other more than {nesting} deep"
        ),
        LocalizedText("nối danh sách bằng `+`, đừng lồng vào nhau", "join lists with `+` in place of nesting them"),
    ),
    "within": (
        LocalizedText(
            "tạo một danh sách chứa quá {within} ký tự", "it makes a list that holds more than {within} characters"
        ),
        _SMALLER,
    ),
    "output": (
        LocalizedText("tạo một trang quá {output} ký tự", "it makes a page of more than {output} characters"),
        _SMALLER,
    ),
    "number": (
        LocalizedText("tính ra một số quá lớn", "it computes a number that is too large"),
        LocalizedText("ghi thẳng kết quả", "write the result itself"),
    ),
    "memory": (LocalizedText("cần quá nhiều bộ nhớ", "it needs too much memory"), _SMALLER),
    "recursion": (
        LocalizedText(
            "macro, include hay extends gọi lại nhau quá nhiều tầng",
            "macros, includes or extends call each other too deep",
        ),
        LocalizedText("thêm điều kiện dừng, hoặc bỏ vòng gọi lại", "add a condition that ends it, or break the circle"),
    ),
}
"""What a template did that went beyond each limit, and the way out."""
Weighed = TypeVar("Weighed")
_SCALARS: Final = (int, float, type(None))
_CONTAINERS: Final = (list, tuple, dict, set, frozenset, ItemsView, KeysView, ValuesView)
COMPARISONS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    **{"eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "lteq": operator.le},
    **{"gt": operator.gt, "gteq": operator.ge},
    "in": lambda value, values: value in values,
    "notin": lambda value, values: value not in values,
}
"""By Jinja's names."""


class TemplateLimitError(Exception):
    """A template went beyond a limit; `limit` says which."""

    def __init__(self, limit: LimitName) -> None:
        super().__init__(limit)
        self.limit: Final[LimitName] = limit


class Meter:
    """Counts what one rendering does. Raises TemplateLimitError."""

    __slots__ = ("_costs", "_deadline", "_depth", "_left", "_next_look", "_open")

    def __init__(self) -> None:
        self._costs: dict[str, int] = {}
        self.begin()

    def begin(self) -> None:
        """A rendering begins."""
        self._left = MAX_STEPS
        self._next_look = MAX_STEPS - _CLOCK_EVERY
        self._deadline = 0.0
        self._open: list[int] = []
        self._depth = 0

    @property
    def used(self) -> int:
        """Steps that the rendering has taken."""
        return MAX_STEPS - self._left

    def begin_module(self) -> None:
        """A template is going to be imported."""
        self._open.append(self._left)

    def end_module(self, name: str) -> None:
        """The template `name` was imported. Its code runs once in a process: later it costs what it cost then, so that
        the count of a page is the same whichever was rendered before.
        """
        left = self._open.pop()
        cost = self._costs.setdefault(name, left - self._left)
        self._left = min(self._left, left - cost)

    def enter(self) -> None:
        """A macro or a loop that calls itself begins."""
        self._depth += 1
        if self._depth > MAX_CALLS:
            raise TemplateLimitError("recursion")

    def leave(self) -> None:
        """It ends."""
        self._depth -= 1

    def step(self) -> None:
        """Count one round of a loop."""
        self._left -= 1
        if self._left < self._next_look:
            self._look()

    def weigh(self, value: Weighed) -> Weighed:
        """Return what a template made, counted by its size."""
        if isinstance(value, str):
            size = len(value)
            if size > MAX_TEXT:
                raise TemplateLimitError("text")
            self._left -= 1 + size // _UNIT
        elif isinstance(value, list | tuple):
            if len(value) > MAX_LIST:
                raise TemplateLimitError("list")
            self._left -= 1 + len(value) // _UNIT
        else:
            if isinstance(value, int) and value.bit_length() > MAX_BITS:
                raise TemplateLimitError("number")
            self._left -= 1
        if self._left < self._next_look:
            self._look()
        return value

    def charge(self, size: int, unit: int = _LOOKED_UNIT) -> None:
        """Count what an operation is going to look at, in characters, before it begins: nothing could interrupt it."""
        self._left -= 1 + size // unit
        if self._left < self._next_look:
            self._look()

    def weigh_list(self, value: Weighed) -> Weighed:
        """Return a list, tuple or mapping that a template made, counted by all that it holds."""
        self.charge(measure(value, into_views=False), _COMPARED_UNIT)
        return self.weigh(value)

    def compare(self, value: Any, *rest: Any) -> bool:
        """`value`, then an operator of Python and another value, as often as there are; what is compared is counted."""
        for operation, other in zip(rest[::2], rest[1::2], strict=True):
            compare = COMPARISONS[operation]
            self.charge_comparison(operation, value, other)
            result: bool = compare(value, other)
            if not result:
                return result
            value = other
        return result

    def charge_comparison(self, operation: str, left: Any, right: Any) -> None:
        """Count `left` and `right`, before they are compared."""
        if operation in ("in", "notin"):
            size = len(right) if isinstance(right, str) else measure(left)
            if not isinstance(right, str | dict | set | frozenset):
                size = (size + _PART) * (len(right) if isinstance(right, Sized) else MAX_RANGE)
        elif isinstance(left, _SCALARS) or isinstance(right, _SCALARS):
            return
        elif isinstance(left, str) and isinstance(right, str):
            size = min(len(left), len(right))
        else:
            size = measure(left)
        self.charge(size, _COMPARED_UNIT if isinstance(left, _CONTAINERS) else _UNIT)

    def multiply(self, left: Any, right: Any) -> Any:
        """`left * right`, where the result is of a size that pages have. Raises TemplateLimitError."""
        for one, other in ((left, right), (right, left)):
            if not isinstance(one, str | list | tuple) or not isinstance(other, int):
                continue
            if isinstance(one, str):
                if len(one) * other > MAX_TEXT:
                    raise TemplateLimitError("text")
                continue
            if len(one) * other > MAX_LIST:
                raise TemplateLimitError("list")
            size = measure(one, into_views=False) * max(other, 0)
            if size > MAX_WITHIN:
                raise TemplateLimitError("within")
            self.charge(size, _COMPARED_UNIT)
        if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > MAX_BITS:
            raise TemplateLimitError("number")
        return self.weigh(left * right)

    def _look(self) -> None:
        """Look at the clock, which the many renderings that are short never do."""
        if self._left < 0:
            raise TemplateLimitError("steps")
        now = time.thread_time()
        self._deadline = self._deadline or now + MAX_SECONDS
        if now > self._deadline:
            raise TemplateLimitError("seconds")
        self._next_look = self._left - _CLOCK_EVERY


def describe_limit(limit: LimitName) -> tuple[LocalizedText, LocalizedText]:
    """What a template did that went beyond `limit`, and the way out."""
    numbers = {
        **{"steps": MAX_STEPS, "seconds": int(MAX_SECONDS), "text": MAX_TEXT},
        **{"list": MAX_LIST, "range": MAX_RANGE, "output": MAX_OUTPUT},
        **{"nesting": MAX_NESTING, "within": MAX_WITHIN},
    }
    found, way = _LIMIT_WORDS[limit]
    vi, en = (
        text.format_map({name: format_number(number, language) for name, number in numbers.items()})
        for text, language in ((found.vi, "vi"), (found.en, "en"))
    )
    return LocalizedText(vi, en), way


def measure(value: Any, *, into_views: bool = True) -> int:
    """Return what C would look at in `value` at the most, in characters. Raises TemplateLimitError, and TypeError for a
    method that is not called: two of them are equal where their values are one object, which depends on what was built
    before.

    What a list has twice counts twice, and of views all fields, unless they are left out.
    """
    if isinstance(value, str):
        return len(value)
    if isinstance(value, _SCALARS):
        return 1
    size = 1
    waiting = [iter(_parts_of(value, into_views))]
    while waiting:
        for each in waiting[-1]:
            size += _PART
            if isinstance(each, str):
                size += len(each)
            elif not isinstance(each, _SCALARS):
                parts = _parts_of(each, into_views)
                if len(waiting) >= MAX_NESTING and isinstance(each, _CONTAINERS):
                    raise TemplateLimitError("nesting")
                if parts:
                    waiting.append(iter(parts))
                    break
            if size > MAX_WITHIN:
                raise TemplateLimitError("within")
        else:
            waiting.pop()
    return size


def _parts_of(value: Any, into_views: bool) -> Collection[Any]:
    if isinstance(value, dict):
        return (*value, *value.values())
    if isinstance(value, _CONTAINERS):
        return value
    if isinstance(value, BuiltinMethodType | MethodType):
        raise TypeError(f"method '{value.__name__}' is not called")
    if into_views:
        return [getattr(value, name) for name in getattr(type(value), "__dataclass_fields__", ())]
    return ()


def remainder(left: Any, right: Any) -> Any:
    """`left % right` of numbers. Raises TypeError for a text, in which Python would fill in values."""
    if not isinstance(left, int | float):
        raise TypeError(f"unsupported operand type(s) for %: '{type(left).__name__}' and '{type(right).__name__}'")
    return left % right


def limited_range(*bounds: Any) -> range:
    """`range(*bounds)`. Raises TemplateLimitError where it is too long."""
    numbers = range(*bounds)
    try:
        length = len(numbers)
    except OverflowError:
        length = MAX_RANGE + 1
    if length > MAX_RANGE:
        raise TemplateLimitError("list")
    return numbers


def join_output(parts: list[str]) -> str:
    """The page of these parts. Raises TemplateLimitError where it would be too large, before it is made."""
    if sum(map(len, parts)) > MAX_OUTPUT:
        raise TemplateLimitError("output")
    return "".join(parts)


class _Scope(threading.local):
    is_limited = False


_SCOPE: Final = _Scope()
"""Whether this thread has limited the process."""


@contextmanager
def limited_memory() -> Iterator[None]:
    """Let this process take no more than `MAX_RENDERING_BYTES` beyond what it has; more raises MemoryError.

    Within such a scope nothing is asked again. The limit is that of the process, so other threads share it meanwhile.
    Where the system cannot say what a process has, or does not hold it to a limit (only Linux does both), nothing is
    limited.
    """
    if _SCOPE.is_limited or resource is None or not _STATM.exists():
        yield
        return
    _limit_memory()
    try:
        yield
    finally:
        release_memory()


@contextmanager
def unlimited_memory() -> Iterator[None]:
    """Lift the limit for what no template decides, such as reading another site; what it took counts as had before."""
    if not _SCOPE.is_limited:
        yield
        return
    release_memory()
    try:
        yield
    finally:
        _limit_memory()


def _limit_memory() -> None:
    assert resource is not None
    wanted = int(_STATM.read_bytes().split()[5]) * resource.getpagesize() + MAX_RENDERING_BYTES
    lower = [each for each in _AT_FIRST if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min([wanted, *lower]), _AT_FIRST[1]))
    _SCOPE.is_limited = True


def is_memory_limited() -> bool:
    """Whether this thread is within `limited_memory()`."""
    return _SCOPE.is_limited


def release_memory() -> None:
    """End the limit: what is to be said of a template that used up all memory needs some too."""
    if _SCOPE.is_limited and resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, _AT_FIRST)
        _SCOPE.is_limited = False
