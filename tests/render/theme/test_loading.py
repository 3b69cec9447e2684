"""Themes: what overrides what, and every fault of a template at its own line."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.pipeline.options import BuildResult
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.templates import Templates
from tests.makers.portal import SO, SmallPortal, codes, tree

PROFILES = "site-config/profiles.yaml"


@pytest.fixture
def own(portal: SmallPortal) -> SmallPortal:
    """A portal whose department wears a theme that extends the default one."""
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    return portal


def _without_digests(texts: Iterable[str]) -> list[str]:
    """Texts without the name of the asset folder, which is the digest of the whole theme."""
    return [re.sub(r"assets/[0-9a-f]{10}/", "assets/", text) for text in texts]


def list_sentences(result: BuildResult) -> list[str]:
    return [sentence_of(each, "vi") for each in result.diagnostics]


def test_a_theme_without_files_of_its_own_looks_like_the_one_it_extends(own: SmallPortal) -> None:
    own.build_successfully()
    extended = tree(own.out / SO).keys()
    html = own.html(f"{SO}/index.html")
    own.edit("site-config/sites/so.yaml", "theme: own\n", "")
    own.build_successfully()
    assert _without_digests(tree(own.out / SO).keys()) == _without_digests(extended)
    assert _without_digests([own.html(f"{SO}/index.html")]) == _without_digests([html])


def test_a_theme_overrides_file_by_file_and_for_its_own_sites_only(own: SmallPortal) -> None:
    own.write("themes/own/layouts/redirect.html", "<p>ours</p>")
    own.write("themes/own/strings/vi.yaml", "home: {title: Nhà}\n")
    own.write(
        "site-config/redirects.yaml",
        "redirects:\n  - {site: so, from: /a/, to: 'self:home'}\n  - {site: xa, from: /a/, to: 'self:home'}\n",
    )
    own.build_successfully()
    assert own.html(f"{SO}/a/index.html") == "<p>ours</p>"
    assert "<!doctype html>" in own.html("xa.example.vn/a/index.html")
    assert ">Nhà<" in own.html(f"{SO}/lien-he/index.html")
    assert ">Nhà<" not in own.html("xa.example.vn/lien-he/index.html")


def test_an_undefined_name_is_reported_at_its_line_with_page_and_chain(own: SmallPortal) -> None:
    own.write("themes/own/layouts/page.html", '{% include "layouts/part.html" %}\n')
    own.write("themes/own/layouts/part.html", "<p>\n  {{ view.titel }}\n</p>\n")
    result = own.check()
    assert {f"{each.place.path}:{each.place.line}:{each.place.column} {each.code}" for each in result.diagnostics} == {
        "themes/own/layouts/part.html:2:3 TPL101"
    }
    (first, *_) = list_sentences(result)
    assert "titel" in first
    assert "trang content/so/tin-tuc/hoi-nghi.vi.md" in first
    assert "default/layouts/news.html > themes/own/layouts/page.html > themes/own/layouts/part.html" in first


def test_an_undefined_name_in_a_macro_is_reported_in_the_macros_file(own: SmallPortal) -> None:
    own.write(
        "themes/own/components/neighbours/neighbours.html",
        "{% macro neighbours(previous, next, by_date) %}\n{{ nguoi }}\n{% endmacro %}\n",
    )
    result = own.check()
    assert {(each.place.path, each.place.line, each.code) for each in result.diagnostics} == {
        ("themes/own/components/neighbours/neighbours.html", 2, "TPL101")
    }
    assert "nguoi" in list_sentences(result)[0]


def test_a_macro_called_with_a_misspelt_argument_is_reported_where_it_is_called(own: SmallPortal) -> None:
    own.write(
        "themes/own/layouts/redirect.html",
        '{% from "components/callout/callout.html" import callout %}\n{{ callout(knd="note") }}\n',
    )
    result = own.check()
    assert codes(result) == ["themes/own/layouts/redirect.html:2:1 TPL105"]
    assert "knd" in list_sentences(result)[0]


@pytest.mark.parametrize(
    "file", ["layouts/page.html", "layouts/header.html", "components/facts/facts.html", "feeds/atom.xml"]
)
def test_a_syntax_error_is_reported_at_its_line(own: SmallPortal, file: str) -> None:
    own.write(f"themes/own/{file}", "<p>\n\n{% if %}\n")
    result = own.check()
    assert codes(result) == [f"themes/own/{file}:3:1 TPL102"]


def test_an_unknown_string_is_reported_with_the_closest_one(own: SmallPortal) -> None:
    own.write("themes/own/layouts/redirect.html", '\n{{ t("home.titel") }}')
    result = own.check()
    assert codes(result) == ["themes/own/layouts/redirect.html:2:6 TPL103"]
    assert "`home.titel`" in list_sentences(result)[0]
    assert "`home.title`" in list_sentences(result)[0]


def test_an_unknown_string_of_a_branch_that_no_page_takes_is_reported(own: SmallPortal) -> None:
    own.write("themes/own/layouts/redirect.html", "<p>\n{% if false %}{{ t('home.titel') }}{% endif %}")
    assert codes(own.check()) == ["themes/own/layouts/redirect.html:2:20 TPL103"]


def test_a_key_that_one_theme_misspells_is_a_warning_with_the_right_one(own: SmallPortal) -> None:
    own.write("themes/own/strings/vi.yaml", "home:\n  titel: Nhà\n")
    result = own.check()
    assert codes(result) == ["themes/own/strings/vi.yaml:2:3 TPL119"]
    assert "`home.title`" in list_sentences(result)[0]
    assert own.build().is_written


def test_a_placeholder_that_no_page_can_fill_in_is_reported_once_in_its_string(own: SmallPortal) -> None:
    own.write("themes/own/strings/vi.yaml", 'home:\n  all: "Mọi {titel}"\n')
    assert codes(own.check()) == ["themes/own/strings/vi.yaml:2:13 TPL114"]


def test_a_string_that_one_language_lacks_is_reported_once_where_the_other_has_it(own: SmallPortal) -> None:
    own.write("themes/own/strings/vi.yaml", "banner: {text: Chào}\n")
    own.write("themes/own/layouts/contact.html", '{{ t("banner.text") }}')
    assert codes(own.check()) == ["themes/own/strings/vi.yaml:1:10 TPL118"]


def test_a_template_that_is_not_there_is_reported(own: SmallPortal) -> None:
    own.write("themes/own/layouts/redirect.html", 'x\n{% include "layouts/mat.html" %}')
    (found,) = own.check().diagnostics
    assert (found.code, found.place.line) == ("TPL104", 2)
    assert "default" not in help_of(found, "vi")


def test_of_a_missing_file_that_the_default_theme_has_the_message_says_so(own: SmallPortal) -> None:
    own.write("themes/own/theme.yaml", "name: own\nstyles: [styles/a.css]\n")
    own.write("themes/own/styles/a.css", "")
    for language in ("vi", "en"):
        own.write(f"themes/own/strings/{language}.yaml", "search: {filters: a}\n")
    own.write("themes/own/layouts/base.html", "")
    found = [each for each in own.check().diagnostics if dict(each.values).get("name") == "feeds/robots.txt"]
    advice = help_of(found[0], "vi")
    assert "giao diện default có sẵn tệp này" in advice
    assert "extends: default" in advice


def test_a_template_that_fails_is_reported_and_is_no_bug_of_ours(own: SmallPortal) -> None:
    own.write("themes/own/layouts/redirect.html", "{{ 1 / 0 }}")
    result = own.check()
    assert codes(result) == ["themes/own/layouts/redirect.html:1:1 TPL105"]
    assert "ZeroDivisionError" in list_sentences(result)[0]


@pytest.mark.parametrize("file", ["layouts/redirect.html", "styles/tokens.css", "strings/vi.yaml"])
def test_a_file_of_the_theme_that_is_not_utf_8_is_reported(own: SmallPortal, file: str) -> None:
    own.write(f"themes/own/{file}", b"# a\na: \xe0\xa0\n")
    assert codes(own.check()) == [f"themes/own/{file}:2:4 CFG108"]


def test_a_byte_order_mark_gets_into_no_page_and_no_style(own: SmallPortal) -> None:
    own.write("themes/own/layouts/redirect.html", "\ufeff<p>ours</p>")
    own.write("themes/own/styles/prose.css", "\ufeff:root { --own: 1 }")
    theme, _ = load_theme(own.root, "own", ("vi",), None)  # type: ignore[arg-type]
    assert theme is not None
    assert {theme.read_text("layouts/redirect.html")[0], theme.read_text("styles/prose.css")[0]} == {"<", ":"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("name: own\nextends: mat\n", "themes/own/theme.yaml:2:10 CFG123"),
        ("name: own\nextends: own\n", "themes/own/theme.yaml:2:10 CFG133"),
        ("name: own\nextends: ../own\n", "themes/own/theme.yaml:2:10 CFG103"),
        ("name: own\nextend: default\n", "themes/own/theme.yaml:2:1 CFG104"),
        ("name: own\nextends: default\nscripts: [mat.js]\n", "themes/own/theme.yaml:3:11 TPL106"),
        ("name: own\nextends: default\nsearch_client: mat.js\n", "themes/own/theme.yaml:3:16 TPL106"),
        ("name: onw\nextends: default\n", "themes/own/theme.yaml:1:7 CFG139"),
        ("extends: default\n", "themes/own/theme.yaml:1:1 CFG105"),
        ("- own\n", "themes/own/theme.yaml:1:1 CFG106"),
        ("name: [own\n", "themes/own/theme.yaml:1:7 CFG101"),
    ],
)
def test_faults_of_a_theme_file_are_reported(own: SmallPortal, settings: str, expected: str) -> None:
    own.write("themes/own/theme.yaml", settings)
    assert codes(own.check()) == [expected]


def test_a_theme_is_named_like_its_folder(own: SmallPortal) -> None:
    own.write("themes/own/theme.yaml", "name: onw\nextends: default\n")
    (sentence_told,) = list_sentences(own.check())
    assert "`onw`" in sentence_told
    assert "`own`" in sentence_told


def test_themes_that_extend_each_other_are_reported_where_the_circle_closes(own: SmallPortal) -> None:
    own.write("themes/own/theme.yaml", "name: own\nextends: other\n")
    own.write("themes/other/theme.yaml", "name: other\nextends: own\n")
    result = own.check()
    assert codes(result) == ["themes/other/theme.yaml:2:10 CFG133"]
    assert "own → other → own" in list_sentences(result)[0]


@pytest.mark.parametrize("path", ["themes", "themes/own", "themes/own/theme.yaml", "themes/own/layouts"])
def test_a_theme_behind_a_symlink_out_of_the_portal_is_refused(own: SmallPortal, path: str) -> None:
    own.write("themes/own/layouts/redirect.html", "<p>ours</p>")
    outside = own.root.parent / "outside"
    (own.root / path).rename(outside)
    (own.root / path).symlink_to(outside)
    assert set(codes(own.check())) == {f"{path}:1:1 CFG132"}


def test_a_language_without_strings_is_reported(portal: SmallPortal) -> None:
    portal.write("themes/alone/theme.yaml", "name: alone\n")
    portal.write("themes/alone/strings/vi.yaml", "home: {title: Nhà}\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: alone\nprofile:")
    assert codes(portal.check()) == ["site-config/sites/so.yaml:3:8 CFG129"]


def test_what_a_page_shows_is_escaped(portal: SmallPortal) -> None:
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "title: Họp báo", "title: '<script>x</script> & \"y\"'")
    portal.build_successfully()
    for path in (
        f"{SO}/tin-tuc/hop-bao/index.html",
        f"{SO}/tin-tuc/index.html",
        f"{SO}/feed.xml",
        f"{SO}/so-do-trang/index.html",
    ):
        assert "<script>x" not in portal.html(path)
        assert "&lt;script&gt;x" in portal.html(path)


def test_the_closure_of_a_template_holds_what_it_reaches_through_others(own: SmallPortal) -> None:
    own.write("themes/own/layouts/a.html", '{% include "layouts/b.html" %}')
    own.write("themes/own/layouts/b.html", '{% from "components/link/link.html" import link %}')
    theme, faults = load_theme(own.root, "own", ("vi",), None)  # type: ignore[arg-type]
    assert faults == ()
    assert theme is not None
    closure = Templates(theme, "vi").closure("layouts/a.html")
    assert {"layouts/a.html", "layouts/b.html", "components/link/link.html"} <= set(closure)


def test_every_output_has_a_template_in_the_default_theme(portal: SmallPortal) -> None:
    theme, _ = load_theme(portal.root, "default", ("vi", "en"), None)  # type: ignore[arg-type]
    assert theme is not None
    from portalgen.outputs.table import OUTPUTS

    assert {each.template for each in OUTPUTS if each.template} <= theme.files.keys()
    named = [each.type.name for each in OUTPUTS if each.type.is_generated_page]
    assert {f"layouts/{name}.html" for name in ("home", *named)} <= theme.files.keys()


def test_both_languages_of_the_default_theme_have_the_same_strings(portal: SmallPortal) -> None:
    theme, _ = load_theme(portal.root, "default", ("vi", "en"), None)  # type: ignore[arg-type]
    assert theme is not None
    assert theme.catalogs["vi"].entries.keys() == theme.catalogs["en"].entries.keys()
