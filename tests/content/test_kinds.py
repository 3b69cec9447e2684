"""The declared kinds hold together: table, models, schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import jsonschema
import pytest

import portalgen.kinds
from portalgen.content.kind_models import model_of
from portalgen.content.schema import build_schemas
from portalgen.kinds.collection import Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind
from portalgen.kinds.table import KINDS
from portalgen.law.deadlines import DEADLINE_CLASS_IDS
from portalgen.pipeline.definitions import Definitions, standard_definitions

GENERATED_PAGES = standard_definitions().generated_pages
ALL = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
_NOT_KINDS = {
    "__init__",
    "collection",
    "common",
    "data_cell",
    "data_fields",
    "definition",
    "file_roles",
    "kind_checks",
    "occasions",
    "open_period",
    "opinion_fields",
    "question_fields",
    "schema_org",
    "shared_fields",
    "step_fields",
    "survey_fields",
    "table",
    "withdrawal_reasons",
}


def every_field(fields: tuple[Field, ...]) -> list[Field]:
    return [below for each in fields for below in (each, *every_field(each.fields))]


def test_every_kind_on_disk_is_in_the_table() -> None:
    folder = Path(portalgen.kinds.__file__).parent
    assert {file.stem for file in folder.glob("*.py")} - _NOT_KINDS == set(KINDS)


def test_the_kinds_of_the_table_have_its_names_and_fit_together() -> None:
    assert [each.name for each in KINDS.values()] == list(KINDS)
    checked = Kinds(KINDS.values())
    assert (checked.index, checked.default) == (KINDS.index, KINDS.default)
    Definitions(standard_definitions().outputs, checked)  # raises if a type of field lacks a presenter or a data cell


@ALL
def test_every_field_is_labelled_in_both_languages(kind: Kind) -> None:
    for field in every_field(kind.fields):
        assert field.label.vi and field.label.en and field.help.vi and field.help.en, field.name
        assert bool(field.choices) == (field.type == "choice"), field.name
        assert bool(field.fields) == (field.type == "group"), field.name
        assert not (field.shared and field.inherited), field.name


@ALL
def test_names_are_unique_and_begin_with_the_identity(kind: Kind) -> None:
    names = [field.name for field in kind.fields]
    assert len(names) == len(set(names))
    assert names[:3] == ["id", "kind", "title"]
    left_out = {field.name for field in COMMON_FIELDS} - set(names)
    if kind.is_tombstone:
        assert {"summary", "attachments", "images", "change_notes", "author"} <= left_out  # nothing of the content
    else:
        assert names[3] == "summary"
        assert left_out == ({"related", "withdrawn", "superseded_by"} if kind.is_index else set())


@ALL
def test_the_deadline_class_is_one_of_the_regulation(kind: Kind) -> None:
    known = {*DEADLINE_CLASS_IDS, ""}
    assert {kind.deadline_class, *(each for _, each in kind.deadline_class_where)} <= known


@ALL
def test_no_page_is_dated_by_a_day_that_may_be_to_come_when_it_is_posted(kind: Kind) -> None:
    period = kind.period
    assert period is None or kind.date_from not in (period.opens, period.closes)
    assert not any(kind.date_from == each for names in kind.in_order for each in names[1:])


@ALL
def test_the_model_has_exactly_the_declared_keys(kind: Kind) -> None:
    assert list(model_of(KINDS, kind, False).model_fields) == [field.name for field in kind.fields]


def test_schemas_are_valid_and_stable() -> None:
    made = tuple(schema_texts().items())
    assert made == build_schemas(GENERATED_PAGES)
    assert [name for name, _ in made] == sorted(name for name, _ in made)
    assert {name.removesuffix(".json") for name, _ in made} >= set(KINDS) | {"portal", "site", "taxonomies"}
    for _, text in made:
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_the_schemas_of_the_shipped_portal_are_what_the_code_says() -> None:
    folder = Path(__file__).resolve().parents[2] / "site-config/schema"
    stored = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    assert stored == schema_texts(), "run: portalgen schema"


@cache
def schema_texts() -> Mapping[str, str]:
    """What is built once for all tests that only read it: it takes half a second."""
    return dict(build_schemas(GENERATED_PAGES))


def schema(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema_texts()[f"{name}.json"]))


def test_the_schema_accepts_a_page_and_a_translation_and_refuses_what_reading_refuses() -> None:
    page = {"id": "a", "kind": "news", "title": "T", "date": "2026-11-24"}
    translated = {"id": "a", "kind": "news", "title": "T", "translated_from": "0" * 16}
    assert schema("news").is_valid(page)
    assert schema("news").is_valid(translated)
    assert not schema("news").is_valid({key: page[key] for key in ("id", "kind", "title")})
    assert not schema("news").is_valid({**page, "tilte": "x"})
    assert not schema("news").is_valid({**page, "kind": "page"})
    assert not schema("news").is_valid({**page, "origin": "x"})


def test_the_schema_reports_in_vietnamese_and_english_what_a_key_is() -> None:
    described = json.loads(schema_texts()["legal_document.json"])["properties"]["document_type"]
    assert described["title"] == "Loại văn bản"
    assert described["enumDescriptions"][3] == "Quyết định / Decision"
