"""The table of measures: distinct stable names, dimensions of the decree, and rules that refuse a build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any, cast

import pytest

from portalgen.config.menus import MenuEntrySettings
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.measures.key_labels import KEY_NAMES, RECORD_LABELS
from portalgen.measures.model import DIMENSIONS, Measure, MissingValue, describe_measure
from portalgen.measures.site_measures import LINK_RULES, SITE_MEASURES
from portalgen.pipeline.measuring.report_measures import MEASURES
from portalgen.text.bilingual import Bilingual


def test_names_are_distinct_and_for_machines() -> None:
    names = [each.name for each in MEASURES]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []
    assert names[: len(SITE_MEASURES)] == [each.name for each in SITE_MEASURES]


def test_every_dimension_of_the_decree_is_measured_by_something() -> None:
    assert {each.dimension for each in MEASURES} == DIMENSIONS.keys()


@pytest.mark.parametrize("code", LINK_RULES)
def test_a_link_rule_that_is_named_refuses_a_build(code: str) -> None:
    assert CODES[code].severity is Severity.ERROR


def test_what_cannot_be_had_is_null_with_the_reason_in_both_languages() -> None:
    reason = Bilingual("chưa có", "not there")
    entry: Measure[str] = Measure("x", "usage", reason, "", {}, lambda _: MissingValue(reason))
    described = describe_measure(entry, "")
    assert described["value"] is None and described["missing"] == {"vi": "chưa có", "en": "not there"}


def test_a_menu_is_measured_by_its_entries_and_its_levels() -> None:
    measure = next(each for each in SITE_MEASURES if each.name == "menu")
    below, alone = MenuEntrySettings({}, "section:tin-tuc"), MenuEntrySettings({}, "id:gioi-thieu")

    def compute(*menu: MenuEntrySettings) -> Any:
        return measure.compute(cast(Any, SimpleNamespace(site=SimpleNamespace(menu=menu))))

    assert compute() == {"entries": 0, "levels": 0}
    assert compute(alone) == {"entries": 1, "levels": 1}
    assert compute(alone, MenuEntrySettings({}, "", (below, below))) == {"entries": 4, "levels": 2}


def _list_record_keys(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        yield from schema.get("properties", ())
        for each in schema.values():
            yield from _list_record_keys(each)
    elif isinstance(schema, tuple | list):
        for each in schema:
            yield from _list_record_keys(each)


def test_whatever_a_value_holds_has_a_name_for_people() -> None:
    assert {key for each in MEASURES for key in _list_record_keys(each.schema)} - RECORD_LABELS.keys() == set()
    assert {name for each in MEASURES for name in each.keys} <= KEY_NAMES.keys()
