"""Colours of sites: what is told where, and what is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.pipeline.sites import palettes
from portalgen.pipeline.sites.setup import load_setup
from portalgen.render.theme import contrast
from portalgen.store.row_store import RowStore
from tests.makers.portal import SmallPortal, codes

SITE = "site-config/sites/so.yaml"
PROFILES = "site-config/profiles.yaml"


def _with_tokens(portal: SmallPortal, tokens: str) -> None:
    portal.edit(SITE, "profile:", f"tokens: {{{tokens}}}\nprofile:")


def test_a_colour_with_too_little_contrast_is_reported_where_it_stands_with_one_that_would_do(
    portal: SmallPortal,
) -> None:
    _with_tokens(portal, 'accent: "#f2b632", brand: "#e0a030"')
    result = portal.check()
    line = (portal.root / SITE).read_text("utf-8").splitlines().index(
        'tokens: {accent: "#f2b632", brand: "#e0a030"}'
    ) + 1
    assert codes(result) == [f"{SITE}:{line}:36 CFG138"]
    (found,) = result.diagnostics
    assert "`brand`" in sentence_of(found, "vi")
    assert "4,5:1" in sentence_of(found, "vi")
    assert "4.5:1" in sentence_of(found, "en")
    proposed = help_of(found, "vi").split('"')[1]
    portal.edit(SITE, "#e0a030", proposed)
    assert codes(portal.check()) == []


def test_tokens_of_a_profile_are_reported_once_there(portal: SmallPortal) -> None:
    portal.edit(PROFILES, "    group: commune\n", '    group: commune\n    tokens: {brand: "#eeeeee"}\n')
    (found,) = portal.check().diagnostics
    assert (found.code, found.place.path) == ("CFG138", PROFILES)


def test_a_colour_for_the_dark_is_looked_at_too(portal: SmallPortal) -> None:
    _with_tokens(portal, 'brand-dark: "#123456"')
    (found,) = portal.check().diagnostics
    assert dict(found.values)["token"] == "brand-dark"
    assert "nền tối" in sentence_of(found, "vi")


def test_a_theme_that_is_not_good_by_itself_is_reported_in_the_theme(portal: SmallPortal) -> None:
    portal.write(
        "themes/own/theme.yaml",
        "name: own\nextends: default\nstyles: [own.css]\ncontrast:\n  - {foreground: ink, backgrounds: [paper], use: text}\n",
    )
    portal.write("themes/own/own.css", ":root{--ink:#999999;--paper:#ffffff}")
    portal.edit(SITE, "profile:", "theme: own\nprofile:")
    assert codes(portal.check()) == ["themes/own/own.css:1:7 TPL107"]


@pytest.mark.parametrize(
    ("file", "css", "expected"),
    [
        ("components/share/share.css", "\n:root{--ink:#ccc !important}", ["2:7 TPL107"]),
        ("styles/base.css", "body{color:var(--ink);--ink:#ccc}", ["1:23 TPL108"]),
        ("styles/base.css", "@media (max-width: 30rem){:root{--ink:#ccc}}", ["1:33 TPL108"]),
        ("components/share/share.css", ".share{--gap:#ccc}", []),
        ("components/share/share.css", ".share{--focus:#ccc}", ["1:8 TPL108"]),
        ("components/share/share.css", ".share{--focus:var(--link)}", []),
        ("components/share/share.css", ".share{--focus:var(--paper)}", ["1:8 TPL108"]),
        ("components/share/share.css", "body .share, *{--focus:var(--link)}", ["1:16 TPL108"]),
        ("components/share/share.css", ":root{--ink:var(--khong, #000)!important}", ["1:7 TPL107"]),
        ("components/share/share.css", ":root{--ink:var(--khong)!important}", ["1:7 TPL108"]),
    ],
)
def test_every_style_that_is_shipped_is_looked_at_and_reported_at_its_line(
    portal: SmallPortal, file: str, css: str, expected: list[str]
) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.write(f"themes/own/{file}", css)
    portal.edit(SITE, "profile:", "theme: own\nprofile:")
    assert codes(portal.check()) == [f"themes/own/{file}:{each}" for each in expected]


def test_a_pair_of_a_theme_is_reported_there_where_its_colours_are_those_of_the_theme_it_extends(
    portal: SmallPortal,
) -> None:
    pairs = "contrast:\n  - {foreground: paper, backgrounds: [paper-2], use: text}\n"
    portal.write("themes/own/theme.yaml", f"name: own\nextends: default\n{pairs}")
    portal.edit(SITE, "profile:", "theme: own\nprofile:")
    assert codes(portal.check()) == ["themes/own/theme.yaml:4:5 TPL107"]


def test_a_token_of_a_site_that_the_theme_overrules_is_not_blamed_on_the_site(portal: SmallPortal) -> None:
    _with_tokens(portal, 'brand: "#7a1f2b"')
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.write("themes/own/components/share/share.css", ":root{--brand:#eee!important}")
    portal.edit(SITE, "profile:", "theme: own\nprofile:")
    assert {each.code for each in portal.check().diagnostics} == {"TPL107"}


def test_a_token_that_cannot_be_computed_is_reported_where_the_theme_lists_it(portal: SmallPortal) -> None:
    portal.write(
        "themes/own/theme.yaml",
        "name: own\nextends: default\ncontrast:\n  - {foreground: inc, backgrounds: [paper], use: text}\n",
    )
    portal.edit(SITE, "profile:", "theme: own\nprofile:")
    result = portal.check()
    assert codes(result) == ["themes/own/theme.yaml:4:5 TPL108"]
    assert "`inc`" in sentence_of(result.diagnostics[0], "vi")


def test_a_theme_without_pairs_is_not_looked_at(portal: SmallPortal, monkeypatch: pytest.MonkeyPatch) -> None:
    _with_tokens(portal, 'brand: "#eeeeee"')
    ground = load_setup(portal.root)
    assert ground.portal is not None
    monkeypatch.setattr(palettes, "palette", None)
    themes = {name: replace(theme, contrast_pairs=()) for name, theme in ground.themes.items()}
    assert list(palettes.check_palettes(ground.portal, themes, RowStore(None, ()))) == []


def test_good_colours_are_remembered_and_bad_ones_are_reported_again(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.build_successfully()
    looked = []
    real = contrast.find_shortfalls
    monkeypatch.setattr(contrast, "find_shortfalls", lambda *given: looked.append(given[2]) or real(*given))
    portal.edit("content/so/tin-tuc/hoi-nghi.vi.md", "title: ", "title: Mới ")
    portal.build_successfully()
    assert looked == []
    _with_tokens(portal, 'brand: "#eeeeee"')
    for _ in range(2):
        assert [each.code for each in portal.build().diagnostics] == ["CFG138"]
    assert looked == [{"brand": "#eeeeee"}] * 2
