"""The types of fields: one table in each layer that needs one, and every value is read, described and shown alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from portalgen.content.field_types import FIELD_TYPES, field_type_of
from portalgen.content.schema import build_schemas
from portalgen.kinds.collection import FieldType, Kinds
from portalgen.kinds.definition import Choice, Field, Kind
from portalgen.kinds.section import SECTION
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.render.presenters import PRESENTERS
from portalgen.text.bilingual import Bilingual as B

CHOICES: Final = (Choice("mot", B("Một", "One")), Choice("hai", B("Hai", "Two")))
SIMPLE: Final = sorted(FIELD_TYPES.keys() - {"choice", "group"})


def field(type: str, **more: Any) -> Field:
    return Field("khoa", type, B("Khóa", "Key"), B("Giúp", "Help"), **more)


@cache
def adapter_of(type: str) -> TypeAdapter[Any]:
    """What reads a value of the type."""
    return TypeAdapter(
        FIELD_TYPES[type].value(field(type, choices=CHOICES if type == "choice" else ()), lambda _: dict)
    )


def read(type: str, value: object) -> Any:
    return adapter_of(type).validate_python(value)


def is_read(type: str, value: object) -> bool:
    try:
        read(type, value)
    except ValidationError:
        return False
    return True


@cache
def schema_of(type: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(adapter_of(type).json_schema())


def every_field(fields: Iterable[Field]) -> list[Field]:
    return [below for each in fields for below in (each, *every_field(each.fields))]


class TestTheTables:
    def test_what_reads_a_type_and_what_shows_it_stand_under_the_same_names(self) -> None:
        assert FIELD_TYPES.keys() == PRESENTERS.keys()

    def test_every_type_has_a_user(self) -> None:
        used = {each.type for kind in KINDS.values() for each in every_field(kind.fields)}
        assert FIELD_TYPES.keys() == used

    @pytest.mark.parametrize("type", SIMPLE)
    def test_the_example_of_a_type_can_be_read_and_fits_its_schema(self, type: str) -> None:
        example = FIELD_TYPES[type].example
        assert example and is_read(type, example)
        written = {"boolean": True, "integer": 10, "year": 2026}.get(type, example)
        assert schema_of(type).is_valid(written)

    @pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
    def test_the_example_of_every_field_can_be_read(self, kind: Kind) -> None:
        for each in every_field(kind.fields):
            if each.example:
                TypeAdapter(field_type_of(KINDS, each).value(each, lambda _: dict)).validate_python(each.example)

    def test_a_portal_may_have_a_type_of_its_own_or_another_one_of_a_name(self) -> None:
        own = FieldType(lambda _, __: str, "x")
        kinds = Kinds((SECTION, KINDS["page"]), {"ward": own, "line": own})
        assert field_type_of(kinds, field("ward")) is field_type_of(kinds, field("line")) is own
        assert field_type_of(kinds, field("text")) is FIELD_TYPES["text"]
        with pytest.raises(KeyError):
            field_type_of(kinds, field("khong-co"))


class TestTelephone:
    @pytest.mark.parametrize(
        "value",
        [
            "113",
            "unconfirmed",
            "0263 3822 342",
            "(0263) 3.822.342",
            "+84 263 3822342",
            "0263 3822 342 hoặc 0263 3822 343",
        ],
    )
    def test_one_number_or_several_with_words_between_them_are_taken(self, value: str) -> None:
        assert read("telephone", value) == value

    @pytest.mark.parametrize("value", ["", "  ", "12", "chưa có", "Unconfirmed", "máy lẻ 12", "１１３", "٠١٢٣"])
    def test_what_cannot_be_dialled_is_not(self, value: str) -> None:
        assert not is_read("telephone", value)

    def test_it_is_one_line(self) -> None:
        assert read("telephone", " 0263 3822 342,\n  0263 3822 343 ") == "0263 3822 342, 0263 3822 343"


class TestEmail:
    @pytest.mark.parametrize("value", ["unconfirmed", "vanthu@example.vn", "a.b+c_d%e-f@so-y-te.lamdong.gov.vn"])
    def test_an_address_is_taken(self, value: str) -> None:
        assert read("email", value) == value

    @pytest.mark.parametrize(
        "value",
        [
            "",
            None,
            "vanthu",
            "vanthu@example",
            "a@b.vn, c@d.vn",
            "a@b..vn",
            "a b@c.vn",
            "văn@example.vn",
            "a@b.vn\n",
            "mailto:a@b.vn",
            "UNCONFIRMED",
        ],
    )
    def test_what_is_none_or_several_is_not(self, value: object) -> None:
        assert not is_read("email", value)


class TestClosingDate:
    @given(st.dates(date(1945, 1, 1), date(2100, 12, 31)))
    def test_a_day_counts_to_its_end_and_a_moment_is_itself(self, day: date) -> None:
        midnight = datetime.combine(day, datetime.min.time(), VIETNAM)
        assert read("closing_date", day.isoformat()) == midnight + timedelta(days=1)
        assert read("closing_date", f"{day}T00:00") == midnight
        assert read("closing_date", f"{day} 17:30") == midnight + timedelta(hours=17, minutes=30)

    def test_a_zone_is_read_and_shown_in_that_of_viet_nam(self) -> None:
        assert read("closing_date", "2026-12-31T17:00Z").isoformat() == "2027-01-01T00:00:00+07:00"

    @pytest.mark.parametrize(
        "value", ["", None, "2026-13-45", "31/12/2026", "2026-12-31T24:00", "9999-12-31", "hết năm"]
    )
    def test_what_is_no_moment_is_refused_and_not_broken(self, value: object) -> None:
        assert not is_read("closing_date", value)


def test_a_line_is_one_line_and_a_text_keeps_its_lines() -> None:
    assert read("line", " một \n  hai ") == "một hai"
    assert read("text", " một \n  hai ") == "một \n  hai"


_LETTERS: Final = "aAđĐ0 19.-:/@+()%TZunconfirmed\n１"
_NEAR: Final[dict[str, st.SearchStrategy[str]]] = {
    "address": st.from_regex(r"https?://[a-z]{1,9}\.vn(/[a-z0-9?=#%.]{0,9})?", fullmatch=True),
    "closing_date": st.from_regex(
        r"20\d\d-1[012]-[012]\d([T ][01]\d:\d\d(:\d\d)?( ?(Z|[+-]0\d:00))?)?", fullmatch=True
    ),
    "date": st.from_regex(r"20\d\d-1[012]-[012]\d", fullmatch=True),
    "datetime": st.from_regex(r"20\d\d-1[012]-[012]\d([T ][01]\d:\d\d(:\d\d)?( ?(Z|[+-]0\d:00))?)?", fullmatch=True),
    "email": st.emails() | st.from_regex(r"[a-z.+]{1,9}@[a-z]{1,5}\.vn", fullmatch=True),
    "path": st.from_regex(r"/([a-zđ0-9.-]{1,9}/){0,3}([a-z]{1,5}(\.html?)?)?", fullmatch=True),
    "reference": st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,3}", fullmatch=True),
    "slug": st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,3}", fullmatch=True),
    "telephone": st.from_regex(r"[0-9 +().a-z]{1,20}", fullmatch=True),
}


@pytest.mark.parametrize("type", [each for each in SIMPLE if each not in ("boolean", "integer")])
@given(data=st.data())
def test_the_schema_accepts_what_reading_accepts(type: str, data: st.DataObject) -> None:
    near = _NEAR.get(type, st.nothing())
    value = data.draw(near | st.text(_LETTERS, max_size=24) | st.text(max_size=12))
    if is_read(type, value):
        assert schema_of(type).is_valid(value), value


@given(st.sampled_from(["true", "false", "True", "yes", "1", ""]), st.integers(-(10**10), 10**10))
def test_yes_and_no_and_numbers_are_read_from_their_one_spelling(word: str, number: int) -> None:
    assert is_read("boolean", word) == (word in ("true", "false"))
    assert is_read("integer", str(number)) == (abs(number) < 10**9)
    assert not is_read("integer", f"+{number}") and not is_read("integer", f"{number}.0")


def test_the_schema_of_a_choice_lists_exactly_its_values_and_that_of_a_group_exactly_its_keys() -> None:
    group = field(
        "group", fields=(Field("lop", "choice", B("Lớp", "Class"), B("", ""), choices=CHOICES, required=True),)
    )
    page = KINDS["page"]
    kind = Kind(
        name="thu",
        label=page.label,
        help=page.help,
        layout="page",
        list_style="plain",
        order="weight",
        own_fields=(group,),
        common_fields=page.common_fields,
    )
    text = dict(build_schemas((), Kinds((SECTION, kind))))["thu.json"]
    made = re.sub(r"\s+", "", text)
    assert '"enum":["mot","hai"]' in made and '"required":["lop"]' in made
    assert is_read("choice", "mot") and not is_read("choice", "ba") and not is_read("choice", "Một")
