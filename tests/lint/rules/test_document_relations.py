"""Legal documents held against the clock, against one another and against the list of instruments."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.content.model import Page
from portalgen.law.calendar import VIETNAM
from portalgen.law.instruments import Instrument
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.documents import (
    cites_ended_instrument,
    expired_without_cause,
    expired_without_status,
    issued_in_future,
    relation_against_time,
    relation_circle,
    relation_one_sided,
    status_contradicts_dates,
)
from portalgen.lint.rules.documents._circles import find_circles
from portalgen.lint.rules.documents._reading import DocumentRelation
from portalgen.lint.rules.identity import number_used_twice
from portalgen.text.bilingual import Bilingual
from tests.makers.lint.contexts import legal, load_lint_context, values
from tests.makers.lint.legal_document import document
from tests.makers.portal import AT, SmallPortal


def run_rule(
    rule: PortalRule, tmp_path: Path, at: datetime = AT, law: Any = None, **documents: dict[str, Any]
) -> list[Violation]:
    """What `rule` says of a portal with these documents; `a_b` has the id `so-a-b`."""
    portal = SmallPortal(tmp_path / "portal")
    for name, keys in documents.items():
        slug = name.replace("_", "-")
        portal.write(f"content/so/van-ban/{slug}.vi.md", document(f"so-{slug}", **keys))
    return list(rule.check(load_lint_context(portal, at, law=law)))


def relation(kind: str, to: str) -> str:
    return f"\n  - {{type: {kind}, to: {to}}}"


OLD = {"issued": "2025-01-01", "effective": "2025-01-01"}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"issued": "2026-11-25", "effective": None}, True),
        ({"issued": "2026-11-24", "effective": None}, False),
        ({"issued": "2026-11-25", "effective": None, "draft": "true"}, False),
        ({"issued": "2026-11-25", "effective": None, "publish_at": "2026-11-25T08:00"}, False),
        ({"issued": "2026-11-26", "effective": None, "publish_at": "2026-11-25T08:00"}, True),
    ],
)
def test_a_document_is_issued_before_it_is_published(tmp_path: Path, keys: dict[str, Any], told: bool) -> None:
    assert bool(run_rule(issued_in_future.RULE, tmp_path, a=keys)) is told


def test_today_is_the_day_in_viet_nam(tmp_path: Path) -> None:
    at = datetime(2026, 11, 25, 0, 30, tzinfo=VIETNAM)
    assert run_rule(issued_in_future.RULE, tmp_path, at, a={"issued": "2026-11-25", "effective": None}) == []


@pytest.mark.parametrize(
    ("status", "told"),
    [("in_force", True), ("partly_expired", True), ("not_yet_in_force", True), ("expired", False), (None, False)],
)
def test_an_expired_document_says_so_from_the_next_day(tmp_path: Path, status: str | None, told: bool) -> None:
    keys = {**OLD, "expires": "2026-11-23", "legal_status": status}
    assert bool(run_rule(expired_without_status.RULE, tmp_path, a=keys)) is told
    assert run_rule(status_contradicts_dates.RULE, tmp_path, a=keys) == []
    today = {**keys, "expires": "2026-11-24"}
    assert run_rule(expired_without_status.RULE, tmp_path, a=today) == []


@pytest.mark.parametrize(
    ("status", "effective", "expires", "key"),
    [
        ("not_yet_in_force", "2026-11-24", None, "effective"),
        ("not_yet_in_force", "2026-11-25", None, ""),
        ("not_yet_in_force", None, None, ""),
        ("in_force", "2026-11-25", None, "effective"),
        ("in_force", "2026-11-24", None, ""),
        ("expired", "2025-01-01", "2026-11-25", "expires"),
        ("expired", "2025-01-01", "2026-11-24", ""),
        (None, "2026-12-25", None, ""),
    ],
)
def test_status_and_days_say_the_same(
    tmp_path: Path, status: str | None, effective: str | None, expires: str | None, key: str
) -> None:
    keys = {"issued": "2025-01-01", "effective": effective, "expires": expires, "legal_status": status}
    hits = run_rule(status_contradicts_dates.RULE, tmp_path, a=keys)
    assert [values(hit)["key"] for hit in hits] == ([key] if key else [])


def test_a_replaced_document_says_so_once_its_successor_is_in_force(tmp_path: Path) -> None:
    (hit,) = run_rule(relation_one_sided.RULE, tmp_path, new={"relations": relation("replaces", "so-old")}, old=OLD)
    assert hit.diagnostic.place.path == "content/so/van-ban/old.vi.md"
    assert hit.related == ("content/so/van-ban/new.vi.md", "id:so-new")


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ({"relations": relation("replaces", "so-old")}, {**OLD, "legal_status": "expired"}),
        ({"relations": relation("repeals", "so-old")}, {**OLD, "legal_status": "partly_expired"}),
        ({"relations": relation("replaces", "so-old")}, {**OLD, "legal_status": None}),
        ({"relations": relation("replaces", "so-old"), "effective": "2026-12-01"}, OLD),
        ({"relations": relation("replaces", "so-old"), "draft": "true"}, OLD),
        ({"relations": relation("replaces", "so-old"), "legal_status": "not_yet_in_force"}, OLD),
        ({"relations": relation("amends", "so-old")}, OLD),
        ({"relations": relation("based_on", "so-old")}, OLD),
        ({"relations": relation("replaces", "so-new")}, OLD),
    ],
)
def test_a_document_that_is_not_ended_for_good_is_left_alone(
    tmp_path: Path, new: dict[str, Any], old: dict[str, Any]
) -> None:
    assert run_rule(relation_one_sided.RULE, tmp_path, new=new, old=old) == []


def test_an_expired_document_says_since_when_or_another_by_what(tmp_path: Path) -> None:
    expired = {**OLD, "legal_status": "expired"}
    assert len(run_rule(expired_without_cause.RULE, tmp_path, old=expired)) == 1
    assert run_rule(expired_without_cause.RULE, tmp_path, old={**expired, "expires": "2026-01-01"}) == []
    new = {"relations": relation("repeals", "so-old")}
    assert run_rule(expired_without_cause.RULE, tmp_path, new=new, old=expired) == []


@pytest.mark.parametrize(
    ("kind", "told"),
    [("replaces", True), ("amends", True), ("based_on", True), ("corrects", True), ("issued_with", False)],
)
def test_no_document_acts_on_a_later_one(tmp_path: Path, kind: str, told: bool) -> None:
    old = {**OLD, "relations": relation(kind, "so-new")}
    assert bool(run_rule(relation_against_time.RULE, tmp_path, old=old, new={})) is told


def test_documents_of_one_day_may_act_on_each_other(tmp_path: Path) -> None:
    assert run_rule(relation_against_time.RULE, tmp_path, a={"relations": relation("based_on", "so-b")}, b={}) == []


def test_a_circle_is_reported_once_at_its_smallest_id(tmp_path: Path) -> None:
    hits = run_rule(
        relation_circle.RULE,
        tmp_path,
        a={"relations": relation("amends", "so-b")},
        b={"relations": relation("amends", "so-c")},
        c={"relations": relation("amends", "so-b")},
        d={"relations": relation("replaces", "so-d")},  # to itself: told where pages are checked (LNK107)
    )
    assert [values(hit)["circle"] for hit in hits] == ["so-b → so-c → so-b"]
    assert hits[0].related == ("content/so/van-ban/c.vi.md", "id:so-c")


def test_two_relations_of_different_types_are_no_circle(tmp_path: Path) -> None:
    both = {"a": {"relations": relation("issued_with", "so-b")}, "b": {"relations": relation("based_on", "so-a")}}
    assert run_rule(relation_circle.RULE, tmp_path, **both) == []


def _page(name: str) -> Page:
    return Page(
        *(f"content/so/van-ban/{name}.vi.md", "so", "van-ban", name, "vi", "legal_document", name, name, ""),
        *(None, name, False, None, None, {}, "", "", "", "", 0, 1),
    )


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3)))
def test_a_circle_is_found_exactly_where_a_way_leads_back(ways: dict[str, list[str]]) -> None:
    leaving = {
        source: [DocumentRelation(_page(source), index, "amends", to) for index, to in enumerate(targets)]
        for source, targets in ways.items()
    }
    circles = list(find_circles(leaving))
    for circle in circles:
        following = [*circle[1:], circle[0]]
        assert all(one.to == other.page.id for one, other in zip(circle, following, strict=True))
    assert bool(circles) is any(_reaches(ways, source, source) for source in ways)


def _reaches(ways: dict[str, list[str]], start: str, end: str) -> bool:
    seen: set[str] = set()
    left = list(ways.get(start, ()))
    while left:
        at = left.pop()
        if at == end:
            return True
        if at not in seen:
            seen.add(at)
            left += ways.get(at, ())
    return False


def _instrument(id: str, short: str, name: str, ended: date | None, later: str = "") -> Instrument:
    return Instrument(id, short, Bilingual(name, name), None, None, ended, later, "text")


LAW = legal(
    instruments=(
        _instrument("nd", "NĐ 42/2022", "Nghị định số 42/2022/NĐ-CP", date(2026, 6, 30), "nd-new"),
        _instrument("nd-new", "NĐ 224/2026", "Nghị định số 224/2026/NĐ-CP", None),
        _instrument("luat", "Luật CNTT 67/2006", "Luật Công nghệ thông tin số 67/2006", date(2026, 6, 30)),
    )
)


@pytest.mark.parametrize(
    ("basis", "issued", "cited"),
    [
        ("Căn cứ Nghị định số 42/2022/NĐ-CP ngày 24/6/2022", "2026-07-01", "42/2022/NĐ-CP"),
        ("Căn cứ Nghị định số 42/2022/NĐ-CP ngày 24/6/2022", "2026-06-30", ""),
        ("Căn cứ Nghị định số 142/2022/NĐ-CP", "2026-07-01", ""),
        ("Căn cứ Nghị định số 224/2026/NĐ-CP", "2026-07-01", ""),
        ("Căn cứ Luật Công nghệ thông tin số 67/2006/QH11", "2026-07-01", "67/2006/QH11"),
        ("Căn cứ Nghị định số 67/2006/NĐ-CP", "2026-07-01", ""),
        ("Căn cứ Luật Công nghệ thông tin", "2026-07-01", ""),
    ],
)
def test_a_basis_that_had_ended_on_the_day_of_issue_is_named_with_its_successor(
    tmp_path: Path, basis: str, issued: str, cited: str
) -> None:
    keys = {"issued": issued, "effective": issued, "bases": f"\n  - {basis}"}
    hits = run_rule(cites_ended_instrument.RULE, tmp_path, law=LAW, a=keys)
    assert [values(hit)["cited"] for hit in hits] == ([cited] if cited else [])
    assert all(values(hit)["successor"] in ("→ NĐ 224/2026", "") for hit in hits)


def test_a_citation_of_the_text_counts_where_a_paragraph_rests_on_it_and_bases_do_not(tmp_path: Path) -> None:
    line = "Căn cứ Nghị định số 42/2022/NĐ-CP ngày 24/6/2022;"
    mention = "Quyết định này thay cho quy định theo Nghị định số 42/2022/NĐ-CP.\n"
    portal = SmallPortal(tmp_path / "portal")
    path = "content/so/van-ban/a.vi.md"
    for form in ("NFC", "NFD"):
        content = unicodedata.normalize(form, document("so-a", f"{mention}\n  {line}\n"))
        portal.write(path, content.replace("\n", "\r\n"))
        (hit,) = cites_ended_instrument.RULE.check(load_lint_context(portal, law=LAW))
        place = hit.diagnostic.place
        shown = place.excerpt[place.column - 1 : place.column - 1 + place.length]
        assert unicodedata.normalize("NFC", shown) == line
    both = document("so-a", f"{line}\n", bases=f"\n  - {line}")
    portal.write(path, both)
    (hit,) = cites_ended_instrument.RULE.check(load_lint_context(portal, law=LAW))
    assert hit.diagnostic.place.line < both.count("\n", 0, both.index("\n---\n")) + 2
    portal.write(path, document("so-a", mention))
    assert list(cites_ended_instrument.RULE.check(load_lint_context(portal, law=LAW))) == []


RELATION_RULES = (relation_circle.RULE, relation_against_time.RULE, relation_one_sided.RULE)


def run_relation_rules(tmp_path: Path, **documents: dict[str, Any]) -> list[str]:
    return [found.diagnostic.code for rule in RELATION_RULES for found in run_rule(rule, tmp_path, **documents)]


def test_a_circle_is_one_message_and_so_is_a_document_that_replaces_a_later_one(tmp_path: Path) -> None:
    later = {"issued": "2025-06-01", "effective": "2025-06-01"}
    circle = {
        "a": {**OLD, "relations": relation("replaces", "so-b")},
        "b": {**later, "relations": relation("replaces", "so-a")},
    }
    assert run_relation_rules(tmp_path / "circle", **circle) == ["DOC212"]
    against = {"a": {**OLD, "relations": relation("replaces", "so-b")}, "b": later}
    assert run_relation_rules(tmp_path / "against", **against) == ["DOC211"]


@pytest.mark.parametrize(("issued", "told"), [("2026-11-01", True), ("2025-11-01", False), ("2026-10-01", False)])
def test_a_number_is_used_once_a_year(tmp_path: Path, issued: str, told: bool) -> None:
    one, other = ({"number": "11/QĐ-UBND", "issued": day, "effective": None} for day in ("2026-10-01", issued))
    assert bool(run_rule(number_used_twice.RULE, tmp_path, a=one, b=other)) is told
