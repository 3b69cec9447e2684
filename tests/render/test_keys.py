"""A digest of a view is a function of its values, and each field has a part of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from portalgen.render.keys import CHROME_FIELDS, KeyParts, digest_key_parts, key_parts_of
from portalgen.render.views.chrome import Frame
from portalgen.render.views.links import DayView, Link
from portalgen.render.views.lists import TermCount
from portalgen.render.views.machine import RedirectView
from portalgen.render.views.table import VIEWS as KINDS

TEXT = st.text(max_size=8)
FRAMED = tuple(kind for kind in KINDS if "frame" in {field.name for field in fields(kind)})


@lru_cache
def strategy(hint: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of a declared type."""
    members = [each for each in get_args(hint) if each is not Ellipsis]
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([strategy(member, depth) for member in members])
    if get_origin(hint) is tuple and Ellipsis in get_args(hint):
        return st.lists(strategy(members[0], depth + 1), max_size=2).map(tuple) if depth < 2 else st.just(())
    if get_origin(hint) is tuple:
        return st.tuples(*(strategy(member, depth) for member in members))
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: strategy(hints[field.name], depth) for field in fields(hint)})
    atoms = {str: TEXT, int: st.integers(), bool: st.booleans(), type(None): st.none(), Markup: TEXT.map(Markup)}
    return atoms[hint]


VIEWS = st.sampled_from(KINDS).flatmap(strategy)


@dataclass(frozen=True, slots=True)
class Sample:
    value: Any


def part(value: object) -> str:
    return dict(key_parts_of(Sample(value)))["value"]


def copied(value: Any) -> Any:
    """An equal value that shares nothing with `value`."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: copied(getattr(value, field.name)) for field in fields(value)})
    if isinstance(value, tuple):
        return tuple(copied(each) for each in value)
    return type(value)("".join(list(value))) if isinstance(value, str) else value


@given(VIEWS)
def test_equal_views_have_equal_parts(view: object) -> None:
    assert key_parts_of(copied(view)) == key_parts_of(view)


@given(st.data())
def test_a_change_of_one_field_changes_exactly_its_part(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    view = data.draw(strategy(kind))
    name = data.draw(st.sampled_from([field.name for field in fields(kind) if field.name != "frame"]))
    other = data.draw(strategy(get_type_hints(kind)[name]))
    changed = changes(key_parts_of(view), key_parts_of(replace(view, **{name: other})))
    assert changed == ([name] if getattr(view, name) != other else [])


@given(st.data())
def test_a_field_of_the_frame_is_a_part_and_the_chrome_is_none(data: st.DataObject) -> None:
    view = data.draw(strategy(data.draw(st.sampled_from(FRAMED))))
    name = data.draw(st.sampled_from([field.name for field in fields(Frame)]))
    other = data.draw(strategy(get_type_hints(Frame)[name]))
    changed = changes(key_parts_of(view), key_parts_of(replace(view, frame=replace(view.frame, **{name: other}))))
    is_told = name not in CHROME_FIELDS and getattr(view.frame, name) != other
    assert changed == ([f"frame.{name}"] if is_told else [])


@given(TEXT, TEXT)
def test_two_strings_have_one_digest_only_where_they_are_equal(one: str, other: str) -> None:
    assert (part(one) == part(other)) == (one == other)
    assert (part((one, other)) == part((other, one))) == (one == other)


@pytest.mark.parametrize(
    "different",
    [
        (("a", "b"), ("ab",), ("", "ab"), (("a",), "b"), "ab", ("a", ("b",))),
        (None, "None", "", (), "null", "\0"),
        (1, "1", True, 1.0, (1,), "True"),
        (0, False, "", "0"),
        (date(2026, 1, 2), "2026-01-02", datetime(2026, 1, 2), ("date", "2026-01-02")),
        (Link("a", "b"), DayView("a", "b", ""), ("a", "b", "", False, False), ("Link", "a", "b")),
    ],
)
def test_values_of_different_types_and_lengths_are_distinguished(different: tuple[object, ...]) -> None:
    assert len({part(each) for each in different}) == len(different)


def test_markup_counts_as_the_string_that_it_is() -> None:
    link = Link("<b>", "/a/")
    assert part(Markup("<b>")) == part("<b>") != part("&lt;b&gt;")
    assert key_parts_of(replace(link, title=Markup("<b>"))) == key_parts_of(link)
    assert part((Markup("<b>"), link)) == part(("<b>", replace(link, title=Markup("<b>"))))


def test_what_no_view_may_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="a view cannot contain a set"):
        key_parts_of(Sample((1, {2})))


def test_the_order_of_the_parts_is_the_order_of_the_fields() -> None:
    names = [name for name, _ in key_parts_of(RedirectView("vi", "Tiêu đề", "/a/", "https://so.example.vn/a/"))]
    assert names == ["language", "title", "url", "canonical"]


@given(VIEWS, VIEWS)
def test_one_digest_stands_for_all_parts(one: object, other: object) -> None:
    assert (digest_key_parts(key_parts_of(one)) == digest_key_parts(key_parts_of(other))) == (
        key_parts_of(one) == key_parts_of(other)
    )


@pytest.mark.heavy
def test_another_process_with_another_hash_seed_finds_the_same_digest() -> None:
    made = "TermCount(Link('Đà Lạt', '/a/', current=True), 3)"
    program = (
        "from portalgen.render.views.links import Link; from portalgen.render.views.lists import TermCount; "
        f"from portalgen.render.keys import *; print(digest_key_parts(key_parts_of({made})))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {digest_key_parts(key_parts_of(TermCount(Link("Đà Lạt", "/a/", current=True), 3))) + "\n"}


def changes(before: KeyParts, after: KeyParts) -> list[str]:
    def found() -> Iterator[str]:
        for (name, one), (same, other) in zip(before, after, strict=True):
            assert name == same
            if one != other:
                yield name

    return list(found())
