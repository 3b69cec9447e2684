"""A wait ends with the answer, or reports what there is instead."""

from __future__ import annotations

import pytest

from tests.makers.waiting import wait_until


def test_the_answer_is_returned_once_it_is_true() -> None:
    answers = iter(["", "", "ready"])
    assert wait_until(lambda: next(answers), pause=0) == "ready"


def test_the_message_describes_what_there_is_instead() -> None:
    with pytest.raises(AssertionError, match=r"not true within 0 s: \[1\]"):
        wait_until(lambda: False, 0, lambda: [1])
