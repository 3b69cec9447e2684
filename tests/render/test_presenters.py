"""Every type of field is shown in the reader's words: on a page and in a row of a list, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.content.field_types import FIELD_TYPES
from portalgen.kinds.definition import Choice, Field
from portalgen.law.calendar import VIETNAM
from portalgen.plan.model import Address
from portalgen.render.presenters import PRESENTERS, Presenter, Reader, name_term, present, present_cell
from portalgen.render.views.links import Fact, Link
from portalgen.text.bilingual import Bilingual as B
from tests.makers.loaded_portal import PlannedPortal, plan_portal
from tests.makers.portal import SO, TAXONOMIES_YAML, SmallPortal

CHOICES: Final = (Choice("mot", B("Một", "One")), Choice("hai", B("Hai", "Two")))
ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


SHOWN: Final = [
    ("line", "Một dòng", "Một dòng", "Một dòng"),
    ("text", "Hai\ndòng", "Hai\ndòng", "Hai\ndòng"),
    ("slug", "ma-bai", "ma-bai", "ma-bai"),
    ("path", "/cu/", "/cu/", "/cu/"),
    ("file", "tep.pdf", "tep.pdf", "tep.pdf"),
    ("picture", "anh.jpg", "anh.jpg", "anh.jpg"),
    ("date", date(2026, 2, 9), "09/02/2026", "9 Feb 2026"),
    (
        "datetime",
        datetime(2026, 2, 9, 8, 5, tzinfo=VIETNAM),
        "08:05 ngày 09 tháng 02 năm 2026",
        "08:05, 9 February 2026",
    ),
    ("datetime", datetime(2026, 2, 9, tzinfo=VIETNAM), "09/02/2026", "9 Feb 2026"),
    (
        "closing_date",
        datetime(2027, 1, 1, tzinfo=VIETNAM),
        "hết ngày 31 tháng 12 năm 2026",
        "the end of 31 December 2026",
    ),
    (
        "closing_date",
        datetime(2026, 12, 31, 17, 0, tzinfo=VIETNAM),
        "17:00 ngày 31 tháng 12 năm 2026",
        "17:00, 31 December 2026",
    ),
    (
        "closing_date",
        datetime.fromisoformat("2026-12-31T17:00+00:00"),
        "hết ngày 31 tháng 12 năm 2026",
        "the end of 31 December 2026",
    ),
    ("boolean", True, "Có", "Yes"),
    ("boolean", False, "Không", "No"),
    ("integer", 1234567, "1.234.567", "1,234,567"),
    ("integer", 0, "0", "0"),
    ("choice", "hai", "Hai", "Two"),
    ("choice", "ba", "ba", "ba"),
    ("address", "https://example.vn/", "https://example.vn/", "https://example.vn/"),
    ("registration", "https://www.a.vn/b", "Đăng ký tại a.vn", "Register at a.vn"),
    ("registration", "a@b.vn", "Đăng ký qua thư điện tử a@b.vn", "Register by e-mail at a@b.vn"),
    ("registration", "0000 000 000", "Đăng ký qua điện thoại 0000 000 000", "Register by telephone at 0000 000 000"),
    ("email", "a@b.vn", "a@b.vn", "a@b.vn"),
    ("email", "unconfirmed", "Chưa được xác nhận", "Not confirmed yet"),
    ("year", 2027, "2027", "2027"),
    ("time", "08:00", "08:00", "08:00"),
    ("decimal", "1250.5 ha", "1.250,5\u00a0ha", "1,250.5\u00a0ha"),
    ("percent", "37.5", "37,5%", "37.5%"),
    ("money", "1250000000 VND", "1,25\u00a0tỷ\u00a0đồng", "VND\u00a01.25\u00a0billion"),
    ("telephone", "0263 3822 342", "0263 3822 342", "0263 3822 342"),
    ("telephone", "unconfirmed", "Chưa được xác nhận", "Not confirmed yet"),
    ("stated", "3 ngày làm việc", "3 ngày làm việc", "3 ngày làm việc"),
    ("destination", "https://example.vn/", "https://example.vn/", "https://example.vn/"),
    ("site", "muine", "muine", "muine"),
    ("term", "y-te", "Y tế", "Health"),
    ("term", "Ngành y", "Y tế", "Health"),
    ("term", "ngành  Y", "Y tế", "Health"),
    ("term", "van-hoa", "Văn hóa", "Văn hóa"),
    ("term", "Chữ nào đó", "Chữ nào đó", "Chữ nào đó"),
    ("term", "khong-co", "khong co", "khong co"),
]
"""Type, value, and what readers of either language see."""


DAYS: Final = frozenset(("datetime", "closing_date"))
"""What pages have in words and rows of lists in figures."""


def field(type: str, name: str = "khoa", **more: Any) -> Field:
    return Field(name, type, B(f"Nhãn {name}", f"Label {name}"), B("", ""), **more)


@dataclass(frozen=True)
class Readers:
    """Those who read the portal in a language."""

    planned: PlannedPortal

    def reader(
        self, language: str, link_to_value: Callable[[Field, str], str] = lambda _, __: "", **presenters: Presenter
    ) -> Reader:
        prefix = "/" if language == "vi" else f"/{language}/"
        here = Address(SO, prefix)
        every = {**PRESENTERS, **presenters}
        return Reader(self.planned.portal, self.planned.targets("so"), language, here, link_to_value, every)

    def page(self, shown: Field, value: object, language: str) -> Fact | None:
        """The fact on a page."""
        return present(self.reader(language), shown, value)

    def both(self, shown: Field, value: object, language: str) -> Fact | None:
        """The fact, which is the same on a page and in a list."""
        reader = self.reader(language)
        fact = present(reader, shown, value)
        assert fact == present_cell(reader, shown, value)
        return fact


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Readers:
    aliased = "{id: y-te, names: {vi: Y tế, en: Health}, aliases: [Ngành y]}"
    only_vi = "\n      - {id: van-hoa, names: {vi: Văn hóa}}"
    files: dict[str, str | bytes | None] = {
        "site-config/taxonomies.yaml": TAXONOMIES_YAML.replace(
            "{id: y-te, names: {vi: Y tế, en: Health}}", aliased + only_vi
        ),
    }
    return Readers(plan_portal(SmallPortal(tmp_path_factory.mktemp("shown") / "portal", files)))


@pytest.mark.parametrize(("type", "value", "vi", "en"), SHOWN)
def test_a_value_is_shown_in_the_words_of_the_reader(
    readers: Readers, type: str, value: object, vi: str, en: str
) -> None:
    more: dict[str, dict[str, Any]] = {"choice": {"choices": CHOICES}, "term": {"taxonomy": "field"}}
    for language, expected in (("vi", vi), ("en", en)):
        shown = field(type, **more.get(type, {}))
        fact = readers.page(shown, value, language) if type in DAYS else readers.both(shown, value, language)
        assert fact is not None
        assert (fact.name, fact.label) == ("khoa", {"vi": "Nhãn khoa", "en": "Label khoa"}[language])
        assert fact.value == expected


@pytest.mark.parametrize(
    ("type", "value", "cell"),
    [
        ("datetime", datetime(2026, 2, 9, 8, 5, tzinfo=VIETNAM), "08:05 ngày 09/02/2026"),
        ("closing_date", datetime(2026, 12, 31, 17, 0, tzinfo=VIETNAM), "17:00 ngày 31/12/2026"),
        ("closing_date", datetime(2027, 1, 1, tzinfo=VIETNAM), "hết ngày 31/12/2026"),
    ],
)
def test_days_that_a_page_has_in_words_stand_in_figures_in_a_row(
    readers: Readers, type: str, value: datetime, cell: str
) -> None:
    fact = present_cell(readers.reader("vi"), field(type), value)
    assert fact is not None and fact.value == cell


def test_every_type_is_among_these() -> None:
    assert {type for type, *_ in SHOWN} | {"reference", "group"} == FIELD_TYPES.keys()


class TestWhatCanBeFollowed:
    @pytest.mark.parametrize(
        ("type", "value", "url"),
        [
            ("telephone", "(0263) 3.822-342", "tel:02633822342"),
            ("telephone", "+84 263 3822342", "tel:+842633822342"),
            ("telephone", "0263 3822 342 hoặc 0263 3822 343", ""),
            ("telephone", "unconfirmed", ""),
            ("email", "a@b.vn", "mailto:a@b.vn"),
            ("email", "unconfirmed", ""),
            ("address", "https://example.vn/", "https://example.vn/"),
            ("line", "https://example.vn/", ""),
        ],
    )
    def test_an_address_leads_there_and_what_is_no_single_one_does_not(
        self, readers: Readers, type: str, value: str, url: str
    ) -> None:
        fact = readers.both(field(type), value, "vi")
        assert fact is not None and fact.url == url

    def test_a_reference_is_the_title_in_the_readers_language(self, readers: Readers) -> None:
        reference = field("reference")
        vi, en = (present(readers.reader(code), reference, "so-chuc-nang") for code in ("vi", "en"))
        assert vi is not None and en is not None
        assert [(link.title, link.url, link.language) for link in (*vi.links, *en.links)] == [
            ("Chức năng", "/gioi-thieu/chuc-nang/", ""),
            ("Functions", "/en/introduction/chuc-nang/", ""),
        ]

    def test_in_a_row_of_a_list_it_is_the_title_alone_since_the_row_leads_to_its_item(self, readers: Readers) -> None:
        cell = present_cell(readers.reader("vi"), field("reference"), "so-chuc-nang")
        assert cell is not None and (cell.value, cell.links) == ("Chức năng", ())

    def test_one_without_translation_is_marked_with_its_language(self, readers: Readers) -> None:
        fact = present(readers.reader("en"), field("reference"), "portal-chao-mung")
        assert fact is not None
        (link,) = fact.links
        assert (link.title, link.language, link.title_language) == ("Chào mừng", "vi", "vi")
        assert link.url == "https://www.example.vn/tin-tuc/chao-mung/"

    def test_one_to_nothing_that_is_shown_is_left_out(self, readers: Readers) -> None:
        assert readers.both(field("reference"), "khong-co", "vi") is None
        fact = present(readers.reader("vi"), field("reference", is_list=True), ("khong-co", "so-chuc-nang"))
        assert fact is not None and [link.title for link in fact.links] == ["Chức năng"]

    def test_a_term_leads_to_the_list_of_its_id_where_there_is_one(self, readers: Readers) -> None:
        lists = {"y-te": "/tin-tuc/linh-vuc/y-te/", "chu-moi": "/tin-tuc/linh-vuc/chu-moi/"}
        reader = readers.reader("vi", lambda _, identifier: lists.get(identifier, ""))
        terms = field("term", taxonomy="field", is_list=True)
        fact = present(reader, terms, ("Ngành y", "Chữ mới"))
        assert fact is not None
        assert fact.links == (Link("Y tế", lists["y-te"]), Link("Chữ mới", lists["chu-moi"]))
        (one,) = (present(reader, terms, ("van-hoa",)),)
        assert one is not None and (one.value, one.links) == ("Văn hóa", ())


class TestLists:
    def test_several_plain_values_are_rows_and_one_stands_alone(self, readers: Readers) -> None:
        lines = field("line", is_list=True)
        one, two = (readers.both(lines, value, "vi") for value in (("a",), ("a", "b")))
        assert one is not None and (one.value, one.rows) == ("a", ())
        assert two is not None and two.value == ""
        assert [[each.value for each in row] for row in two.rows] == [["a"], ["b"]]

    def test_terms_of_which_only_some_have_a_list_all_stay(self, readers: Readers) -> None:
        reader = readers.reader("vi", lambda _, identifier: "/x/" if identifier == "y-te" else "")
        fact = present(reader, field("term", taxonomy="field", is_list=True), ("y-te", "van-hoa"))
        assert fact is not None
        assert [_words(each) for row in fact.rows for each in row] == [["Y tế"], ["Văn hóa"]]

    def test_nothing_is_shown_of_an_empty_list(self, readers: Readers) -> None:
        assert readers.both(field("line", is_list=True), (), "vi") is None


GROUP: Final = field(
    "group",
    "nhom",
    is_list=True,
    fields=(
        field("date", "ngay"),
        field("choice", "buoc", choices=CHOICES),
        field("reference", "bai"),
        field("line", "rieng", is_shown=False),
    ),
)


class TestGroups:
    def test_each_member_is_a_row_of_its_keys_in_their_words(self, readers: Readers) -> None:
        value = (
            {"ngay": date(2026, 2, 9), "buoc": "mot", "bai": "so-chuc-nang", "rieng": "bí mật"},
            {"ngay": date(2026, 3, 9), "buoc": None, "bai": "khong-co"},
        )
        fact = readers.both(GROUP, value, "en")
        assert fact is not None and (fact.label, fact.value) == ("Label nhom", "")
        assert [[(each.name, *_words(each)) for each in row] for row in fact.rows] == [
            [("ngay", "9 Feb 2026"), ("buoc", "One"), ("bai", "Functions")],
            [("ngay", "9 Mar 2026")],
        ]

    def test_one_without_anything_to_show_is_left_out(self, readers: Readers) -> None:
        hidden = {"bai": "khong-co", "rieng": "bí mật", "ngay": None}
        assert readers.both(GROUP, (hidden,), "vi") is None
        fact = readers.both(GROUP, (hidden, {"buoc": "hai"}), "vi")
        assert fact is not None and len(fact.rows) == 1

    def test_one_that_is_no_list_has_one_row(self, readers: Readers) -> None:
        single = Field("nhom", "group", B("N", "G"), B("", ""), fields=GROUP.fields)
        fact = readers.both(single, {"ngay": date(2026, 2, 9), "buoc": "hai"}, "vi")
        assert fact is not None and [[each.value for each in row] for row in fact.rows] == [["09/02/2026", "Hai"]]

    @given(
        st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "ngay": st.dates(date(1990, 1, 1), date(2090, 1, 1)),
                    "buoc": st.sampled_from(("mot", "hai")),
                },
            ),
            max_size=4,
        )
    )
    def test_no_day_is_shown_as_a_machine_writes_it_and_nothing_is_joined(
        self, readers: Readers, value: list[dict[str, Any]]
    ) -> None:
        fact = readers.both(GROUP, tuple(value), "vi")
        filled = [each for each in value if each]
        assert (fact is None) == (not filled)
        if fact is not None:
            assert [len(row) for row in fact.rows] == [len(each) for each in filled]
            assert fact.value == "" and not any(ISO.search(text) or "," in text for text in _every_text(fact))


def test_a_text_that_is_no_term_is_told_by_its_slug_and_its_own_words(readers: Readers) -> None:
    portal = readers.planned.portal
    assert name_term(portal, "field", "Đất đai", "en") == ("dat-dai", "Đất đai", "")
    assert name_term(portal, "khong-co", "Sở Y tế", "vi") == ("so-y-te", "Sở Y tế", "")
    assert name_term(portal, "field", "Văn hóa", "en") == ("van-hoa", "Văn hóa", "vi")
    assert name_term(portal, "field", "Văn hoá", "vi") == ("van-hoa", "Văn hóa", "")


def _words(fact: Fact) -> list[str]:
    return [each for each in (fact.value, *(link.title for link in fact.links)) if each]


def _every_text(fact: Fact) -> Iterator[str]:
    yield from _words(fact)
    for row in fact.rows:
        for each in row:
            yield from _every_text(each)
