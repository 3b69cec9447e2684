"""Parts of views that are built only where something reads them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

import portalgen
from portalgen.outputs.plain_text import SHOWN_PARTS
from portalgen.render.keys import key_parts_of
from portalgen.render.parts import ALL_PARTS, NOT_BUILT, SOURCE_PARTS, ReadParts, read_parts_of
from portalgen.render.views.chrome import Frame, HeadView
from portalgen.render.views.links import Link
from portalgen.render.views.lists import Entry
from portalgen.render.views.page import PageView

VIEWS = {each.__name__: frozenset(field.name for field in fields(each)) for each in (Frame, HeadView, PageView, Entry)}
FIELDS = frozenset().union(*VIEWS.values())


def test_a_part_is_built_where_its_name_is_read() -> None:
    assert ReadParts(frozenset({"terms"})).build("terms", "{}-{other}".format, 1, other=2) == "1-2"
    assert ALL_PARTS.build("terms", int, "3") == 3


def test_a_part_that_nothing_reads_is_not_built() -> None:
    def fail() -> int:
        raise AssertionError("built")

    assert ReadParts(frozenset({"facts"})).build("terms", fail) is NOT_BUILT


def test_what_a_part_is_made_from_is_built_with_it() -> None:
    assert read_parts_of(["elements"]).names == {"elements", *SOURCE_PARTS["elements"]}
    assert SOURCE_PARTS.keys() | frozenset().union(*SOURCE_PARTS.values()) <= FIELDS
    chained = [(name, each) for name, needed in SOURCE_PARTS.items() for each in needed if each in SOURCE_PARTS]
    assert chained == [], "a part of these parts would not be built"


def test_code_that_reads_a_part_which_was_not_built_fails() -> None:
    for read in (list, len, float, lambda part: part.links, lambda part: part.startswith("/"), lambda part: part[0]):
        with pytest.raises((TypeError, AttributeError)):
            read(NOT_BUILT)


def test_a_part_that_was_not_built_is_no_part_of_a_key() -> None:
    whole, less = (key_parts_of(Link("Một", url)) for url in ("/mot/", NOT_BUILT))
    assert less == tuple(each for each in whole if each[0] != "url")


def built_parts() -> Iterator[tuple[str, ast.Call, str, str]]:
    """(file, call, view that it is an argument of, name of that argument) of each `….build("name", …)` of parts."""
    root = Path(portalgen.__file__).parent
    for file in sorted((root / "outputs").rglob("*.py")) + sorted((root / "render").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        around = {
            id(part): (call.func.id, keyword.arg or "")
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
            for keyword in call.keywords
            for part in ast.walk(keyword.value)
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in ("parts.build", "context.parts.build"):
                yield file.name, call, *around.get(id(call), ("", ""))


def test_every_part_is_built_under_the_name_of_its_field() -> None:
    found = list(built_parts())
    assert len(found) > 20
    for file, call, view, argument in found:
        (name, *_) = call.args
        assert isinstance(name, ast.Constant), f"{file}:{call.lineno}: the name of a part stands where it is built"
        assert name.value in FIELDS, f"{file}:{call.lineno}: no view has the field {name.value!r}"
        if view in VIEWS:
            assert name.value == argument, f"{file}:{call.lineno}: {argument} is built under another name"


def test_files_that_are_made_from_pages_name_fields_that_there_are() -> None:
    for part in SHOWN_PARTS:
        whole, *inner = part.split(".")
        assert whole in VIEWS["PageView"]
        assert all(each in VIEWS["Frame"] for each, _ in pairwise([*inner, ""]))
