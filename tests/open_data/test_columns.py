"""The columns of kinds: each kind has them, their names are clear, and values follow the type that the kind has today."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import frictionless
import jsonschema
import pytest

from portalgen.config.taxonomies import Taxonomy, TermSettings
from portalgen.content.field_types import FIELD_TYPES
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.kinds.collection import Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, Field, Kind
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.open_data.cells import DATA_CELLS, json_schema_of, json_value_of, table_schema_of, write_number
from portalgen.open_data.columns import closed_terms_of, columns_of
from portalgen.open_data.rows import build_row, pages_with_data, texts_of_row
from portalgen.open_data.schemas import build_item_schema, build_json_schema, build_table_schema
from portalgen.text.bilingual import Bilingual as B
from tests.makers.loaded_portal import plan_portal
from tests.makers.open_data import DataPortal

LABEL = B("Giá trị", "Value")
HEALTH = TermSettings("y-te", {"vi": "Y tế", "en": "Health"})
OF_EVERY_ITEM = (
    *("site", "agency", "id", "language", "url", "kind", "title", "summary", "date", "modified"),
    *("status", "state", "sample", "superseded_by"),
)
HIDDEN = "so-bai-nhap"
READER: Any = SimpleNamespace(
    cells=DATA_CELLS,
    term_id=lambda _, written: written,
    shows_item=lambda identifier: identifier != HIDDEN,
    file_url=lambda name: f"https://example.vn/{name}",
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_has_columns_and_schemas_that_programs_accept(kind: Kind) -> None:
    columns = columns_of(kind)
    names = [column.name for column in columns]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    assert tuple(names[: len(OF_EVERY_ITEM)]) == OF_EVERY_ITEM
    jsonschema.Draft202012Validator.check_schema(build_json_schema(kind, columns, "https://example.vn/a.json"))
    schema = frictionless.Schema.from_descriptor(dict(build_table_schema(columns, "vi")))
    assert schema.field_names == names


def test_a_field_that_is_called_as_a_column_of_every_item_keeps_its_own() -> None:
    own = (Field("url", "address", LABEL, LABEL), Field("state", "line", LABEL, LABEL))
    kind = Kind("own", LABEL, LABEL, "page", "plain", "weight", own_fields=own, common_fields=COMMON_FIELDS)
    assert [column.name for column in columns_of(kind)][len(OF_EVERY_ITEM) :][:2] == ["field_url", "field_state"]


VALUES: dict[str, tuple[Any, Any, str]] = {
    "line": ("=1+1", "=1+1", "=1+1"),
    "text": ("một\nhai", "một\nhai", "một\nhai"),
    "date": (date(2026, 1, 2), "2026-01-02", "2026-01-02"),
    "datetime": (
        datetime(2026, 1, 2, 8, tzinfo=VIETNAM),
        "2026-01-02T08:00:00+07:00",
        "2026-01-02T08:00:00+07:00",
    ),
    "closing_date": (
        datetime(2027, 1, 1, tzinfo=VIETNAM),
        "2026-12-31T23:59:59+07:00",
        "2026-12-31T23:59:59+07:00",
    ),
    "time": ("08:00", "08:00", "08:00"),
    "boolean": (False, False, "false"),
    "integer": (0, 0, "0"),
    "year": (2026, 2026, "2026"),
    "decimal": ("-12.5 ha", -12.5, "-12.5"),
    "percent": ("37.5", 37.5, "37.5"),
    "money": ("123456789012345678 VND", 123456789012345678, "123456789012345678"),
    "slug": ("ma-bai", "ma-bai", "ma-bai"),
    "choice": ("a", "a", "a"),
    "term": ("Xã Mẫu", "Xã Mẫu", "Xã Mẫu"),
    "address": ("https://example.vn/tệp", "https://example.vn/tệp", "https://example.vn/tệp"),
    "registration": ("0000 111 222", "0000 111 222", "0000 111 222"),
    "telephone": ("0000 111 222", "0000 111 222", "0000 111 222"),
    "email": ("vanthu@example.vn", "vanthu@example.vn", "vanthu@example.vn"),
    "path": ("/cu/", "/cu/", "/cu/"),
    "file": ("a.pdf", "https://example.vn/a.pdf", "https://example.vn/a.pdf"),
    "picture": ("a.jpg", "a.jpg", "a.jpg"),
    "reference": ("ma-bai", "ma-bai", "ma-bai"),
    "group": ({"one": "1", "kept": "x"}, {"one": "1"}, '{"one":"1"}'),
}
"""By type: a value of the front matter, as JSON, and in a cell."""


@pytest.mark.parametrize("name", VALUES)
def test_a_value_of_every_type_follows_both_schemas_and_is_read_back_from_its_cell(name: str) -> None:
    below = (Field("one", "line", LABEL, LABEL), Field("kept", "line", LABEL, LABEL, is_shown=False))
    choices = (Choice("a", LABEL),) if name == "choice" else ()
    field = Field("value", name, LABEL, LABEL, choices=choices, fields=below)
    value, expected, text = VALUES[name]
    cell = DATA_CELLS[name]
    told = json_value_of(cell, READER, field, value)
    assert told == expected
    assert cell.text(told) == text
    assert read_back(field, told) == expected


@pytest.mark.parametrize("name", sorted(DATA_CELLS.keys() - {"choice", "group"}))
def test_the_example_of_every_type_is_read_back_from_its_cell(name: str) -> None:
    field = Field("value", name, LABEL, LABEL)
    kind = Kind("page", LABEL, LABEL, "page", "plain", "weight", own_fields=(field,), common_fields=COMMON_FIELDS)
    source = f"---\nid: a\nkind: page\ntitle: A\nvalue: {FIELD_TYPES[name].example}\n---\n\nNội dung.\n".encode()
    front_matter, _ = read_front_matter(source, "a.vi.md", Kinds((kind, KINDS["section"])))
    assert front_matter is not None
    told = json_value_of(DATA_CELLS[name], READER, field, front_matter.values["value"])
    assert told is not None
    assert read_back(field, told) == told


def read_back(field: Field, told: Any) -> Any:
    """What independent programs make of a value: it follows its JSON Schema, and its cell is read by its Table Schema."""
    cell = DATA_CELLS[field.type]
    checker = jsonschema.FormatChecker()
    jsonschema.Draft202012Validator(json_schema_of(cell, field, DATA_CELLS), format_checker=checker).validate(told)
    reader = frictionless.Field.from_descriptor({"name": "value", **table_schema_of(cell, field)})
    back, notes = reader.read_cell(cell.text(told))
    assert not notes
    return plain(back)


def plain(value: Any) -> Any:
    """What frictionless reads, as JSON has it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def test_lists_stand_in_cells_as_json() -> None:
    field = Field("value", "line", LABEL, LABEL, is_list=True)
    told = json_value_of(DATA_CELLS["line"], READER, field, ("a; b", '"c"'))
    assert told == ("a; b", '"c"')
    assert table_schema_of(DATA_CELLS["line"], field) == {"type": "array"}


def test_what_is_not_confirmed_is_not_said() -> None:
    for name in ("line", "telephone", "email"):
        field = Field("value", name, LABEL, LABEL, accepts_unconfirmed=True)
        assert json_value_of(DATA_CELLS[name], READER, field, "unconfirmed") is None


def test_a_group_about_an_item_that_is_not_shown_is_left_out() -> None:
    choice = Field("type", "choice", LABEL, LABEL, required=True, choices=(Choice("a", LABEL),))
    to = Field("to", "reference", LABEL, LABEL, required=True)
    field = Field("relations", "group", LABEL, LABEL, is_list=True, fields=(choice, to))
    shown, hidden = {"type": "a", "to": "ma-bai"}, {"type": "a", "to": HIDDEN}
    assert json_value_of(DATA_CELLS["group"], READER, field, (hidden, shown)) == (shown,)
    assert json_value_of(DATA_CELLS["group"], READER, field, (hidden,)) is None


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_explains_a_column_tells_no_editor_how_to_write_it(kind: Kind) -> None:
    helps = {field.help.text(language) for field in kind.fields for language in ("vi", "en")}
    own = [column for column in columns_of(kind) if column.key]
    told = {column.description.text(language) for column in own for language in ("vi", "en")}
    assert not helps & told
    assert not [text for text in told if "unconfirmed" in text or "ghi ngày" in text]
    schema = json.dumps(build_json_schema(kind, columns_of(kind), "https://example.vn/a.json"), ensure_ascii=False)
    assert kind.help.vi not in schema


def test_codes_are_explained_in_both_languages() -> None:
    terms = closed_terms_of((Taxonomy("field", {"vi": "Lĩnh vực"}, {}, False, (HEALTH,)),))
    by_name = {column.name: column for column in columns_of(KINDS["legal_document"], terms=terms)}
    item = build_item_schema(tuple(by_name.values()))["properties"]
    table = {each["name"]: each for each in build_table_schema(tuple(by_name.values()), "en")["fields"]}
    assert {"const": "withdrawn", "title": "Đã thu hồi / Withdrawn"} in item["status"]["oneOf"]
    assert {"value": "withdrawn", "label": "Withdrawn"} in table["status"]["categories"]
    for name in ("field", "relations"):
        jsonschema.Draft202012Validator.check_schema(item[name])
    assert item["field"]["items"] == {"oneOf": [{"const": "y-te", "title": "Y tế / Health"}]}
    assert "y-te = Health" in table["field"]["description"]
    assert "relations.type: amends = " in table["relations"]["description"]
    assert ("relations.type", "amends") in {each[:2] for each in by_name["relations"].in_language("vi").codes}


def test_an_open_taxonomy_has_no_list_of_its_terms() -> None:
    assert closed_terms_of((Taxonomy("tag", {"vi": "Từ khóa"}, {}, True, (HEALTH,)),)) == {}


def test_numbers_have_no_exponent() -> None:
    assert [write_number(each) for each in (10**20, 0.000001, 1.5)] == ["100000000000000000000", "0.000001", "1.5"]


@pytest.mark.parametrize(("type_", "value"), [("line", "năm 2024"), ("year", 2026), ("money", "5 VND")])
def test_a_field_whose_type_changed_has_the_schema_of_today_in_every_row(type_: str, value: Any) -> None:
    """Items of former years are read by the kind of today, which refuses what is no value of it: one column, one type."""
    kind = Kind(
        "own",
        LABEL,
        LABEL,
        "page",
        "plain",
        "weight",
        own_fields=(Field("amount", type_, LABEL, LABEL),),
        common_fields=COMMON_FIELDS,
    )
    columns = columns_of(kind)
    by_name = {column.name: column for column in columns}
    page: Any = SimpleNamespace(fields={"amount": value})
    told = by_name["amount"].read(SimpleNamespace(page=page, cells=DATA_CELLS))  # type: ignore[arg-type]
    schema = build_item_schema(columns)["properties"]["amount"]
    jsonschema.validate(told, schema)
    jsonschema.validate(None, schema)
    table = frictionless.Schema.from_descriptor(dict(build_table_schema(columns, "en")))
    back, notes = table.get_field("amount").read_cell(by_name["amount"].text(told))
    assert plain(back) == told
    assert not notes


def test_another_site_writes_the_same_rows(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A translation's files lie at its original, which another site finds as well."""
    made = plan_portal(DataPortal(tmp_path_factory.mktemp("rows") / "portal"))
    own, other = made.contexts.get("so"), made.contexts.get("portal")
    columns = columns_of(KINDS["page"])
    (page,) = pages_with_data(own, "en", KINDS["page"])
    row = build_row(own, page, columns)
    assert build_row(other, page, columns) == row
    assert "quy-che.pdf" in "".join(texts_of_row(columns, row))
