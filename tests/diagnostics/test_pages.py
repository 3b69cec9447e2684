"""Each code has one page, beside its check or in the folder of pages; one without the form is refused by file and line."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter
from typing import Final

import pytest

import portalgen
from portalgen.diagnostics import families
from portalgen.diagnostics.pages import (
    InvalidPageError,
    find_page_file,
    list_code_pages,
    parse_code_page,
    read_code_page,
)
from portalgen.diagnostics.registry import CODES
from portalgen.lint.rules.table import load_rules
from tests.makers.cases import check_each

PACKAGE: Final = Path(portalgen.__file__).parent
PAGE: Final = """# TXT299 kept-short

Căn cứ / Basis: QĐ 2111 Điều 5(2)

## Tiếng Việt

Bài ngắn.

- **Thông báo:** bài có {count} từ
- **Cách sửa:** viết thêm
- **Vì sao:** Người đọc cần biết.
- **Hướng dẫn:** Viết thêm cho đủ.

## English

A short page.

- **Message:** the page has {count} words
- **Under the fault:** here
- **Help:** write more
- **Why:** Readers want to know.
- **Fix:** Write as much as is needed.

## Ví dụ / Example

````diff
 === content/so/a.vi.md
-Một.

+Một câu dài hơn.
````
"""


def test_a_page_says_what_it_says() -> None:
    page = parse_code_page(PAGE, "TXT299.md")
    assert (page.code, page.name, page.basis) == ("TXT299", "kept-short", "QĐ 2111 Điều 5(2)")
    assert page.vi == ("bài có {count} từ", "", "viết thêm")
    assert page.en == ("the page has {count} words", "here", "write more")
    assert (page.title[0], page.why[1], page.fix[0]) == ("Bài ngắn.", "Readers want to know.", "Viết thêm cho đủ.")
    assert page.bad == "=== content/so/a.vi.md\nMột.\n\n"
    assert page.good == "=== content/so/a.vi.md\n\nMột câu dài hơn.\n"
    assert page.is_of_rule


def test_a_page_can_say_the_same_as_another() -> None:
    page = parse_code_page("# FMT199 too-long\n\nGiống / Same as: FMT131\n", "FMT199.md")
    assert (page.name, page.vi, page.is_of_rule) == ("too-long", read_code_page("FMT131").vi, False)


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("# TXT299 kept-short", "# TXT299", "TXT299.md:1: the first line must be `# CODE name`"),
        ("# TXT299 kept-short", "# TXT299 Kept short", "TXT299.md:1: the first line must be `# CODE name`"),
        ("## English", "## Englisch", "TXT299.md:14: unexpected line"),
        ("- **Help:** write more\n", "", "TXT299.md: `## English` has `Message` and `Help`"),
        ("- **Help:** write more", "- **Way out:** write more", "TXT299.md:20: unexpected line"),
        ("- **Why:** Readers want to know.\n", "", "TXT299.md: the page of a rule needs"),
        ("````diff", "````", "TXT299.md:26: an example must be between"),
        ("-Một.", "Một.", "TXT299.md:28: a line of an example must begin with"),
        ("+Một câu dài hơn.\n````\n", "+Một câu dài hơn.\n", "TXT299.md:26: an example must be between"),
        ("dài hơn.\n````\n", "dài hơn.\n````\n\nHết.\n", "TXT299.md:32: the example must be the end of the page"),
    ],
)
def test_a_page_without_the_form_is_refused_by_file_and_line(written: str, instead: str, said: str) -> None:
    assert written in PAGE
    with pytest.raises(InvalidPageError, match=re.escape(said)):
        parse_code_page(PAGE.replace(written, instead), "TXT299.md")


def test_a_page_in_one_language_is_refused() -> None:
    start, _, rest = PAGE.partition("## English")
    with pytest.raises(InvalidPageError, match=r"TXT299\.md: a page must have both languages"):
        parse_code_page(start + rest[rest.index("## Ví dụ") :], "TXT299.md")


def test_the_page_of_a_rule_without_its_example_is_refused() -> None:
    with pytest.raises(InvalidPageError, match=r"TXT299\.md: the page of a rule needs"):
        parse_code_page(PAGE[: PAGE.index("## Ví dụ")], "TXT299.md")


def test_a_code_without_a_page_is_refused_with_the_places_where_it_would_be() -> None:
    with pytest.raises(
        InvalidPageError, match=re.escape("TXT299: there is no TXT299.md in lint/rules/text or diagnostics/pages")
    ):
        find_page_file("TXT299")


def test_every_code_has_one_page_and_every_page_a_code() -> None:
    files = list(list_code_pages())
    assert [name for name, count in Counter(each.stem for each in files).items() if count > 1] == []
    stems = {each.stem for each in files}
    assert sorted(stems - set(CODES)) == [], "pages without an entry in diagnostics/families"
    assert sorted(set(CODES) - stems) == [], "codes without a page"
    check_each(CODES, lambda code: read_code_page(code) and None)


def test_no_code_is_declared_twice() -> None:
    declared = Counter(
        each.code
        for module in iter_modules(families.__path__)
        for each in import_module(f"{families.__name__}.{module.name}").CODES
    )
    assert [code for code, count in declared.items() if count > 1] == []


def test_only_the_page_of_a_rule_has_a_reason_and_an_example() -> None:
    assert [code for code, each in CODES.items() if read_code_page(code).is_of_rule != bool(each.check)] == []


def test_every_code_without_a_rule_is_reported_somewhere() -> None:
    folder = Path(families.__file__).parent
    source = "\n".join(file.read_text("utf-8") for file in PACKAGE.rglob("*.py") if file.parent != folder)
    named = set(re.findall(r"\b[A-Z]{3}\d{3}\b", source))
    of_families = set(re.findall(r"\}(\d{3})\"", source))  # what every family of files reports: f"{family}101"
    silent = (code for code, each in CODES.items() if not each.check and not {code, code[3:]} & (named | of_families))
    assert sorted(silent) == []


@pytest.mark.parametrize(("same", "told"), [("TXT299", "names itself"), ("TXT298", "TXT299.md: TXT298: there is no")])
def test_a_page_that_takes_the_text_of_none_is_named(same: str, told: str) -> None:
    with pytest.raises(InvalidPageError, match=told):
        parse_code_page(f"# TXT299 kept-short\n\nGiống / Same as: {same}\n", "TXT299.md")


def test_every_brace_of_a_sentence_is_closed() -> None:
    def check(code: str) -> None:
        page = read_code_page(code)
        try:
            for text in (*page.vi, *page.en):
                list(Formatter().parse(text))
        except ValueError as error:
            raise AssertionError(f"{code}.md: {error}") from None

    check_each(CODES, check)


def test_no_two_codes_have_one_name_in_a_family() -> None:
    names = Counter((code[:3], entry.name) for code, entry in CODES.items())
    assert [each for each, count in names.items() if count > 1] == []


def test_the_page_of_a_rule_lies_beside_its_check() -> None:
    for rule in load_rules():
        module = PACKAGE.joinpath(*rule.check.__module__.split(".")[1:])
        assert find_page_file(rule.code).parent == module.parent, rule.code
        assert read_code_page(rule.code).is_of_rule, rule.code
