"""Limits what templates may consume: steps, time, size of the values that they create, and memory of the process.

Steps are counted, so a template exceeds the limit at the same place on every machine. The time limit covers work that
steps do not count. The memory limit covers growth within one step.
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
except ImportError:  # missing on some systems
    resource = None  # type: ignore[assignment]  # Windows has no such module

MAX_STEPS: Final = 2_000_000
"""The maximum number of steps in a rendering: loop iterations, calls, and thousands of created characters.

A site map of 50,000 addresses takes a tenth of it.
"""
MAX_SECONDS: Final = 20.0
"""The maximum processor time of a rendering, in seconds."""
MAX_TEXT: Final = 16_000_000
"""The maximum length of a string that a template creates within a page, in characters."""
MAX_LIST: Final = 200_000
"""The maximum number of entries in a list that a template creates."""
MAX_NESTING: Final = 50
"""The maximum nesting of lists. Hashing and comparing recurse as deeply in C, which has no limit of its own."""
MAX_WITHIN: Final = 64_000_000
"""The maximum number of characters in a list altogether. Repeated values are counted each time."""
MAX_OUTPUT: Final = 50_000_000
"""The maximum length of a page in characters. It is the limit of the site map protocol."""
MAX_BITS: Final = 256
"""The maximum size of a number that a template multiplies, in bits."""
MAX_CALLS: Final = 100
"""The maximum recursion depth of a macro or loop.

Python fails at a few hundred, each compiler at a different depth.
"""
MAX_RANGE: Final = 10_000
"""The maximum number of numbers in a `range`."""
MAX_SOURCE: Final = 200_000
"""The maximum length of a template in characters. The longest template of the shipped theme has 6,500."""
MAX_RENDERING_BYTES: Final = 512 << 20
"""The maximum memory that rendering may take beyond the memory of the process at the start: 512 MiB per process."""

_CLOCK_EVERY: Final = 256
_UNIT: Final = 1_024
"""Characters, or entries of a list, equivalent to a step."""
_LOOKED_UNIT: Final = 64
"""Characters equivalent to a step if each is read and converted."""
_COMPARED_UNIT: Final = 256
"""The same if they are compared or counted."""
_PART: Final = 16
"""Characters equivalent to an entry of a list."""
_STATM: Final = Path("/proc/self/statm")
_AT_FIRST: Final = resource.getrlimit(resource.RLIMIT_DATA) if resource is not None else (0, 0)
"""The original limits of this process, always restored: two threads may be limited at once."""

_SMALLER: Final = LocalizedText("rút gọn vòng lặp hay chuỗi ở dòng này", "shorten the loop or the text in this line")
LimitName = Literal["steps", "seconds", "text", "list", "nesting", "within", "output", "number", "memory", "recursion"]
_LIMIT_WORDS: Final[Mapping[LimitName, tuple[LocalizedText, LocalizedText]]] = {
    "steps": (
        LocalizedText("chạy quá {steps} bước", "it takes more than {steps} steps"),
        LocalizedText(
            "bớt vòng for lồng nhau, và xem macro có tự gọi mãi không",
            "nest fewer loops, and check that no macro calls itself forever",
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
            "it makes a list that is too long (at most {list} entries, {range} for `range`)",
        ),
        LocalizedText("lặp trên danh sách của view", "loop over a list of the view"),
    ),
    "nesting": (
        LocalizedText("lồng danh sách vào nhau quá {nesting} tầng", "it nests lists more than {nesting} levels deep"),
        LocalizedText("nối danh sách bằng `+`, đừng lồng vào nhau", "join lists with `+` instead of nesting them"),
    ),
    "within": (
        LocalizedText("tạo một danh sách chứa quá {within} ký tự", "it makes a list of more than {within} characters"),
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
            "macros, includes or extends call each other too deeply",
        ),
        LocalizedText("thêm điều kiện dừng, hoặc bỏ vòng gọi lại", "add a condition that ends it, or break the cycle"),
    ),
}
"""The description of each exceeded limit, and its fix."""
Weighed = TypeVar("Weighed")
_SCALARS: Final = (int, float, type(None))
_CONTAINERS: Final = (list, tuple, dict, set, frozenset, ItemsView, KeysView, ValuesView)
COMPARISONS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    **{"eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "lteq": operator.le},
    **{"gt": operator.gt, "gteq": operator.ge},
    "in": lambda value, values: value in values,
    "notin": lambda value, values: value not in values,
}
"""The comparison operators, keyed by the names that Jinja uses."""


class TemplateLimitError(Exception):
    """Raised if a template exceeds a limit. `limit` is the name of the limit."""

    def __init__(self, limit: LimitName) -> None:
        super().__init__(limit)
        self.limit: Final[LimitName] = limit


class Meter:
    """Counts the work of a rendering. Raises TemplateLimitError if a limit is exceeded."""

    __slots__ = ("_costs", "_deadline", "_depth", "_left", "_next_look", "_open")

    def __init__(self) -> None:
        self._costs: dict[str, int] = {}
        self.begin()

    def begin(self) -> None:
        """Reset all counters. Call it at the beginning of each rendering."""
        self._left = MAX_STEPS
        self._next_look = MAX_STEPS - _CLOCK_EVERY
        self._deadline = 0.0
        self._open: list[int] = []
        self._depth = 0

    @property
    def used(self) -> int:
        """The number of steps that the rendering has taken so far."""
        return MAX_STEPS - self._left

    def begin_module(self) -> None:
        """Start counting the work of importing a template."""
        self._open.append(self._left)

    def end_module(self, name: str) -> None:
        """Finish counting the work of importing the template `name`.

        Its code runs only once per process. Later imports are counted like the first, so the count of a page does not
        depend on pages rendered before it.
        """
        left = self._open.pop()
        cost = self._costs.setdefault(name, left - self._left)
        self._left = min(self._left, left - cost)

    def enter(self) -> None:
        """Count the beginning of a call of a recursive macro, or of a recursive loop."""
        self._depth += 1
        if self._depth > MAX_CALLS:
            raise TemplateLimitError("recursion")

    def leave(self) -> None:
        """Count the end of a call of a recursive macro, or of a recursive loop."""
        self._depth -= 1

    def step(self) -> None:
        """Count an iteration of a loop."""
        self._left -= 1
        if self._left < self._next_look:
            self._look()

    def weigh(self, value: Weighed) -> Weighed:
        """Count a value that a template has created by its size, and return the value."""
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
        """Count an operation by its work in characters. Call it before the operation, which cannot be interrupted."""
        self._left -= 1 + size // unit
        if self._left < self._next_look:
            self._look()

    def weigh_list(self, value: Weighed) -> Weighed:
        """Count a list, tuple or mapping that a template has created, with all its contents, and return it."""
        self.charge(measure(value, into_views=False), _COMPARED_UNIT)
        return self.weigh(value)

    def compare(self, value: Any, *rest: Any) -> bool:
        """Return the result of a chained comparison and count the values that it compares.

        `value` is followed by pairs of an operator's name and another value.
        """
        for operation, other in zip(rest[::2], rest[1::2], strict=True):
            compare = COMPARISONS[operation]
            self.charge_comparison(operation, value, other)
            result: bool = compare(value, other)
            if not result:
                return result
            value = other
        return result

    def charge_comparison(self, operation: str, left: Any, right: Any) -> None:
        """Count `left` and `right`. Call it before they are compared."""
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
        """Return `left * right`. Raises TemplateLimitError if the product would be too large for a page."""
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
        """Check the limits of steps and time. Most renderings are too short to reach this."""
        if self._left < 0:
            raise TemplateLimitError("steps")
        now = time.thread_time()
        self._deadline = self._deadline or now + MAX_SECONDS
        if now > self._deadline:
            raise TemplateLimitError("seconds")
        self._next_look = self._left - _CLOCK_EVERY


def describe_limit(limit: LimitName) -> tuple[LocalizedText, LocalizedText]:
    """Return a description of the exceeded limit, and the fix."""
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
    """Return the maximum work that C code may need to process `value`, in characters.

    Raises TemplateLimitError, and TypeError for a method that is not called: two methods are equal only if they belong
    to the same object, which depends on earlier builds.

    Repeated values in a list count each time. All fields of views count, unless `into_views` is False.
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
    """Return `left % right` for numbers. Raises TypeError for a string, which Python would format."""
    if not isinstance(left, int | float):
        raise TypeError(f"unsupported operand type(s) for %: '{type(left).__name__}' and '{type(right).__name__}'")
    return left % right


def limited_range(*bounds: Any) -> range:
    """Return `range(*bounds)`. Raises TemplateLimitError if it is too long."""
    numbers = range(*bounds)
    try:
        length = len(numbers)
    except OverflowError:
        length = MAX_RANGE + 1
    if length > MAX_RANGE:
        raise TemplateLimitError("list")
    return numbers


def join_output(parts: list[str]) -> str:
    """Return the page joined from `parts`. Raises TemplateLimitError, before joining them, if it would be too large."""
    if sum(map(len, parts)) > MAX_OUTPUT:
        raise TemplateLimitError("output")
    return "".join(parts)


class _Scope(threading.local):
    is_limited = False


_SCOPE: Final = _Scope()
"""True if this thread has limited the process's memory."""


@contextmanager
def limited_memory() -> Iterator[None]:
    """Limit the memory that this process takes in the block to `MAX_RENDERING_BYTES` more than it has now.

    Beyond that, MemoryError is raised. A nested block has no effect. The limit applies to the process, so other threads
    share it meanwhile. On systems that cannot report or limit the memory of a process, no limit applies; only Linux can
    do both.
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
    """Lift the memory limit for work outside templates, such as reading another site.

    The memory taken in the block does not count towards the limit.
    """
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
    """Return True if this thread is within a `limited_memory()` block."""
    return _SCOPE.is_limited


def release_memory() -> None:
    """End the memory limit, because even the report of exhausted memory needs some."""
    if _SCOPE.is_limited and resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, _AT_FIRST)
        _SCOPE.is_limited = False
