"""Tokens: which declaration counts in which appearance, and what colour it is."""

from __future__ import annotations

import pytest

from portalgen.render.theme.declared_tokens import APPEARANCES, Appearance
from portalgen.render.theme.palette import TokenSheet, UnreadableColorError

LIGHT = Appearance("light", "no-preference")
DARK = Appearance("dark", "no-preference")


def shown(css: str, appearance: Appearance = LIGHT, token: str = "a", **tokens: str) -> str:
    return TokenSheet([css]).build_palette(tokens, appearance).color_of(token)


def test_a_later_layer_beats_an_earlier_one_whatever_the_selector() -> None:
    css = '@layer one, two; @layer two{:root{--a:#222222}} @layer one{:root[data-scheme="dark"]{--a:#111111}}'
    assert shown(css, Appearance("light", "no-preference", "dark")) == "#222222"


def test_what_stands_in_no_layer_beats_all_layers() -> None:
    assert shown(":root{--a:#111111} @layer one{:root{--a:#222222}}") == "#111111"


def test_within_a_layer_the_more_specific_selector_counts_and_then_the_later() -> None:
    css = ':root[data-contrast="more"]{--a:#333333} :root{--a:#111111} :root{--a:#222222}'
    assert shown(css) == "#222222"
    assert shown(css, Appearance("light", "no-preference", contrast="more")) == "#333333"


def test_media_and_attributes_say_when_a_declaration_counts() -> None:
    css = (
        ':root{--a:#111111} @media (prefers-color-scheme: dark){:root:not([data-scheme="light"]){--a:#222222}}'
        "@media (prefers-contrast: more){:root{--a:#333333}} @media print{:root{--a:#444444}} .x{--a:#555555}"
    )
    assert shown(css) == "#111111"
    assert shown(css, DARK) == "#222222"
    assert shown(css, Appearance("dark", "no-preference", "light")) == "#111111"
    assert shown(css, Appearance("light", "more")) == "#333333"


def test_a_site_sets_its_tokens_in_a_layer_of_their_own() -> None:
    css = "@layer tokens, site; @layer tokens{:root{--a:var(--brand);--brand:#111111}}"
    assert shown(css, brand="#00ff00") == "#00ff00"


@pytest.mark.parametrize(
    ("value", "color"),
    [
        ("#ABCDEF", "#abcdef"),
        ("#fff", "#ffffff"),
        ("white", "#ffffff"),
        ("color-mix(in srgb, #ff0000, #0000ff)", "#800080"),
        ("color-mix(in srgb, #ffffff 25%, #000000)", "#404040"),
        ("color-mix(in srgb, #ffffff, #000000 25%)", "#bfbfbf"),
        ("color-mix(in srgb, #ffffff 20%, #000000 20%)", "#808080"),
        ("oklch(1 0 0)", "#ffffff"),
        ("oklch(from #123456 l c h)", "#123456"),
        ("oklch(from #808080 max(l, 1) min(c, 0) h)", "#ffffff"),
        ("oklch(from #808080 max(0.5, min(2, l * 4)) 0 0deg)", "#ffffff"),
        ("var(--none, #abcdef)", "#abcdef"),
        ("var(--none, var(--no, color-mix(in srgb, #f00, #00f)))", "#800080"),
        ("oklch(from var(--none, #123456) l c h)", "#123456"),
    ],
)
def test_colours_are_computed(value: str, color: str) -> None:
    assert shown(f":root{{--a:{value}}}") == color


@pytest.mark.parametrize(
    "value",
    [
        "",
        "3px",
        "rgb(0 0 0 / 50%)",
        "light-dark(#000, #fff)",
        "var(--a)",
        "var(--none)",
        "color-mix(in hsl, red, red)",
        "oklch(from red l c)",
        "oklch(sin(1) 0 0)",
    ],
)
def test_a_value_that_is_not_computed_is_refused_by_its_name(value: str) -> None:
    with pytest.raises(UnreadableColorError):
        shown(f":root{{--a:{value}}}")


def test_every_way_of_showing_a_page_is_looked_at_once() -> None:
    assert len(APPEARANCES) == len(set(APPEARANCES)) == 12
    assert {each.name for each in APPEARANCES} == {"light", "dark", "light-more", "dark-more"}


def test_a_token_stands_on_those_that_its_value_names() -> None:
    palette = TokenSheet([":root{--a:color-mix(in oklab, var(--b), var(--c));--b:var(--d);--c:#000;--d:#fff}"])
    assert palette.build_palette({}, LIGHT).sources_of("a") == ("a", "b", "c", "d")


def test_what_is_important_beats_what_is_not_and_in_the_earlier_layer_what_is() -> None:
    css = "@layer one, site; @layer one{:root{--a:#111111 !important}} @layer site{:root{--a:#222222!important}}"
    assert shown(f"{css} :root{{--a:#333333}}", a="#444444") == "#111111"


@pytest.mark.parametrize(
    ("css", "within"),
    [
        ("body{--a:red}", "body"),
        ("*{--a:red}", "*"),
        (":where(:root){--a:red}", ":where(:root)"),
        (":is(html, body){--a:red}", ":is(html, body)"),
        (":root:lang(vi){--a:red}", ":root:lang(vi)"),
        (':root[data-size="large"]{--a:red}', ':root[data-size="large"]'),
        (":root, .dark{--a:red}", ".dark"),
        ("@media (max-width: 30rem){:root{--a:red}}", "@media (max-width: 30rem)"),
        ("@container (width > 1px){:root{--a:red}}", "@container (width > 1px)"),
        (":root{&{--a:red}}", ":root"),
        (":root{@media print{--a:red}}", ":root"),
        ("@supports not (color: red){:root{--a:red}}", "@supports not (color: red)"),
        ("@layer{:root{--a:red}}", "@layer"),
        ("@layer x{@layer y{:root{--a:red}}}", "@layer y"),
        ("@scope (.x){:root{--a:red}}", "@scope (.x)"),
        ("@keyframes x{from{--a:red}}", "@keyframes x"),
        ("@property --a{syntax:'<color>';inherits:true;initial-value:red}", "@property --a"),
        ("body{--b:red}", "body"),
    ],
)
def test_a_declaration_that_may_count_or_not_is_found(css: str, within: str) -> None:
    sheet = TokenSheet([":root{--a:var(--b);--b:#000}", css])
    found = sheet.find_unknown(["a"])
    assert [(each.enclosing_rule, each.origin and each.origin.style) for each in found] == [(within, 1)]


@pytest.mark.parametrize(
    "css",
    [
        "body{--c:red}",
        "@media print{:root{--a:red}}",
        "@media screen and (prefers-contrast: more){:root{--a:red}}",
        "@media (forced-colors: active){:root{--a:red}}",
        "p{color:var(--a)}",
    ],
)
def test_what_is_no_token_of_colour_or_is_known_may_stand_anywhere(css: str) -> None:
    assert TokenSheet([":root{--a:#000}", css]).find_unknown(["a"]) == ()
