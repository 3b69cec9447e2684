"""A theme's catalogs say the same in every language, and override what the theme below them really has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of
from portalgen.render.theme.checks.keys import collect_string_uses
from portalgen.render.theme.checks.translations import check_catalog_translations
from portalgen.render.theme.loading import load_theme

VI, EN = "themes/own/strings/vi.yaml", "themes/own/strings/en.yaml"
BASE = {
    "themes/base/theme.yaml": "name: base\n",
    "themes/base/strings/vi.yaml": 'skip: Bỏ qua\nhome: {title: Nhà, all: "Tất cả {title}"}\n'
    'count: {other: "{count} mục"}\nshown: "{shown} trong {count}"\n',
    "themes/base/strings/en.yaml": 'skip: Skip\nhome: {title: Home, all: "All {title}"}\n'
    'count: {one: "{count} item", other: "{count} items"}\nshown: "{shown} of {count}"\n',
    "themes/own/theme.yaml": "name: own\nextends: base\n",
}


def check_theme_translations(root: Path, files: Mapping[str, str], *languages: str) -> tuple[Diagnostic, ...]:
    for name, text in {**BASE, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    theme, faults = load_theme(root, "own", languages or ("vi", "en"), Place("site-config/sites/so.yaml"))
    assert theme is not None, faults
    return tuple(check_catalog_translations(theme, collect_string_uses(theme)))


def describe_translation_faults(root: Path, files: Mapping[str, str], *languages: str) -> list[str]:
    return [
        f"{each.place.path.removeprefix('themes/')}:{each.place.line}:{each.place.column} {each.code}"
        for each in check_theme_translations(root, files, *languages)
    ]


def test_catalogs_that_say_the_same_have_no_fault(tmp_path: Path) -> None:
    assert describe_translation_faults(tmp_path, {VI: "skip: Đến nội dung\n"}) == []


@pytest.mark.parametrize(
    ("vi", "en", "expected"),
    [
        ('home: {all: "Mọi {titel}"}', "", ["own/strings/vi.yaml:1:18 TPL114"]),
        ('home: {all: "Mọi {x}"}', "", ["own/strings/vi.yaml:1:18 TPL114"]),
        ('home: {title: "Nhà {agency}"}', "", ["own/strings/vi.yaml:1:20 TPL114"]),
        ('shown: "{shown} của {x} và {count}"', "", ["own/strings/vi.yaml:1:21 TPL114"]),
        ("home: {all: Tất cả}", "", ["own/strings/vi.yaml:1:13 TPL115"]),
        ("", 'shown: "Only {shown}"', ["own/strings/en.yaml:1:8 TPL115"]),
        ('count: {other: "Có mục"}', "", ["own/strings/vi.yaml:1:16 TPL115"]),
        ("", 'count: {one: One item, other: "{count} items"}', []),
        ("", 'count: "{count} in all"', []),
        ('count: {one: "{count} mục", other: "{count} mục"}', "", ["own/strings/vi.yaml:1:9 TPL116"]),
        ("", 'count: {other: "{count} items"}', ["own/strings/en.yaml:1:1 TPL117"]),
        ('count: {othr: "{count} mục"}', "", ["own/strings/vi.yaml:1:9 TPL116"]),
        ("skip: {label: Bỏ}", "", ["own/strings/vi.yaml:1:8 TPL112"]),
        ("home: Nhà", "", ["own/strings/vi.yaml:1:1 TPL112"]),
        ("home: {titel: Nhà}", "", ["own/strings/vi.yaml:1:8 TPL119"]),
        (
            "home: {titel: Nhà}",
            "home: {titel: Home}",
            ["own/strings/vi.yaml:1:8 TPL119", "own/strings/en.yaml:1:8 TPL119"],
        ),
    ],
)
def test_what_a_theme_overrides_wrongly_is_reported_where_it_stands(
    tmp_path: Path, vi: str, en: str, expected: list[str]
) -> None:
    assert describe_translation_faults(tmp_path, {VI: vi, EN: en}) == expected


@pytest.mark.parametrize(
    ("vi", "en", "expected"),
    [
        ("a: Một\nb: Hai\n", "a: One\n", ["base/strings/vi.yaml:2:1 TPL118"]),
        ("a: Một\n", "a: One\nb: Two\n", ["base/strings/en.yaml:2:1 TPL118"]),
        ("a: Một\ng:\n  title: Hai\n", "a: One\ng:\n  titel: Two\n", ["base/strings/en.yaml:3:3 TPL118"]),
        ("a: Một\ng:\n  x: Hai\n  y: Ba\n", "a: One\n", ["base/strings/vi.yaml:2:1 TPL118"]),
        ("a: Một\ng: {x: Hai, y: Ba}\n", "a: One\ng: {y: Two}\n", ["base/strings/vi.yaml:2:5 TPL118"]),
        ('a: "Trang {number}"\n', 'a: "Page {page}"\n', ["base/strings/en.yaml:1:10 TPL114"]),
        ('a: {other: "{count} mục"}\n', 'a: {othr: "{count} items"}\n', ["base/strings/en.yaml:1:5 TPL116"]),
        ("a: {b: Một}\n", "a: One\n", ["base/strings/en.yaml:1:1 TPL112"]),
    ],
)
def test_what_one_language_lacks_or_says_alone_is_reported_once(
    tmp_path: Path, vi: str, en: str, expected: list[str]
) -> None:
    assert (
        describe_translation_faults(tmp_path, {"themes/base/strings/vi.yaml": vi, "themes/base/strings/en.yaml": en})
        == expected
    )


def test_languages_that_no_site_uses_are_not_compared(tmp_path: Path) -> None:
    assert describe_translation_faults(tmp_path, {VI: "home: {title: Trang nhà}\n", EN: "x: One\n"}, "vi") == []
    assert describe_translation_faults(tmp_path, {VI: "x: Một\n", EN: 'home: {all: "All {title}"}\n'}, "en") == []


def test_a_theme_may_add_strings_that_its_own_templates_ask_for(tmp_path: Path) -> None:
    files = {VI: "banner: {text: Chào}\n", EN: "banner: {text: Hello}\n"}
    used = {"themes/own/layouts/banner.html": '{% if view.x %}{{ t("banner." ~ view.kind) }}{% endif %}'}
    assert describe_translation_faults(tmp_path, {**files, **used}) == []
    assert describe_translation_faults(tmp_path, {**files, **used, EN: ""}) == ["own/strings/vi.yaml:1:10 TPL118"]


def test_the_sentences_name_what_is_expected_and_where(tmp_path: Path) -> None:
    wrong = {VI: 'home: {all: "Mọi {titel}", titel: Nhà}\ncount: {othr: "{count} mục"}\n'}
    said = [
        f"{sentence_of(each, 'vi')} | {note_of(each, 'vi')} | {help_of(each, 'vi')}"
        for each in check_theme_translations(tmp_path, wrong)
    ]
    assert "`{titel}`" not in said[0]
    assert "chỗ điền `titel`" in said[0]
    assert "themes/base/strings/vi.yaml:2" in said[0]
    assert "có phải là `title`?" in said[0]
    assert "có phải là `home.title`?" in said[1]
    assert "có phải là `other`?" in said[2]
    assert "ngôn ngữ `vi` có: other" in said[2]
