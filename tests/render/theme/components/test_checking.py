"""A component is what it declares: its macros, their parameters, and examples that render in every language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.model import Place
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of
from portalgen.pipeline.build import build
from portalgen.render.theme.components.checking import check_components
from portalgen.render.theme.components.component import read_component, read_components, render_example
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.model import Theme
from portalgen.render.theme.templates import Templates
from tests.makers.portal import SmallPortal, codes

pytestmark = pytest.mark.heavy

TEMPLATE = """\
{% macro the(link, short=false) %}<p class="the">{% if not short %}{{ _icon() }}{% endif %}{{ link.title }}</p>{% endmacro %}
{% macro _icon() %}*{% endmacro %}
"""
DECLARATION = """\
description: {vi: Thẻ mẫu, en: Sample card}
macros:
  the:
    description: {vi: Một thẻ., en: A card.}
    parameters:
      link:
        type: Link
        description: {vi: Liên kết., en: The link.}
      short:
        type: flag
        default: "false"
        description: {vi: Ngắn., en: Short.}
    examples:
      - name: mot
        title: {vi: Một, en: One}
        arguments:
          link: {title: {vi: Thẻ, en: Card}, url: /mau/}
      - name: hai
        title: {vi: Hai, en: Two}
        arguments:
          link: {title: Hai, url: /mau/}
          short: "true"
"""
HTML = "themes/own/components/the/the.html"
YAML = "themes/own/components/the/the.yaml"


@pytest.fixture
def own(portal: SmallPortal) -> SmallPortal:
    """A portal whose department wears a theme with a component of its own."""
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    portal.write(HTML, TEMPLATE)
    portal.write(YAML, DECLARATION)
    return portal


def theme_of(root: Path, name: str = "own") -> Theme:
    theme, faults = load_theme(root, name, ("vi", "en"), Place("site-config/portal.yaml"))
    assert faults == ()
    assert theme is not None
    return theme


SHIPPED = theme_of(Path("/nowhere"), "default")


def test_a_component_that_is_what_it_declares_has_no_fault(own: SmallPortal) -> None:
    assert own.check().diagnostics == ()


def test_an_example_is_rendered_in_the_language_of_the_page(own: SmallPortal) -> None:
    theme = theme_of(own.root)
    component = read_component(theme, "the")
    assert component.declaration is not None
    macro = component.declaration.macros[0]
    shown = {
        language: render_example(Templates(theme, language), component, macro, macro.examples[0], str)
        for language in ("vi", "en")
    }
    assert shown == {"vi": '<p class="the">*Thẻ</p>', "en": '<p class="the">*Card</p>'}


@pytest.mark.parametrize(
    ("change", "expected", "says"),
    [
        (("macros:\n  the:", "macros:\n  thẻ:"), [f"{YAML}:3:3 TPL122", f"{HTML}:1:10 TPL123"], "`thẻ`"),
        (("      link:\n", "      lnk:\n"), [f"{YAML}:6:7 TPL124"], "có phải là `link`?"),
        (('        default: "false"\n', ""), [f"{YAML}:9:7 TPL126"], "bản khai: —; macro: false"),
        (('default: "false"', 'default: "true"'), [f"{YAML}:9:7 TPL126"], "bản khai: true; macro: false"),
        (("        type: Link\n", "        type: Lnk\n"), [f"{YAML}:7:15 TPL130"], "có phải là `Link`?"),
        (("type: flag", "type: list of Link or nothing"), [f"{YAML}:10:15 TPL130"], "list of Link or nothing"),
        (("title: Hai, url", "titel: Hai, url"), [f"{YAML}:21:18 CFG104"], "có phải là `title`?"),
        (("          short: ", "          shrt: "), [f"{YAML}:22:11 CFG104"], "có phải là `short`?"),
        (('short: "true"', 'short: "có"'), [f"{YAML}:22:18 CFG103"], "`có`"),
        (("link: {title: Hai, url: /mau/}", "link: Hai"), [f"{YAML}:21:17 CFG106"], "link"),
        (("          link: {title: Hai, url: /mau/}\n", ""), [f"{YAML}:20:9 CFG105"], "link"),
        (("{vi: Thẻ, en: Card}", "{vi: Thẻ}"), [f"{YAML}:17:25 CFG103"], "{vi: …, en: …}"),
        (("title: {vi: Hai, en: Two}", "title: Hai"), [f"{YAML}:19:16 CFG106"], "title"),
        (
            ("url: /mau/}\n          short", "url: 'theme:static/mat.svg'}\n          short"),
            [f"{YAML}:21:35 TPL129"],
            "static/mat.svg",
        ),
        (("    examples:", "    exampels:"), [f"{YAML}:13:5 CFG104"], "có phải là `examples`?"),
        (("description: {vi: Thẻ mẫu", "description: {vi: [Thẻ mẫu"), [f"{YAML}:1:44 CFG101"], ""),
    ],
)
def test_what_a_declaration_says_wrongly_is_reported_where_it_stands(
    own: SmallPortal, change: tuple[str, str], expected: list[str], says: str
) -> None:
    own.edit(YAML, *change)
    result = own.check()
    assert sorted(codes(result)) == sorted(expected)
    told = [f"{sentence_of(each, 'vi')} {note_of(each, 'vi')} {help_of(each, 'vi')}" for each in result.diagnostics]
    assert says in " ".join(told)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("short=false", "size, short=false"), [f"{YAML}:5:5 TPL125"]),
        (("short=false", "short=true"), [f"{YAML}:9:7 TPL126"]),
        (("short=false", "short"), [f"{YAML}:9:7 TPL126"]),
        (("short=false", "short=1 + 1"), []),
        (("_icon", "icon"), [f"{HTML}:2:10 TPL123"]),
        (("link.title", "link.titel"), [f"{HTML}:1:1 TPL101"]),
        (("link.title", 't("mat")'), [f"{HTML}:1:97 TPL103"]),
        (("{{ _icon() }}", "{{ link.day.iso }}"), [f"{YAML}:14:15 TPL127"]),
        (("{% endif %}", ""), [f"{HTML}:1:1 TPL102"]),
    ],
)
def test_what_a_template_does_otherwise_than_it_declares_is_reported(
    own: SmallPortal, change: tuple[str, str], expected: list[str]
) -> None:
    own.write(HTML, TEMPLATE.replace(*change))
    found = [each.replace(":1:109", ":1:1") for each in codes(own.check())]
    assert found == expected


def test_a_component_without_a_declaration_is_a_warning_and_is_built(own: SmallPortal) -> None:
    (own.root / YAML).unlink()
    result = own.build()
    assert codes(result) == [f"{HTML}:1:10 TPL121"]
    assert result.is_written


def test_a_folder_with_a_style_alone_is_no_component(own: SmallPortal) -> None:
    own.write("themes/own/components/moi/moi.css", ".moi{margin:0}")
    assert own.check().diagnostics == ()


@pytest.mark.parametrize(
    ("signature", "is_fault"),
    [
        ("callout(kind, title, body)", False),
        ("callout(kind, title, body, wide=false)", False),
        ("callout(kind, title='', body='')", False),
        ("callout(kind, body, title)", True),
        ("callout(kind, title)", True),
        ("callout(kind, title, body, wide)", True),
        ("callout(kind, name, body)", True),
        ("khung(kind, title, body)", True),
    ],
)
def test_a_component_can_be_called_as_that_of_the_theme_that_is_extended(
    own: SmallPortal, signature: str, is_fault: bool
) -> None:
    path = "themes/own/components/callout/callout.html"
    own.write(path, f"{{% macro {signature} %}}{{{{ kind }}}}{{% endmacro %}}\n")
    found = [each for each in own.check().diagnostics if each.code == "TPL128"]
    assert [(each.place.path, each.place.line) for each in found] == ([(path, 1)] if is_fault else [])
    assert all("callout(kind, title, body)" in note_of(each, "vi") for each in found)
    assert all("ở default/components/callout/callout.html:1" in note_of(each, "vi") for each in found)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Link", []),
        ("Link or nothing", []),
        ("text", ["TPL132"]),
        ("ImageView", ["TPL132"]),
        ("list of Link", ["TPL132"]),
    ],
)
def test_a_parameter_keeps_the_type_that_it_has_in_the_theme_that_is_extended(
    own: SmallPortal, kind: str, expected: list[str]
) -> None:
    own.write("themes/upper/theme.yaml", "name: upper\nextends: own\n")
    upper = YAML.replace("own", "upper")
    own.write(upper, DECLARATION.replace("type: Link", f"type: {kind}").partition("    examples:")[0])
    found = check_components(theme_of(own.root, "upper"))
    assert [each.code for each in found] == expected
    for each in found:
        assert f"{each.place.path}:{each.place.line}:{each.place.column}" == f"{upper}:7:15"
        assert f"`Link`, ở {YAML}:7" in note_of(each, "vi")


def test_what_was_found_is_kept_until_a_file_of_the_theme_changes(own: SmallPortal, monkeypatch: Any) -> None:
    own.edit(YAML, "      link:\n", "      lnk:\n")
    assert codes(own.build()) == [f"{YAML}:6:7 TPL124"]
    asked: list[str] = []
    monkeypatch.setattr(
        "portalgen.render.theme.components.checking.check_components", lambda theme: asked.append(theme.name) or ()
    )
    assert codes(own.build()) == [f"{YAML}:6:7 TPL124"]
    assert asked == []
    own.edit(YAML, "      lnk:\n", "      link:\n")
    assert own.build().is_written
    assert asked == ["own"]


def test_a_changed_declaration_makes_no_page_again(own: SmallPortal) -> None:
    options = own.options()
    build(options)
    own.edit(YAML, "Thẻ mẫu", "Thẻ khác")
    own.write("themes/own/components/the/sample.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert build(options).changed_paths == ()


@pytest.mark.parametrize("name", [each.name for each in read_components(SHIPPED)])
def test_every_example_of_a_shipped_component_renders_in_both_languages(name: str) -> None:
    component = read_component(SHIPPED, name)
    assert component.declaration is not None
    for macro in component.declaration.macros:
        assert macro.examples
        for language in ("vi", "en"):
            for example in macro.examples:
                render_example(Templates(SHIPPED, language), component, macro, example, lambda path: f"/{path}")


def test_an_english_example_is_reported_in_english() -> None:
    component = read_component(SHIPPED, "breadcrumbs")
    assert component.declaration is not None
    macro = component.declaration.macros[0]
    text = render_example(Templates(SHIPPED, "en"), component, macro, macro.examples[1], str)
    assert f'aria-label="{SHIPPED.catalogs["en"].text("breadcrumbs.label")}"' in text
    assert 'lang="vi"' in text
    assert "Trang chủ" not in text


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{% include 'components/the/inner.html' %}", "components/the/inner.html:1:9 TPL135"),
        (
            "{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}",
            "components/the/the.html:1:1 TPL145",
        ),
    ],
)
def test_what_a_template_may_never_do_is_reported_there_once_whatever_example_meets_it(
    own: SmallPortal, written: str, code: str
) -> None:
    own.write("themes/own/components/the/inner.html", "{{ link.__class__ }}")
    own.write(
        HTML, TEMPLATE.replace("{% if not short %}", f"{{% if short %}}{written}{{% endif %}}{{% if not short %}}")
    )
    if "inner" not in written:
        (own.root / "themes/own/components/the/inner.html").unlink()
    assert codes(own.check()) == [f"themes/own/{code}"]
