"""A cache of one page for results that several rules need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from portalgen.lint.page_text import PageText

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class _Key:
    data: bytes
    body_line: int
    text: PageText = field(compare=False)


def once_per_page(find: Callable[[PageText], _Result]) -> Callable[[PageText], _Result]:
    """Return `find` with a cache of the last page. Its result may depend only on the bytes of the file."""

    @lru_cache(maxsize=1)
    def find_by_key(key: _Key) -> _Result:
        return find(key.text)

    def find_cached(text: PageText) -> _Result:
        return find_by_key(_Key(text.data, text.page.body_line, text))

    return find_cached
