"""Catalogs of interface strings: words stay as they are written, and what is no string is told at its place."""

from __future__ import annotations

import pytest

from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.sentences import sentence_of
from portalgen.render.theme.catalogs import read_catalog
from tests.makers.portal import SmallPortal, codes

PATH = "themes/own/strings/vi.yaml"


def list_catalog_faults(text: str) -> list[str]:
    _, faults = read_catalog(YamlText(text, PATH, "CFG"))
    return [f"{each.place.line}:{each.place.column} {each.code}" for each in faults]


def entries(text: str) -> dict[str, object]:
    found, faults = read_catalog(YamlText(text, PATH, "CFG"))
    assert faults == ()
    return {key: each.forms for key, each in found.items()}


@pytest.mark.parametrize("word", ["no", "yes", "true", "off", "12", "1.10", "1:30", "'null'", '"~"'])
def test_a_word_is_the_text_that_is_written_whatever_yaml_would_make_of_it(word: str) -> None:
    assert entries(f"a: {word}\n") == {"a": word.strip("'\"")}


def test_groups_plural_forms_dots_and_a_byte_order_mark_are_read() -> None:
    text = "\ufeffa: {b: Một, c: {d: Hai}}\ne:\n  other: '{count} mục'\nf.g: Ba\n"
    assert entries(text) == {"a.b": "Một", "a.c.d": "Hai", "e": {"other": "{count} mục"}, "f.g": "Ba"}


def test_a_group_may_hold_a_key_that_is_named_like_a_plural_form() -> None:
    assert entries("a:\n  other: Khác\n  none: Không\n") == {"a.other": "Khác", "a.none": "Không"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b\n", ["1:1 CFG106"]),
        ("a\n", ["1:1 CFG106"]),
        ("a: [b\n", ["1:4 CFG101"]),
        ("a: Một\nb: Hai\na: Ba\n", ["3:1 CFG102"]),
        ("a:\n  - Một\n", ["2:3 CFG106"]),
        ("a: {other: [Một]}\n", ["1:12 CFG106"]),
        ("a: {other: {x: Một}, b: Hai}\nc: {other: {x: Một}}\n", []),
        ("a: &x Một\nb: *x\n", []),
        ("a: !!int 3\n", ["1:4 CFG109"]),
        ("a: ''\n", ["1:4 TPL111"]),
        ("a: '  '\n", ["1:4 TPL111"]),
        ("b:\n  a:\n", ["2:3 TPL111"]),
        ("a: null\nb: ~\n", ["1:4 TPL111", "2:4 TPL111"]),
        ("a: {}\n", ["1:4 TPL111"]),
        ("a:\n  other: ''\n", ["2:10 TPL111"]),
        ("a.b: Một\na: {b: Hai}\n", ["2:5 TPL112"]),
        ("a: {b.c: Một, b: Hai}\n", ["1:15 TPL112"]),
        ("a: {b: Một}\na.b.c: Hai\n", ["2:1 TPL112"]),
        ("a: 'Trang {page'\n", ["1:11 TPL113"]),
        ("a: Trang page} x\n", ["1:14 TPL113"]),
        ("a: '{}'\n", ["1:5 TPL113"]),
        ("a: '{0} {a.b} {a!r} {a:>3}'\n", ["1:5 TPL113"]),
        ("a: '{{page}}'\n", ["1:5 TPL113"]),
        ("a: 'Mục { page }'\n", ["1:9 TPL113"]),
        ("a: >-\n  Trang\n  {page\n", ["1:4 TPL113"]),
        ("a: {other: '{count mục'}\n", ["1:13 TPL113"]),
    ],
)
def test_what_is_no_string_is_reported_where_it_stands(text: str, expected: list[str]) -> None:
    assert list_catalog_faults(text) == expected


def test_every_fault_of_a_catalog_is_reported_at_once_with_key_and_expectation(portal: SmallPortal) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    portal.write(PATH, "home:\n  title: ''\n  all: 'Tất cả: {title'\n")
    result = portal.check()
    assert codes(result) == [f"{PATH}:2:10 TPL111", f"{PATH}:3:17 TPL113"]
    assert [sentence_of(each, "vi") for each in result.diagnostics] == [
        "chuỗi giao diện `home.title` để trống",
        "chuỗi giao diện `home.all` có dấu ngoặc nhọn không thành chỗ điền: `{title`",
    ]
