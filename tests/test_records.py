"""Records are what frozen dataclasses with slots are, but for what it costs to make one."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, fields, replace

import pytest

from portalgen.records import record


@dataclass(frozen=True, slots=True)
class Frozen:
    x: int


@record
class Point:
    x: int
    y: int = 0
    names: tuple[str, ...] = field(default=())


def test_equal_records_are_equal_and_found_as_keys() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(1, 3)
    assert {Point(1): "a"}[Point(1)] == "a"
    assert replace(Point(1), y=2) == Point(1, 2)
    assert [each.name for each in fields(Point)] == ["x", "y", "names"]


def test_a_record_takes_no_other_attribute() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 2  # type: ignore[attr-defined]


def test_a_record_goes_from_one_process_to_another() -> None:
    assert pickle.loads(pickle.dumps(Point(1, 2, ("a",)))) == Point(1, 2, ("a",))


def test_whoever_checks_types_takes_a_record_for_frozen() -> None:
    transform = vars(record)["__dataclass_transform__"]
    assert transform["frozen_default"]
    assert field in transform["field_specifiers"]


def test_a_record_is_made_without_a_call_for_each_field() -> None:
    assert "__setattr__" in Frozen.__init__.__code__.co_names
    assert "__setattr__" not in Point.__init__.__code__.co_names
