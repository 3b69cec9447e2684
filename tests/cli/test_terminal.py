"""What is told after a build, as lines of letters."""

from __future__ import annotations

import pytest

from portalgen.cli.terminal import _format_table, format_diagnostic_counts
from portalgen.diagnostics.model import Place, diagnostic

_ROWS = (
    ("Trang thông tin", "Trang HTML", "Tệp", "Cảnh báo, lưu ý"),
    ("portal", "99", "137", "2"),
    ("1baoloc, 2baoloc, xa-hoa-ninh", "4 mỗi trang", "23", ""),
)


def test_figures_stand_right_below_their_heads_and_no_line_ends_in_spaces() -> None:
    assert _format_table(_ROWS, 100).splitlines() == [
        "Trang thông tin                 Trang HTML  Tệp  Cảnh báo, lưu ý",
        "portal                                  99  137                2",
        "1baoloc, 2baoloc, xa-hoa-ninh  4 mỗi trang   23",
    ]


def test_names_of_sites_are_wrapped_between_and_not_within_them() -> None:
    assert _format_table(_ROWS, 60).splitlines() == [
        "Trang thông tin     Trang HTML  Tệp  Cảnh báo, lưu ý",
        "portal                      99  137                2",
        "1baoloc, 2baoloc,  4 mỗi trang   23",
        "xa-hoa-ninh",
    ]


def test_a_terminal_that_is_too_narrow_gets_longer_lines() -> None:
    assert _format_table(_ROWS, 10).splitlines()[0] == "Trang thông  Trang HTML  Tệp  Cảnh báo, lưu ý".replace(
        "  Trang", "   Trang"
    )


@pytest.mark.parametrize(
    ("count", "language", "counts"),
    [
        (1, "en", "0 errors, 1 warning, 0 notes"),
        (2, "en", "0 errors, 2 warnings, 0 notes"),
        (1, "vi", "0 lỗi, 1 cảnh báo, 0 lưu ý"),
    ],
)
def test_one_finding_is_counted_in_the_singular(count: int, language: str, counts: str) -> None:
    late = diagnostic("APR202", Place("a.vi.md"), files="`a.vi.md`", signer="chief-so")
    assert format_diagnostic_counts((late,) * count, language) == counts
