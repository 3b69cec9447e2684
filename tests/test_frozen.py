"""Values of `@frozen` are what frozen dataclasses with slots are, but for what it costs to define and to make one."""

from __future__ import annotations

import ast
import pickle
from copy import copy
from dataclasses import asdict, dataclass, field, fields, make_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import portalgen
from portalgen.frozen import frozen


@dataclass(frozen=True, slots=True)
class Standard:
    x: int
    y: int = 0
    names: tuple[str, ...] = field(default=())
    note: str = field(default="", repr=False, compare=False)


@frozen
class Point:
    x: int
    y: int = 0
    names: tuple[str, ...] = field(default=())
    note: str = field(default="", repr=False, compare=False)


@frozen
class Named(Point):
    title: str = ""

    def __repr__(self) -> str:
        return self.title


@frozen
class Alone:
    x: int = 1


VALUES = st.tuples(st.integers(0, 1), st.integers(0, 1), st.just(()) | st.just(("a",)), st.text(max_size=1))


@given(VALUES, VALUES)
def test_values_are_equal_hashed_and_printed_as_those_of_the_standard_library(
    one: tuple[Any, ...], other: tuple[Any, ...]
) -> None:
    assert (Point(*one) == Point(*other)) == (Standard(*one) == Standard(*other))
    assert hash(Point(*one)) == hash(Point(*one))
    assert repr(Point(*one)) == repr(Standard(*one)).replace("Standard", "Point")
    if Point(*one) == Point(*other):
        assert {Point(*one): 1}[Point(*other)] == 1


def test_a_value_without_a_field_or_with_one_is_like_any_other() -> None:
    none = frozen(make_dataclass("none", []))
    assert none() == none()
    assert repr(Alone()) == "Alone(x=1)"
    assert Alone(2) != Alone()
    assert hash(Alone(2)) == hash(Alone(2))


def test_values_of_two_classes_are_not_equal() -> None:
    assert Point(1) != Standard(1)
    assert Point(1) != Named(1)
    assert Named(1, title="a") != Named(1, title="b")


def test_what_a_class_has_itself_stays() -> None:
    assert repr(Named(1, title="a")) == "a"


def test_a_class_that_must_not_be_hashed_is_not() -> None:
    @frozen
    class Unhashable:
        x: int
        __hash__ = None  # type: ignore[assignment]

    with pytest.raises(TypeError):
        hash(Unhashable(1))


def test_a_value_is_replaced_copied_and_taken_apart_as_a_dataclass() -> None:
    assert replace(Point(1), y=2) == Point(1, 2)
    assert copy(Point(1, 2)) == Point(1, 2)
    assert [each.name for each in fields(Point)] == ["x", "y", "names", "note"]
    assert asdict(Alone()) == {"x": 1}


def test_a_value_takes_no_other_attribute() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 2  # type: ignore[attr-defined]


def test_a_value_goes_from_one_process_to_another() -> None:
    assert pickle.loads(pickle.dumps(Point(1, 2, ("a",)))) == Point(1, 2, ("a",))


def test_whoever_checks_types_takes_a_value_for_frozen() -> None:
    transform = vars(frozen)["__dataclass_transform__"]
    assert transform["frozen_default"]
    assert field in transform["field_specifiers"]


def test_a_value_is_made_without_a_call_for_each_field_and_defined_without_other_texts() -> None:
    assert "__setattr__" in Standard.__init__.__code__.co_names
    assert "__setattr__" not in Point.__init__.__code__.co_names
    assert Standard.__eq__.__code__.co_filename == "<string>" != Point.__eq__.__code__.co_filename


def test_the_package_has_no_other_frozen_dataclass_with_slots_alone() -> None:
    package = Path(portalgen.__file__).parent
    wanted = ast.dump(ast.parse("dataclass(frozen=True, slots=True)", mode="eval").body)
    found = [
        f"{file}:{each.lineno}"
        for file in sorted(package.rglob("*.py"))
        if "frozen=True" in (text := file.read_text("utf-8")) and file.name != "frozen.py"
        for each in ast.walk(ast.parse(text))
        if isinstance(each, ast.ClassDef) and any(ast.dump(mark) == wanted for mark in each.decorator_list)
    ]
    assert found == [], "portalgen.frozen makes the same for a third of the time"
