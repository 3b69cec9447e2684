"""Many small cases in one test: each of a thousand tests of its own costs more than what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Case = TypeVar("Case")


def check_each(cases: Iterable[Case], check: Callable[[Case], None], name: Callable[[Case], object] = str) -> None:
    """Run `check` for every case, of which there has to be one, and fail with all that fail."""
    number, failed = 0, []
    for number, each in enumerate(cases, start=1):  # noqa: B007 - how many there were
        try:
            check(each)
        except AssertionError as error:
            failed.append(f"{name(each)}: {error}")
    assert number, "no case"
    assert not failed, f"{len(failed)} of {number}\n" + "\n".join(failed)
