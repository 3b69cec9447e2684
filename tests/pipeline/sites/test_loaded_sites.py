"""What sites are told by others is noted, and the answers change exactly when they should."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from portalgen.pipeline.sites.loaded_sites import LoadedSite, RecordedQuery
from portalgen.pipeline.sites.unique_ids import map_owners
from portalgen.plan.targets import EXPORT_QUERY, RESOLVERS, Targets
from portalgen.render.theme.template_limits import is_memory_limited, limited_memory
from tests.makers.loaded_portal import plan_portal
from tests.makers.portal import AT, SO, SmallPortal, page

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
SECTION = "content/so/_index.vi.md"


def record_queries(
    portal: SmallPortal, ask: Callable[[Targets], object], asker: str = "xa"
) -> dict[RecordedQuery, str]:
    """What was noted while `asker` asked this."""
    planned = plan_portal(portal)
    planned.sites.drain()
    ask(Targets(planned.portal, asker, planned.sites))
    return planned.sites.drain()


QUESTIONS: dict[str, tuple[Callable[[Targets], object], tuple[str, ...]]] = {
    "an id": (lambda targets: targets.find("id:so-hop-bao", "vi"), ("item", "so-hop-bao", "vi", "")),
    "a place": (lambda targets: targets.find("site:so/tin-tuc", "vi"), ("place", "tin-tuc", "vi", "")),
    "a page": (lambda targets: targets.page(NEWS), ("page", NEWS, "")),
    "a hidden page": (lambda targets: targets.hidden_title(NEWS), ("hidden_title", NEWS)),
    "a hidden item": (lambda targets: targets.hidden_item("so-hop-bao"), ("hidden_item", "so-hop-bao")),
    "a faulty page": (lambda targets: targets.fault_of_page(NEWS), ("faulty_page", NEWS)),
    "a faulty item": (lambda targets: targets.find_fault("id:so-hop-bao"), ("faulty_item", "so-hop-bao")),
    "a faulty place": (lambda targets: targets.find_fault("site:so/tin-tuc"), ("faulty_place", "tin-tuc")),
    "site maps": (lambda targets: targets.site_maps(SO), ("site_maps", SO)),
    "whether an item is shown": (lambda targets: targets.shows_item("so-hop-bao"), ("shows_item", "so-hop-bao")),
    "the index": (lambda targets: targets.index_of("so"), EXPORT_QUERY),
    "the pages": (lambda targets: targets.pages_of("so"), EXPORT_QUERY),
    "a section": (lambda targets: targets.section_index("so", "vi", ""), EXPORT_QUERY),
    "the search page": (lambda targets: targets.search_page("so", "vi"), ("place", "search", "vi", "")),
}


@pytest.mark.parametrize("what", QUESTIONS)
def test_what_another_site_is_asked_is_noted_and_can_be_asked_again(portal: SmallPortal, what: str) -> None:
    ask, question = QUESTIONS[what]
    notes = record_queries(portal, ask)
    assert list(notes) == [("xa", "so", question)]
    again = plan_portal(portal).sites
    assert {("xa", "so", question): again.answer("so", question)} == notes


@pytest.mark.parametrize("what", ["an id", "a place", "a page", "a hidden page", "site maps", "the search page"])
def test_what_a_site_asks_of_itself_is_not_noted(portal: SmallPortal, what: str) -> None:
    assert record_queries(portal, QUESTIONS[what][0], "so") == {}


def test_other_names_of_a_page_are_part_of_what_its_site_tells_others(portal: SmallPortal) -> None:
    notes = record_queries(portal, lambda targets: targets.pages_of("so"))
    portal.edit(NEWS, "kind: news\n", "kind: news\nalso_known_as: [họp báo quý]\n")
    changed = plan_portal(portal).sites
    assert changed.answer("so", EXPORT_QUERY) not in notes.values()
    assert changed.pages("so")[NEWS].fields["also_known_as"] == ("họp báo quý",)


def test_the_main_site_is_asked_for_what_stands_above_the_pages_of_another(portal: SmallPortal) -> None:
    notes = record_queries(portal, lambda targets: targets.banners("vi"))
    assert [(asker, owner, question[0]) for asker, owner, question in notes] == [("xa", "portal", "banners")]


def test_every_question_of_the_table_is_one_that_a_test_asks() -> None:
    assert {question[0] for _, question in QUESTIONS.values()} | {"banners"} == {*RESOLVERS, *EXPORT_QUERY}


def test_a_web_address_and_a_site_that_is_not_there_are_asked_of_nobody_or_noted_without_a_site(
    portal: SmallPortal,
) -> None:
    assert record_queries(portal, lambda targets: targets.find("https://example.org/", "vi")) == {}
    (note,) = record_queries(portal, lambda targets: targets.find("id:mat", "vi"))
    assert note == ("xa", "", ("item", "mat", "vi", ""))


def test_a_question_is_taken_once(portal: SmallPortal) -> None:
    planned = plan_portal(portal)
    targets = Targets(planned.portal, "xa", planned.sites)
    planned.sites.drain()
    for _ in range(2):
        targets.find("id:so-hop-bao", "vi")
    assert len(planned.sites.drain()) == 1
    targets.find("id:so-hop-bao", "vi")
    assert planned.sites.drain() == {}


def answer(portal: SmallPortal, site: str, *question: str, at: datetime = AT) -> str:
    return plan_portal(portal, at).sites.answer(site, question)


def test_an_id_that_nobody_has_is_answered_otherwise_once_somebody_has_it(portal: SmallPortal) -> None:
    question = ("item", "xa-moi", "vi", "")
    before = answer(portal, "", *question)
    assert answer(portal, "", *question) == before
    portal.write("content/xa/tin-tuc/moi.vi.md", page("xa-moi", kind="news", title="Mới", date="2026-01-05"))
    assert answer(portal, "", *question) != before


CHANGES: dict[str, tuple[Callable[[SmallPortal], object], bool, bool]] = {
    "a body": (lambda portal: portal.edit(NEWS, "Nội dung.", "Nội dung mới."), False, False),
    "a title": (lambda portal: portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn"), True, True),
    "an address": (lambda portal: portal.edit(NEWS, "date:", "slug: moi\ndate:"), True, True),
    "a day": (lambda portal: portal.edit(NEWS, "date: 2026-01-05", "date: 2026-01-06"), True, True),
    "another page's title": (
        lambda portal: portal.edit("content/so/tin-tuc/hop-bao.vi.md", "title: Họp báo", "title: Họp"),
        False,
        True,
    ),
    "a page that joins": (
        lambda portal: portal.write(
            "content/so/tin-tuc/x.vi.md", page("so-x", kind="news", title="X", date="2026-01-01")
        ),
        False,
        True,
    ),
    "a page that goes": (lambda portal: portal.remove(NEWS), True, True),
    "another site": (
        lambda portal: portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "title: Chào mừng", "title: Chào"),
        False,
        False,
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_an_answer_changes_with_what_it_reports_and_with_nothing_else(portal: SmallPortal, what: str) -> None:
    change, of_page, of_export = CHANGES[what]
    question = ("page", NEWS, "")
    before = answer(portal, "so", *question), answer(portal, "so", *EXPORT_QUERY)
    change(portal)
    after = answer(portal, "so", *question), answer(portal, "so", *EXPORT_QUERY)
    assert (before[0] != after[0], before[1] != after[1]) == (of_page, of_export)


def test_the_export_changes_at_the_moments_of_its_pages_and_not_between_them(portal: SmallPortal) -> None:
    text = page("so-hen", kind="news", title="Hẹn", date="2025-01-01", publish_at="2026-11-24T09:00")
    portal.write("content/so/tin-tuc/hen.vi.md", text)
    digests = [answer(portal, "so", *EXPORT_QUERY, at=AT + timedelta(minutes=each)) for each in (0, 59, 60, 600)]
    assert digests[0] == digests[1] != digests[2] == digests[3]


def test_a_part_holds_from_its_last_moment_to_its_next(portal: SmallPortal) -> None:
    text = page("so-hen", kind="news", title="Hẹn", date="2025-01-01", publish_at="2026-11-24T09:00")
    portal.write("content/so/tin-tuc/hen.vi.md", text)
    part = plan_portal(portal).sites.get("so")
    assert part.valid_until == AT + timedelta(hours=1)
    assert part.is_valid_at(AT)
    assert part.is_valid_at(AT + timedelta(minutes=59))
    assert not part.is_valid_at(AT + timedelta(minutes=60))
    later = plan_portal(portal, AT + timedelta(hours=1)).sites.get("so")
    assert later.valid_from == AT + timedelta(hours=1)
    assert not later.is_valid_at(AT)


def test_an_id_of_two_sites_belongs_to_the_first_whatever_the_order() -> None:
    sites = {"xa": ["a", "b"], "so": ["a"], "portal": ["c"]}
    assert (
        map_owners(sites, {}) == map_owners(dict(reversed(sites.items())), {}) == {"a": "so", "b": "xa", "c": "portal"}
    )


def test_another_site_is_read_without_the_limit_of_rendering(portal: SmallPortal) -> None:
    sites, limits = plan_portal(portal).sites, []
    load = sites._load

    def watch(site: str) -> LoadedSite:
        limits.append(is_memory_limited())
        return load(site)

    sites._loaded.clear()
    sites._load = watch
    with limited_memory():
        sites.get("so")
        assert is_memory_limited()
    assert limits == [False]
