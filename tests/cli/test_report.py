"""What is told after a build, as lines of letters."""

from __future__ import annotations

from portalgen.cli.report import _format_table

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
