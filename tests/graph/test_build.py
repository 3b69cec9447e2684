"""The graph at a moment: what is shown, how lists are ordered, and what stands for a missing translation."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.content.model import NO_FIELDS, Page
from portalgen.content.read import read_library
from portalgen.graph.build import build_graph
from portalgen.graph.list_order import sort_newest_first
from portalgen.graph.model import Graph
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from tests.makers.documents_of_sites import document
from tests.makers.portal import AT, SmallPortal, page, translation


def graph_of(portal: SmallPortal, at: datetime = AT, *, unpublished: bool = False) -> Graph:
    made, faults = load_portal(portal.root)
    assert made is not None, faults
    library, faults = read_library(made)
    assert faults == ()
    return build_graph(made, library, at, unpublished=unpublished)


def titles(graph: Graph, site: str, language: str, section: str) -> list[str]:
    return [page.title for page in graph.lists.get((site, language, section), ())]


def add(portal: SmallPortal, name: str, english: str = "", **keys: str) -> None:
    title = keys.pop("title", name)
    folder = keys.pop("folder", "tin-tuc")
    text = page(f"so-{name}", **{"kind": "news", "title": title, "date": "2026-03-01", **keys})
    portal.write(f"content/so/{folder}/{name}.vi.md", text)
    if english:
        kind = keys.get("kind", "news")
        other = translation(f"so-{name}", (title, "", "Nội dung.\n"), kind=kind, title=english)
        portal.write(f"content/so/{folder}/{name}.en.md", other)


def test_news_is_listed_by_date_the_newest_first_and_by_id_within_a_day(portal: SmallPortal) -> None:
    add(portal, "b", date="2026-03-01")
    add(portal, "a", date="2026-03-01")
    add(portal, "c", date="2026-03-01T08:00")
    assert titles(graph_of(portal), "so", "vi", "tin-tuc")[:3] == ["c", "a", "b"]


class TestMissingTranslations:
    def test_with_notice_the_original_stands_in_the_list(self, portal: SmallPortal) -> None:
        add(portal, "a", "A in English")
        pages = graph_of(portal).lists["so", "en", "tin-tuc"]
        assert (pages[0].language, pages[0].title) == ("en", "A in English")
        assert {each.language for each in pages[1:]} == {"vi"}

    def test_with_hide_only_translations_stand_in_the_list(self, portal: SmallPortal) -> None:
        add(portal, "x", kind="page", folder="gioi-thieu")
        portal.edit("content/so/gioi-thieu/x.vi.md", "date: 2026-03-01\n", "")
        assert titles(graph_of(portal), "so", "en", "gioi-thieu") == ["Functions"]

    def test_with_none_there_is_no_section_in_the_other_language(self, portal: SmallPortal) -> None:
        graph = graph_of(portal)
        assert ("so", "en", "van-ban") not in graph.lists
        assert "van-ban" not in graph.sections["so", "en"]


def test_a_section_without_pages_does_not_exist_yet(portal: SmallPortal) -> None:
    graph = graph_of(portal)
    assert graph.sections["so", "vi"] == ("tin-tuc", "gioi-thieu")
    assert graph.sections["xa", "vi"] == ()


def test_neighbours_are_those_of_the_list_in_the_pages_own_language(portal: SmallPortal) -> None:
    graph = graph_of(portal)
    middle = graph.neighbours["content/so/tin-tuc/hop-bao.vi.md"]
    assert middle.newer is not None and middle.newer.title == "Hội nghị"
    assert middle.older is not None and middle.older.title == "Khai trương"
    newest = graph.neighbours["content/so/tin-tuc/hoi-nghi.vi.md"]
    assert newest.newer is None


def test_a_hidden_page_is_in_no_list_term_or_item(portal: SmallPortal) -> None:
    add(portal, "nhap", draft="true", tag="[nhap]")
    graph = graph_of(portal)
    assert list(graph.hidden_pages) == ["content/so/tin-tuc/nhap.vi.md"]
    assert "so-nhap" not in graph.items
    assert "nhap" not in titles(graph, "so", "vi", "tin-tuc")
    assert not [term for term in graph.terms["so", "vi"] if term.id == "nhap"]
    assert "so-nhap" in graph_of(portal, unpublished=True).items


@pytest.mark.parametrize("keys", [{"draft": "true"}, {"publish_at": "2026-12-01"}], ids=min)
def test_an_item_whose_original_is_hidden_is_hidden_in_every_language(
    portal: SmallPortal, keys: dict[str, str]
) -> None:
    add(portal, "a", "A in English", **keys)
    graph = graph_of(portal)
    assert "so-a" not in graph.items
    assert set(graph.hidden_pages) == {"content/so/tin-tuc/a.vi.md", "content/so/tin-tuc/a.en.md"}
    assert graph.hidden_pages.keys().isdisjoint(graph.addressed_pages)


def test_an_item_that_has_expired_keeps_its_addresses_and_is_in_no_list(portal: SmallPortal) -> None:
    add(portal, "a", "A in English", expires_at="2026-11-01", tag="[het]")
    graph = graph_of(portal)
    sources = {"content/so/tin-tuc/a.vi.md", "content/so/tin-tuc/a.en.md"}
    assert set(graph.notice_pages) == sources and sources <= set(graph.addressed_pages)
    assert "so-a" not in graph.items and [each.language for each in graph.notice_items["so-a"].pages] == ["vi", "en"]
    assert "a" not in titles(graph, "so", "vi", "tin-tuc")
    assert not [term for term in graph.terms["so", "vi"] if term.id == "het"]


def test_of_what_was_removed_a_preview_shows_the_notice_as_well(portal: SmallPortal) -> None:
    keys = {"kind": "tombstone", "removed": "{at: 2026-11-02, reason: duplicate}"}
    portal.write("content/so/tin-tuc/a.vi.md", page("so-a", title="A", body="", **keys))
    for unpublished in (False, True):
        graph = graph_of(portal, unpublished=unpublished)
        assert "so-a" in graph.notice_items and "so-a" not in graph.items


@pytest.mark.parametrize(
    ("gone", "state"),
    [
        ("withdrawn: {at: 2026-11-02, reason: published_by_mistake}", "in_force"),
        ("withdrawn: {at: 2026-11-02, reason: wrong_content}", "in_force"),
        ("withdrawn: {at: 2026-11-02, reason: personal_data}", "expired"),
        ("withdrawn: {at: 2026-11-02, reason: duplicate}", "expired"),
        ("expires_at: 2026-11-02", "expired"),
        ("draft: true", "in_force"),
        ("publish_at: 2027-01-01", "in_force"),
    ],
)
def test_what_a_document_ended_stays_so_when_its_page_is_gone_unless_the_reason_denies_what_it_said(
    portal: SmallPortal, gone: str, state: str
) -> None:
    keys = {"kind": "legal_document", "document_type": "decision", "normative": "false", "issuer": "Sở Ngoại vụ"}
    keys |= {"issued": "2026-10-01", "effective": "2026-10-01"}
    portal.write("content/so/van-ban/cu.vi.md", page("so-cu", title="Cũ", number="1/QĐ", **keys))
    relations = "[{type: replaces, to: so-cu}]"
    portal.write(
        "content/so/van-ban/moi.vi.md", page("so-moi", title="Mới", number="2/QĐ", relations=relations, **keys)
    )
    assert graph_of(portal).states["so-cu"] == "expired"
    portal.edit("content/so/van-ban/moi.vi.md", "---\n\n", f"{gone}\n---\n\n")
    graph = graph_of(portal)
    assert graph.states["so-cu"] == state and "so-moi" not in graph.states
    assert all(each.is_gone for each in graph.references.get("so-cu", ()))


@pytest.mark.parametrize(
    ("reason", "since", "state"),
    [
        ("personal_data", ", since: 2026-10-01", "expired"),
        ("personal_data", ", since: 2026-12-01", "in_force"),
        ("personal_data", "", "in_force"),
        ("wrong_content", ", since: 2026-10-01", "in_force"),
    ],
)
@pytest.mark.parametrize("unpublished", [False, True])
def test_what_a_removed_document_did_is_done_from_its_day_on_unless_the_reason_denies_it(
    portal: SmallPortal, reason: str, since: str, state: str, unpublished: bool
) -> None:
    portal.write("content/so/van-ban/cu.vi.md", document("so-cu", effective="2026-01-10"))
    keys = {"kind": "tombstone", "removed": f"{{at: 2026-11-02, reason: {reason}}}", "former_kind": "legal_document"}
    keys["effects"] = f"[{{type: replaces, to: so-cu, number: 2/QĐ{since}}}, {{type: replaces, to: so-moi}}]"
    portal.write("content/so/van-ban/moi.vi.md", page("so-moi", title="Mới", body="", **keys))
    graph = graph_of(portal, unpublished=unpublished)
    assert graph.states["so-cu"] == state and "so-moi" not in graph.references
    found = [(each.is_gone, each.number) for each in graph.references.get("so-cu", ())]
    assert found == ([] if reason == "wrong_content" else [(True, "2/QĐ")])


def test_an_item_whose_translation_is_a_draft_shows_its_original_only(portal: SmallPortal) -> None:
    add(portal, "a", "A in English")
    portal.edit("content/so/tin-tuc/a.en.md", "kind:", "draft: true\nkind:")
    assert [each.language for each in graph_of(portal).items["so-a"].pages] == ["vi"]


def test_terms_are_those_in_use_with_their_pages(portal: SmallPortal) -> None:
    add(portal, "a", tag="[moi, khai-truong]")
    terms = {
        (term.taxonomy, term.id): [each.title for each in term.pages] for term in graph_of(portal).terms["so", "vi"]
    }
    assert terms == {
        ("field", "y-te"): ["Khai trương"],
        ("tag", "khai-truong"): ["a", "Khai trương"],
        ("tag", "moi"): ["a"],
    }


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda moment: moment.replace(tzinfo=VIETNAM))


def a_page(**changes: object) -> Page:
    values: dict[str, object] = {
        **dict.fromkeys(
            (
                "source",
                "site",
                "section",
                "name",
                "summary",
                "slug",
                "digest",
                "head_digest",
                "body_digest",
                "original_digest",
            ),
            "x",
        ),
        **{"language": "vi", "kind": next(iter(KINDS)), "id": "a", "title": "A", "date": None, "draft": False},
        **{"publish_at": None, "expires_at": None, "fields": NO_FIELDS, "body_start": 0, "body_line": 1},
    }
    return Page(**{**values, **changes})  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.none() | MOMENTS, st.text("abc", min_size=1, max_size=3)), max_size=12))
def test_the_order_of_a_list_does_not_depend_on_how_the_pages_were_read(
    rows: list[tuple[datetime | None, str]],
) -> None:
    pages = [a_page(id=f"{id}-{number}", date=date) for number, (date, id) in enumerate(rows)]
    ordered = sort_newest_first(pages)
    assert sort_newest_first(reversed(pages)) == ordered
    dates = [each.date for each in ordered]
    known = [each for each in dates if each is not None]
    assert known == sorted(known, reverse=True)
    assert dates == [*known, *[None] * (len(dates) - len(known))]


@pytest.mark.parametrize("days", [0, 1, 400])
def test_the_moment_is_kept(portal: SmallPortal, days: int) -> None:
    assert graph_of(portal, AT + timedelta(days=days)).at == AT + timedelta(days=days)
