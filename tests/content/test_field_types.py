"""The types of fields: each can be written, shown and described, and a wrong value is reported in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import pytest
from pydantic import AfterValidator

from portalgen.config.values import Text, described_value_error
from portalgen.content.field_types import FIELD_TYPES
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.kinds.collection import FieldType, Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, Field, Kind
from portalgen.kinds.table import KINDS
from portalgen.open_data.cells import DATA_CELLS
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.plan.model import Address
from portalgen.render.presenters import PRESENTERS, Reader
from portalgen.text.bilingual import Bilingual as B

NOT_EMPTY = frozenset(("line", "text", "term", "site", "file", "picture"))
"""Types that take any text."""


def kind_with(field_type: str) -> Kind:
    """A kind whose field `value` is of a type."""
    label = B("Giá trị", "Value")
    choices = (Choice("a", label),) if field_type == "choice" else ()
    below = (Field("one", "line", label, label, required=True),) if field_type == "group" else ()
    field = Field("value", field_type, label, label, choices=choices, fields=below)
    return Kind("page", label, label, "page", "plain", "weight", own_fields=(field,), common_fields=COMMON_FIELDS)


def kinds_with(field_type: str, own: FieldType | None = None) -> Kinds:
    types = {field_type: own} if own is not None else {}
    return Kinds((kind_with(field_type), KINDS["section"]), field_types=types)


def source_with(value: str) -> bytes:
    return f"---\nid: a\nkind: page\ntitle: A\nvalue: {value}\n---\n\nNội dung.\n".encode()


def test_every_type_says_how_it_is_written_and_how_it_is_shown() -> None:
    assert FIELD_TYPES.keys() == PRESENTERS.keys() == DATA_CELLS.keys()
    assert [name for name, each in FIELD_TYPES.items() if each.help is None] == []


def types_of(fields: tuple[Field, ...]) -> set[str]:
    return {name for each in fields for name in (each.type, *types_of(each.fields))}


def test_every_type_is_that_of_a_field_of_some_kind() -> None:
    used = {name for kind in KINDS.values() for name in types_of(kind.fields)}
    assert FIELD_TYPES.keys() - used == set()


@pytest.mark.parametrize("name", sorted(FIELD_TYPES.keys() - {"choice", "group"}))
def test_the_example_of_every_type_is_one_of_its_values(name: str) -> None:
    front_matter, diagnostics = read_front_matter(source_with(FIELD_TYPES[name].example), "a.vi.md", kinds_with(name))
    assert diagnostics == ()
    assert front_matter is not None and front_matter.values["value"] is not None


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
def test_a_wrong_value_of_every_type_is_reported_in_both_languages(name: str) -> None:
    wrong = '""' if name in NOT_EMPTY else '"?"'
    _, (found,) = read_front_matter(source_with(wrong), "content/so/a.vi.md", kinds_with(name))
    assert (found.place.line, found.place.column) == (5, 8) or name in NOT_EMPTY
    for language in ("vi", "en"):
        assert sentence_of(found, language)
        assert help_of(found, language)


@pytest.mark.parametrize("name", [name for name, each in FIELD_TYPES.items() if each.presentation])
def test_what_shows_a_type_presents_it_as_the_type_says(name: str) -> None:
    front_matter, _ = read_front_matter(source_with(FIELD_TYPES[name].example), "a.vi.md", kinds_with(name))
    field = kind_with(name).field("value")
    assert front_matter is not None and field is not None
    anywhere: Any = None
    reader = Reader(anywhere, anywhere, "vi", Address("so.example.vn", "/"), lambda _, __: "", PRESENTERS)
    for show in (PRESENTERS[name].page, PRESENTERS[name].cell):
        assert show(reader, field, front_matter.values["value"]).presentation == FIELD_TYPES[name].presentation


def test_a_type_that_says_itself_what_it_expects_is_reported_in_its_words() -> None:
    def check(value: str) -> str:
        if "°" not in value:
            raise described_value_error(B("nhiệt độ", "a temperature"), B("ví dụ 20 °C", "for example 20 °C"))
        return value

    value: Any = Annotated[Text, AfterValidator(check)]
    kinds = kinds_with("heat", FieldType(lambda _, __: value, "20 °C"))
    _, (found,) = read_front_matter(source_with("nóng"), "content/so/a.vi.md", kinds)
    assert "`nóng` không phải là nhiệt độ" in sentence_of(found, "vi")
    assert "a temperature" in sentence_of(found, "en")
    assert "20 °C" in help_of(found, "vi")


def test_a_kind_with_a_field_of_a_type_that_nothing_shows_is_refused() -> None:
    with pytest.raises(ValueError, match="type `heat`, which has no presenter"):
        Definitions(standard_definitions().outputs, kinds_with("heat", replace(FIELD_TYPES["line"])))
    presenters = {**PRESENTERS, "heat": PRESENTERS["line"]}
    with pytest.raises(ValueError, match="type `heat`, which has no data cell"):
        Definitions(standard_definitions().outputs, kinds_with("heat", replace(FIELD_TYPES["line"])), presenters)


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("08:00", "08:00"),
        ("8:05", "08:05"),
        ("7 giờ 30", "07:30"),
        ("7h30", "07:30"),
        ("14h", "14:00"),
        ("2 giờ chiều", "14:00"),
        ("00:00", "00:00"),
    ],
)
def test_a_time_of_day_is_read_in_each_of_the_usual_forms(written: str, time: str) -> None:
    front_matter, diagnostics = read_front_matter(source_with(written), "a.vi.md", kinds_with("time"))
    assert diagnostics == () and front_matter is not None
    assert front_matter.values["value"] == time


@pytest.mark.parametrize("wrong", ["24:00", "7 giờ 75", "8", "sáng", "2026-11-24", "-1:00"])
def test_what_is_no_time_of_day_is_refused_with_the_form_to_write(wrong: str) -> None:
    _, (found,) = read_front_matter(source_with(wrong), "content/so/a.vi.md", kinds_with("time"))
    assert "giờ trong ngày" in sentence_of(found, "vi")
    assert "08:00" in help_of(found, "vi")


@pytest.mark.parametrize("both", ["14h00-16h00", "8h-9h", "8-9h", "8 giờ đến 9 giờ", "08:00 – 09:30", "7h30~11h30"])
def test_two_times_in_one_value_are_told_where_each_goes(both: str) -> None:
    _, (found,) = read_front_matter(source_with(both), "content/so/a.vi.md", kinds_with("time"))
    assert "một giờ, không phải hai" in sentence_of(found, "vi")
    assert "`start`" in help_of(found, "vi") and "`end`" in help_of(found, "vi")
