"""A kind that contradicts itself is refused at once, by a message that names the kind and what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.kinds.collection import Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import (
    FACET_TYPES,
    PERIOD_TYPES,
    Choice,
    FacetField,
    Field,
    InvalidKindError,
    Kind,
    OpenUntil,
    Period,
    Referrer,
    Relation,
    StateDay,
    States,
)
from portalgen.kinds.section import SECTION
from portalgen.kinds.table import KINDS
from portalgen.text.bilingual import Bilingual as B

PHASES: Final = (Choice("open", B("Đang mở", "Open")), Choice("closed", B("Đã đóng", "Closed")))
LINKS: Final = (Choice("follows", B("Tiếp theo", "Follows"), B("Được tiếp bởi", "Followed by")),)


def field(name: str, type: str = "line", **more: Any) -> Field:
    return Field(name, type, B(f"Khóa {name}", f"Key {name}"), B("Nói gì.", "What it says."), **more)


def _derive(_: Mapping[str, Any], __: tuple[Referrer, ...], ___: datetime) -> str:
    return "open"


STATES: Final = States("phase", B("Bước", "Phase"), PHASES, _derive, lambda _: (), ("opens",))
OWN: Final = (
    field("number"),
    field("opens", "date"),
    field("closes", "closing_date"),
    field("level", "choice", choices=PHASES),
    field("is_public", "boolean"),
    field("owner", "reference"),
    field("links", "group", is_list=True, fields=(field("to", "reference"), field("as", "choice", choices=LINKS))),
)


def kind(name: str = "project", **more: Any) -> Kind:
    """A kind with the fields of `OWN`, and what is given."""
    label = B("Dự án", "Project")
    given = {"layout": "page", "list_style": "plain", "order": "date", "own_fields": OWN, **more}
    return Kind(name=name, label=label, help=label, common_fields=COMMON_FIELDS, **given)


def test_what_fits_together_is_taken() -> None:
    made = kind(
        card=("number", "summary", "phase", "level"),
        facets=tuple(
            FacetField(name, B(name.replace("_", "-"), name.replace("_", "-")))
            for name in ("level", "is_public", "owner", "opens", "phase")
        ),
        period=Period("opens", "closes", place="number"),
        states=STATES,
        relations=(Relation("owner"), Relation("links", to="to", by="as"), Relation("related")),
        first_facts=("phase", "number"),
        number_from="number",
        summary_from="number",
    )
    assert [made.field(each.field) is not None for each in made.relations] == [True] * 3
    assert made.choices_of_facet(made.facets[-1]) == PHASES
    assert made.label_of_facet(made.facets[-1]) == STATES.label


@pytest.mark.parametrize(
    ("named", "declared"),
    [
        ("khac", {"card": ("summary", "khac")}),
        ("phase", {"card": ("phase",)}),
        ("khac", {"first_facts": ("khac",)}),
        ("khac", {"number_from": "khac"}),
        ("khac", {"summary_from": "khac"}),
        ("khac", {"date_from": "khac"}),
        ("number", {"date_from": "number"}),
        ("khac", {"deadline_class_where": (("khac", "urgent"),)}),
        ("number", {"deadline_class_where": (("number", "urgent"),)}),
        ("khac", {"period": Period("khac", "closes")}),
        ("khac", {"period": Period("opens", "khac")}),
        ("number", {"period": Period("number", "closes")}),
        ("khac", {"period": Period("opens", "closes", place="khac")}),
        ("khac", {"facets": (FacetField("khac", B("a", "a")),)}),
        ("number", {"facets": (FacetField("number", B("a", "a")),)}),
        ("phase", {"facets": (FacetField("phase", B("a", "a")),)}),
        ("khac", {"relations": (Relation("khac"),)}),
        ("number", {"relations": (Relation("number"),)}),
        ("links", {"relations": (Relation("links"),)}),
        ("links", {"relations": (Relation("links", to="khac"),)}),
        ("links", {"relations": (Relation("links", to="as"),)}),
        ("links.khac", {"relations": (Relation("links", to="to", by="khac"),)}),
        ("links.to", {"relations": (Relation("links", to="to", by="to"),)}),
        ("khac", {"states": replace(STATES, fields=("opens", "khac"))}),
        ("period", {"open_until": OpenUntil(B("Đến {until}", "Until {until}"), frozenset(("khac",)))}),
        (
            "khac",
            {
                "period": Period("opens", "opens"),
                "states": STATES,
                "open_until": OpenUntil(B("Đến {until}", "Until {until}"), frozenset(("khac",))),
            },
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value,
)
def test_a_declaration_of_a_field_that_is_not_there_or_cannot_be_one_names_kind_and_field(
    named: str, declared: dict[str, Any]
) -> None:
    with pytest.raises(InvalidKindError) as caught:
        kind(**declared)
    message = str(caught.value)
    assert "kind project" in message and named in message.replace(",", " ").replace(";", " ").split(), message


def test_a_choice_that_cannot_be_read_from_the_other_end_is_no_relation() -> None:
    one_way = field("links", "group", fields=(field("to", "reference"), field("as", "choice", choices=PHASES)))
    with pytest.raises(InvalidKindError, match=r"kind project.*links\.as"):
        kind(own_fields=(one_way,), relations=(Relation("links", to="to", by="as"),))


@given(st.sampled_from(sorted({each.type for one in KINDS.values() for each in one.fields} | FACET_TYPES)))
def test_a_field_can_be_a_facet_or_a_period_exactly_where_its_type_can(type: str) -> None:
    own = field("own", type, **({"choices": PHASES} if type == "choice" else {}))
    for fits, declared in (
        (type in FACET_TYPES, {"facets": (FacetField("own", B("a", "a")),)}),
        (type in PERIOD_TYPES, {"period": Period("own", "own")}),
    ):
        if fits:
            assert kind(own_fields=(own,), **declared).field("own") is own
        else:
            with pytest.raises(InvalidKindError, match=r"kind project.*\bown\b"):
                kind(own_fields=(own,), **declared)


@pytest.mark.parametrize(("one", "other"), [(B("a", "b"), B("a", "c")), (B("a", "b"), B("c", "b"))], ids=["vi", "en"])
def test_two_facets_of_a_kind_have_no_segment_in_common(one: B, other: B) -> None:
    with pytest.raises(InvalidKindError, match=r"kind project.*segment"):
        kind(facets=(FacetField("level", one), FacetField("is_public", other)))


def test_an_own_field_takes_the_place_of_a_common_one_and_the_identity_stays_first() -> None:
    own = (field("title"), field("date", "date"), field("number"))
    made = kind(own_fields=own)
    names = [each.name for each in made.fields]
    assert names[:6] == ["id", "kind", "title", "summary", "date", "number"]
    assert len(set(names)) == len(names)
    assert all(made.field(each.name) is each for each in own)


class TestKinds:
    def test_two_of_one_name_are_refused_and_one_that_is_given_twice_is_not(self) -> None:
        with pytest.raises(InvalidKindError, match="project"):
            Kinds((SECTION, kind(), kind()))
        one = kind()
        assert list(Kinds((SECTION, one, one))) == ["section", "project"]

    def test_one_is_that_of_index_files_and_one_is_not(self) -> None:
        index = kind("muc", is_index=True)
        for wrong in ((), (kind(),), (SECTION,), (SECTION, index, kind())):
            with pytest.raises(InvalidKindError, match="_index"):
                Kinds(wrong)
        kinds = Kinds((kind(), SECTION))
        assert (kinds.index, kinds.default.name) == (SECTION, "project")

    def test_they_are_compared_by_identity(self) -> None:
        members = (SECTION, kind())
        one, other = Kinds(members), Kinds(members)
        assert one != other and one == one  # noqa: PLR0124 - that is what it says
        assert dict(one) == dict(other)
        assert len({one, other, one}) == 2
        assert kind() != kind()

    def test_a_facet_of_one_name_lies_at_one_segment_in_all_kinds(self) -> None:
        first = kind("a", facets=(FacetField("level", B("muc", "level")),))
        same = kind("b", facets=(FacetField("level", B("muc", "level")),))
        other = kind("c", facets=(FacetField("level", B("bac", "level")),))
        Kinds((SECTION, first, same))
        with pytest.raises(InvalidKindError, match=r"kind c: the facet level"):
            Kinds((SECTION, first, other))

    def test_facets_of_one_name_have_the_same_values_in_all_kinds(self) -> None:
        first = kind("a", facets=(FacetField("level", B("muc", "level")),))
        other = kind("b", facets=(FacetField("is_public", B("muc", "level")),))
        with pytest.raises(InvalidKindError, match=r"kind b: the facet level has other values"):
            Kinds((SECTION, first, other))

    def test_facets_of_two_names_may_share_a_segment_between_kinds(self) -> None:
        first = kind("a", facets=(FacetField("level", B("muc", "level")),))
        other = kind("b", facets=(FacetField("is_public", B("muc", "level"), own_name="public"),))
        assert [each.facets[0].name for each in Kinds((SECTION, first, other)).values() if each.facets] == [
            "level",
            "public",
        ]

    def test_each_is_loaded_when_it_is_first_asked_for_and_once(self) -> None:
        loaded: list[str] = []

        def load(kind: Kind) -> Kind:
            loaded.append(kind.name)
            return kind

        news, project = kind("news"), kind("project")
        loaders = {each.name: partial(load, each) for each in (news, SECTION, project)}
        kinds = Kinds.on_demand(loaders, index="section")
        assert (list(kinds), len(kinds), "project" in kinds, loaded) == (["news", "section", "project"], 3, True, [])
        assert kinds.find("khac") is None and kinds.select({"project", "khac"}) == (project,)
        assert kinds["project"] is project and kinds.find("project") is project
        assert loaded == ["project"]
        assert (kinds.default, kinds.index, tuple(kinds.values())) == (news, SECTION, (news, SECTION, project))
        assert loaded == ["project", "news", "section"]

    def test_what_is_asked_for_by_a_name_that_is_none_is_not_found(self) -> None:
        kinds = Kinds((SECTION, kind()))
        assert [kinds.find(each) for each in ("khac", None, 3, ["project"])] == [None] * 4
        assert kinds.find("project") is kinds["project"]


@pytest.mark.parametrize("segment", ["", "Loại", "Loai Hang", "trang-2", "page-3"])
def test_the_segment_of_a_facet_is_one_that_an_address_can_have_and_no_number_of_a_page(segment: str) -> None:
    with pytest.raises(InvalidKindError, match="cannot be the address segment of a facet"):
        kind(facets=(FacetField("level", B(segment, "level")),))


@pytest.mark.parametrize("name", ["suppress", "id", "draft", "links"])
def test_a_row_shows_only_what_citizens_see_and_no_group(name: str) -> None:
    with pytest.raises(InvalidKindError, match=f"its card names {name}"):
        kind(card=("summary", name))


def test_a_page_that_folds_its_facts_shows_some_of_them() -> None:
    assert kind(first_facts=("number",), folds_facts=True).folds_facts
    with pytest.raises(InvalidKindError, match=r"kind project: folds_facts needs first_facts"):
        kind(folds_facts=True)
    with pytest.raises(InvalidKindError, match=r"kind project: folds_facts has no effect with body_first"):
        kind(first_facts=("number",), folds_facts=True, body_first=True)


def test_who_receives_something_is_a_line_and_no_way_to_send_it() -> None:
    assert kind(own_fields=(*OWN, field("mailbox", "email")), takes_at=("mailbox",), addressee="number").takes_at == (
        "mailbox",
    )
    with pytest.raises(InvalidKindError, match="number"):
        kind(takes_at=("number",), addressee="number")


def test_a_card_names_a_field_once() -> None:
    with pytest.raises(InvalidKindError, match="name a field twice"):
        kind(card=("level", "level"))


def test_two_values_of_a_facet_have_two_addresses() -> None:
    own = (field("level", "choice", choices=(Choice("a", B("Cỏ", "Grass")), Choice("b", B("Cơ", "Muscle")))),)
    with pytest.raises(InvalidKindError, match="no distinct addresses in vi"):
        kind(own_fields=own, date_from="date", facets=(FacetField("level", B("muc", "level")),))


@pytest.mark.parametrize(
    "rule", [StateDay("open", "number", True), StateDay("open", "opens", True), StateDay("elsewhere", "opens", True)]
)
def test_what_a_state_says_of_a_day_names_a_day_and_a_state_that_is_written(rule: StateDay) -> None:
    with pytest.raises(InvalidKindError, match="state_days"):
        kind(states=STATES, state_days=(rule,))
    written = field("phase", "choice", choices=PHASES)
    kind(own_fields=(*OWN, written), states=STATES, state_days=(StateDay("open", "opens", has_come=True),))


@pytest.mark.parametrize(
    "declared",
    [
        {"duties": ("7.22",)},
        {"duties_where": (("level", "open", "7.22"),)},
        {"duties_where": (("level", "half", "7.4"),)},
        {"duties_where": (("opens", "open", "7.4"),)},
        {"duties_where": (("levels", "open", "7.4"),)},
        {"duties_where": (("level", True, "7.4"),)},
        {"duty_fields": (("7.4", ("level",)),)},
        {"duties": ("7.4",), "duty_fields": (("7.4", ("levels",)),)},
        {"issued_by": "levels"},
    ],
    ids=["duty", "duty-where", "choice", "no-choice", "field", "not-boolean", "not-served", "needs", "issuer"],
)
def test_a_kind_serves_only_duties_that_the_regulation_has_by_choices_that_it_has(declared: dict[str, Any]) -> None:
    with pytest.raises(InvalidKindError, match="kind project"):
        kind(**declared)


def test_what_an_item_serves_may_hang_on_a_choice() -> None:
    made = kind(duties=("7.4",), duties_where=(("level", "open", "7.5"),))
    assert made.list_duties({"level": "open"}) == ("7.4", "7.5")
    assert made.list_duties({"level": "closed"}) == made.list_duties({}) == ("7.4",)


def test_an_item_serves_a_duty_only_with_the_fields_that_it_asks_for() -> None:
    made = kind(duties=("7.4", "7.5"), duty_fields=(("7.5", ("level", "opens")),))
    assert made.list_duties({"level": "open", "opens": "x"}) == ("7.4", "7.5")
    for value in (None, "", (), "unconfirmed"):
        assert made.list_duties({"level": "open", "opens": value}) == ("7.4",)
