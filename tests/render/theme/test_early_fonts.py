"""The fonts that pages ask for at once."""

from __future__ import annotations

import pytest

from portalgen.render.theme.early_fonts import list_early_fonts


def face(file: str, display: str = "optional") -> str:
    """A `@font-face` of a font that lies at `file`."""
    return (
        f'@font-face {{\n  src: url("{file}") format("woff2");\n  font-weight: 700;\n  font-display: {display};\n}}\n'
    )


def test_the_first_two_fonts_that_may_be_left_out_are_asked_for_each_once() -> None:
    sheet = face("fonts/a.woff2") + face("./fonts/a.woff2") + face("fonts/b.woff2") + face("fonts/c.woff2")
    assert list_early_fonts(sheet) == (("fonts/a.woff2", "700"), ("fonts/b.woff2", "700"))


@pytest.mark.parametrize("display", ["swap", "block", "fallback"])
def test_a_font_that_is_shown_whenever_it_comes_is_left_to_the_browser(display: str) -> None:
    assert list_early_fonts(face("fonts/a.woff2", display)) == ()


@pytest.mark.parametrize("file", ["https://example.vn/a.woff2", "//example.vn/a.woff2", "/a.woff2", "../a.woff2"])
def test_a_font_outside_of_the_themes_folder_is_asked_for_by_nobody(file: str) -> None:
    assert list_early_fonts(face(file)) == ()


def test_a_face_of_the_readers_own_fonts_has_no_file() -> None:
    assert list_early_fonts('@font-face{font-display:optional;src:local("Arial")}') == ()


def test_a_face_may_be_written_short() -> None:
    sheet = "@font-face{font-display:optional;src:url(fonts/a.woff2)}"
    assert list_early_fonts(sheet) == (("fonts/a.woff2", "400"),)
