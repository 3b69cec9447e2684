"""The words of a body that have to stand on its page, in runs that nothing may interrupt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.render.markdown.body_words import list_body_runs


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        ("# Họp **báo** số `1`\n\nMột\nhai.\n", ("Họp báo số 1", "Một hai.")),
        ("Xem [bài *này*](khac.vi.md) nhé.", ("Xem ", "bài này", " nhé.")),
        ("Hình: ![chữ thay hình](a.png)", ("Hình: ",)),
        ("Ở <https://example.vn/> có.", ("Ở ", " có.")),
        ("{{ contact }}\n\n{.center}\nGiữa\n", ("Giữa",)),
        ("Một[^1]\n\n[^1]: Hai\n", ("Một", "Hai")),
        ("| A | B |\n|---|---|\n| 1 | 2 |\n", ("A", "B", "1", "2")),
        ("```\nmã = 1\n```\n", ("mã = 1\n",)),
        ("1\\. &amp; \\*sao\\*", ("1. & *sao*",)),
    ],
)
def test_marks_are_left_out_and_what_may_be_interrupted_is_apart(body: str, runs: tuple[str, ...]) -> None:
    assert list_body_runs(body, "vi") == runs


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab \n*_[](){}!<>|`#-=:^\\&;{}/0.", max_size=60))
def test_any_body_has_runs_and_none_is_empty(body: str) -> None:
    assert all(run.strip() for run in list_body_runs(body, "vi"))
