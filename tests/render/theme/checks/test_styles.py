"""Styles that would break others are told at their line."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.sentences import sentence_of
from portalgen.render.theme.checks.styles import find_style_problems
from tests.makers.portal import SmallPortal, codes

CSS = "themes/own/components/aaa/aaa.css"


@pytest.fixture
def own(portal: SmallPortal) -> SmallPortal:
    """A portal whose department wears a theme that extends the default one."""
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    return portal


def test_a_block_that_is_not_closed_cannot_swallow_the_styles_that_follow(own: SmallPortal) -> None:
    own.write(CSS, "/* mẫu */\n  .a{color:red\n")
    result = own.build()
    assert codes(result) == [f"{CSS}:2:5 TPL109"]
    assert "không được đóng" in sentence_of(result.diagnostics[0], "vi")
    own.write(CSS, "/* mẫu */\n  .a{color:red}\n")
    assert own.build().is_written


def test_a_style_that_no_page_gets_is_not_looked_at(own: SmallPortal) -> None:
    own.write("themes/own/styles/unlisted.css", "a{")
    assert own.check().diagnostics == ()


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a{b:c", (1, 2, "css.unclosed")),
        ("@layer x{\n a{b:c}\n", (1, 9, "css.unclosed")),
        ("@media print{ a{b:c } ", (1, 13, "css.unclosed")),
        ("a{b:c}\n.d{e:f\n.g{h:i}", (2, 3, "css.unclosed")),
        ("a{b:calc(1px}", (1, 5, "css.unclosed")),
        ("a{b:c}\n/* x", (2, 1, "css.comment")),
        ('a{b:"x\n}', (1, 5, "css.string")),
        ("a{b:'x", (1, 5, "css.string")),
        ("a{b:url(x", (1, 5, "css.string")),
        ("a{b:c}}", (1, 7, "css.closing")),
        ("a{b:(c]}", (1, 5, "css.unclosed")),
        ("color:red;", (1, 10, "css.rule")),
        ("color:red; a{b:c}", (1, 10, "css.selector")),
        ("<<<<<<< HEAD\na{b:c}", (1, 1, "css.selector")),
        ("{b:c}", (1, 1, "css.selector")),
        ("@media print;", (1, 1, "css.rule")),
        ("@layer x{ a{ b c; } }", (1, 17, "css.declaration")),
        ("a{b: ;}", (1, 3, "css.declaration")),
        ("a{b:c d:e}", (1, 8, "css.semicolon")),
        ("a{&:hover{b c}}", (1, 13, "css.declaration")),
        ("@font-face{src}", (1, 12, "css.declaration")),
    ],
)
def test_what_is_wrong_is_reported_where_it_is_seen(css: str, found: tuple[int, int, str]) -> None:
    assert list(find_style_problems(css)) == [found]


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* x */",
        "@layer a, b;\n@import url(x.css);\n@charset 'utf-8';",
        "a:hover > b::after, c + d ~ e, f[g='h'] *{--empty:;--pair:x:y;b:c!important}",
        "@media print{@page{margin:1cm;@bottom-right{content:counter(page)}}}",
        "@keyframes x{from{a:b} 50%{a:c}}",
        "@container (width > 1px){a{&:hover{b:c} .d &{e:f} @media print{g:h}}}",
        "a{background:url(data:image/png;base64,xx)}",
        "@supports (color: oklch(from red l c h)){a{b:c}}",
        "<!-- a{b:c} -->",
    ],
)
def test_what_a_browser_reads_is_no_fault(css: str) -> None:
    assert list(find_style_problems(css)) == []


def test_what_a_merge_left_in_a_style_is_found() -> None:
    assert list(find_style_problems("@layer x {\n<<<<<<< HEAD\n a { color: red }\n}")) == [(2, 1, "css.selector")]
