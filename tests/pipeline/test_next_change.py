"""When the output next differs by time alone: exactly then, by these pages, and not a minute before."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.kinds.collection import Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind, Period
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.next_change import NextChange, next_change
from portalgen.text.bilingual import Bilingual as B
from tests.makers.documents_of_sites import NEW, OLD, OLD_PAGE, document, two_sites
from tests.makers.portal import AT, SmallPortal, page, translation, tree

MINUTE = timedelta(minutes=1)


def at(text: str) -> datetime:
    """A time of +07:00."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def find_next_change(portal: SmallPortal, moment: datetime = AT, *sites: str) -> NextChange | None:
    made, faults = load_portal(portal.root)
    assert made is not None, faults
    library, faults = read_library(made)
    assert faults == ()
    return next_change(made, library, moment, sites)


def describe_next_change(
    portal: SmallPortal, moment: datetime = AT, *sites: str
) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The minute, and the reasons by the name of the page."""
    found = find_next_change(portal, moment, *sites)
    assert found is not None
    reasons: dict[str, tuple[str, ...]] = {each.page.source.rpartition("/")[2]: each.reasons for each in found.changes}
    return found.at.isoformat(timespec="minutes").removesuffix("+07:00"), reasons


def add(portal: SmallPortal, name: str, folder: str = "so/tin-tuc", **keys: Any) -> None:
    """A news item whose date is long past unless it is given."""
    values = {"kind": "news", "title": name, "date": "2026-03-01", **keys}
    portal.write(f"content/{folder}/{name}.vi.md", page(f"{folder.partition('/')[0]}-{name}", **values))


def test_a_page_is_superseded_when_the_one_that_takes_its_place_is_shown(portal: SmallPortal) -> None:
    add(portal, "cu", superseded_by="so-sau")
    add(portal, "sau", publish_at="2026-12-01T09:00")
    portal.build_successfully()
    old = "so.example.vn/tin-tuc/cu/index.html"
    assert "notice-superseded" not in portal.html(old)
    moment, reasons = describe_next_change(portal)
    assert (moment, reasons["cu.vi.md"]) == ("2026-12-01T09:00", ("superseded",))
    assert old in portal.build_successfully(at=at("2026-12-01T09:00")).changed_paths
    assert "notice-superseded" in portal.html(old)
    portal.edit("content/so/tin-tuc/sau.vi.md", "2026-12-01T09:00", "2026-12-02T09:00")
    portal.build_successfully(at=at("2026-12-01T09:00"))
    assert "notice-superseded" not in portal.html(old)


@pytest.fixture
def marked(portal: SmallPortal) -> SmallPortal:
    """The small portal, whose pages are new for three days."""
    portal.edit("site-config/portal.yaml", "component_news: 3", "component_news: 3\nnew_days: 3")
    return portal


def test_where_time_changes_nothing_there_is_none(portal: SmallPortal) -> None:
    assert find_next_change(portal) is None


@pytest.mark.parametrize(
    ("keys", "minute", "reason"),
    [
        ({"publish_at": "2026-11-25T09:30"}, "2026-11-25T09:30", "published"),
        ({"expires_at": "2026-11-26"}, "2026-11-27T00:00", "expired"),
        ({"withdrawn": "{at: 2026-11-25T09:30, reason: duplicate}"}, "2026-11-25T09:30", "withdrawn"),
        ({"date": "2026-11-23T15:00"}, "2026-11-26T00:00", "new_ends"),
        ({"date": "2026-11-28T15:00"}, "2026-11-28T00:00", "new_begins"),
        ({"event_start": "2026-11-25T08:00"}, "2026-11-25T08:00", "event_begins"),
        ({"event_start": "2026-11-20", "event_end": "2026-11-25T11:30"}, "2026-11-25T11:30", "event_ends"),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_each_reason_is_reported_with_its_minute(
    marked: SmallPortal, keys: dict[str, str], minute: str, reason: str
) -> None:
    add(marked, "a", **keys)
    assert describe_next_change(marked) == (minute, {"a.vi.md": (reason,)})


def test_pages_of_one_minute_are_reported_together_and_later_ones_are_not(portal: SmallPortal) -> None:
    add(portal, "a", publish_at="2026-11-25T09:30:20")
    add(portal, "b", expires_at="2026-11-25T09:30:50")
    add(portal, "c", publish_at="2026-11-25T09:32")
    assert describe_next_change(portal) == ("2026-11-25T09:31", {"a.vi.md": ("published",), "b.vi.md": ("expired",)})


def test_a_page_may_change_for_two_reasons_at_once(marked: SmallPortal) -> None:
    add(marked, "a", date="2026-11-24", event_start="2026-11-27")
    assert describe_next_change(marked, at("2026-11-26T12:00"))[1] == {"a.vi.md": ("new_ends", "event_begins")}


def test_a_page_that_appears_is_reported_once_and_not_for_its_mark(marked: SmallPortal) -> None:
    add(marked, "a", date="2026-11-24", publish_at="2026-11-25T08:00")
    assert describe_next_change(marked) == ("2026-11-25T08:00", {"a.vi.md": ("published",)})


def test_what_nobody_sees_is_not_reported(marked: SmallPortal) -> None:
    add(marked, "draft", draft="true", publish_at="2026-11-25T08:00")
    add(marked, "gone", expires_at="2026-11-20", date="2026-11-24", event_start="2026-11-26")
    removed = "{at: 2026-11-28, reason: duplicate}"
    marked.write(
        "content/so/tin-tuc/removed.vi.md", page("so-removed", "", kind="tombstone", title="A", removed=removed)
    )
    assert find_next_change(marked) is None


def test_a_page_that_expires_within_the_minute_of_its_publication_is_a_notice_from_then_on(portal: SmallPortal) -> None:
    add(portal, "never", publish_at="2026-11-26T08:00:10", expires_at="2026-11-26T08:00:20")
    assert describe_next_change(portal) == ("2026-11-26T08:01", {"never.vi.md": ("expired",)})


def test_a_translation_appears_with_its_original(portal: SmallPortal) -> None:
    add(portal, "a", publish_at="2026-11-25T08:00")
    english = translation("so-a", ("a", "", "Nội dung.\n"), kind="news", title="A")
    portal.write("content/so/tin-tuc/a.en.md", english)
    assert set(describe_next_change(portal)[1]) == {"a.vi.md", "a.en.md"}


def test_without_new_days_a_date_changes_nothing(portal: SmallPortal) -> None:
    add(portal, "a", date="2026-11-24")
    assert find_next_change(portal) is None


class TestOneSite:
    def test_only_its_own_pages_are_reported(self, portal: SmallPortal) -> None:
        add(portal, "a", publish_at="2026-11-25T08:00")
        add(portal, "b", "xa/tin-tuc", publish_at="2026-11-26T08:00")
        assert describe_next_change(portal, AT, "xa") == ("2026-11-26T08:00", {"b.vi.md": ("published",)})
        assert describe_next_change(portal, AT, "xa", "so") == ("2026-11-25T08:00", {"a.vi.md": ("published",)})

    def test_the_main_site_shows_the_news_of_the_others_but_not_their_events(self, marked: SmallPortal) -> None:
        add(marked, "event", event_start="2026-11-25T08:00", event_end="2026-11-26T08:00")
        assert find_next_change(marked, AT, "portal") is None
        add(marked, "a", publish_at="2026-11-27T08:00")
        assert describe_next_change(marked, AT, "portal") == ("2026-11-27T08:00", {"a.vi.md": ("published",)})

    @pytest.mark.parametrize(
        ("body", "keys"), [("Xem [](id:so-qd-1).\n", {}), ("Nội dung.\n", {"related": "[so-qd-1]"})]
    )
    def test_items_of_other_sites_that_its_pages_name_are_reported_when_their_state_changes(
        self, portal: SmallPortal, body: str, keys: dict[str, str]
    ) -> None:
        portal.write(OLD, document("so-qd-1", effective="2026-01-06", expires="2026-11-25"))
        assert find_next_change(portal, AT, "xa") is None
        text = page("xa-noi", body, kind="news", title="Nơi", date="2026-03-01", **keys)
        portal.write("content/xa/tin-tuc/noi.vi.md", text)
        assert describe_next_change(portal, AT, "xa") == ("2026-11-26T00:00", {"qd-1.vi.md": ("state_changes",)})

    def test_a_day_of_a_period_that_no_file_shows_is_not_reported(self, portal: SmallPortal) -> None:
        portal.edit("site-config/profiles.yaml", "kinds: [page]", "kinds: [page, project]")
        facts = {"objective": "Đi lại an toàn.", "field": "[y-te]", "project_type": "upgrade", "budget": "5 tỷ đồng"}
        money = {"funding_type": "state_budget", "donor": "Ngân sách tỉnh", "begins": "2026-01-01"}
        keys = {"kind": "project", "title": "Cầu", "ends": "2026-11-25", **facts, **money}
        portal.write("content/so/gioi-thieu/cau.vi.md", page("so-cau", status="completed", **keys))
        assert find_next_change(portal) is None


def test_the_output_stays_the_same_until_then_and_differs_then(marked: SmallPortal) -> None:
    add(marked, "hen", publish_at="2026-11-24T15:30", date="2026-11-24T15:30")
    add(marked, "het", expires_at="2026-11-25")
    add(marked, "moi", "xa/tin-tuc", date="2026-11-24")
    add(marked, "hoi", event_start="2026-11-25T08:00", event_end="2026-11-25T11:30", place="Hội trường")
    moment, steps = AT, []
    marked.build_successfully(at=moment)
    before = tree(marked.out)
    while (found := find_next_change(marked, moment)) is not None:
        marked.build_successfully(at=found.at - MINUTE)
        assert tree(marked.out) == before, f"before {found.at}"
        marked.build_successfully(at=found.at)
        after = tree(marked.out)
        assert after != before, f"at {found.at}"
        sites = {path.partition(".")[0] for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        assert sites <= {"www", *(change.page.site for change in found.changes)}
        steps.append((found.at.isoformat(timespec="minutes")[5:16], [each.reasons[0] for each in found.changes]))
        moment, before = found.at, after
    assert steps == [
        ("11-24T15:30", ["published"]),
        ("11-25T08:00", ["event_begins"]),
        ("11-25T11:30", ["event_ends"]),
        ("11-26T00:00", ["expired"]),
        ("11-27T00:00", ["new_ends", "new_ends"]),
    ]
    marked.build_successfully(at=at("2027-06-01"))
    assert tree(marked.out) == before


@pytest.fixture
def documents(tmp_path: Path) -> SmallPortal:
    return two_sites(tmp_path / "portal")


class TestStates:
    @pytest.mark.parametrize(
        ("keys", "minute"),
        [
            ({"effective": "2026-11-26"}, "2026-11-26T00:00"),
            ({"effective": "2026-01-06", "expires": "2026-11-25"}, "2026-11-26T00:00"),
            ({"effective": "2026-01-06", "expires": "2026-11-24"}, "2026-11-25T00:00"),
            ({"effective": "2026-12-05", "expires": "2026-11-25"}, "2026-11-26T00:00"),
            ({"issued": "2026-11-26"}, "2026-11-26T00:00"),
        ],
    )
    def test_a_document_is_reported_when_its_own_days_change_its_state(
        self, portal: SmallPortal, keys: dict[str, str], minute: str
    ) -> None:
        portal.write(OLD, document("so-qd-1", **keys))
        assert describe_next_change(portal) == (minute, {"qd-1.vi.md": ("state_changes",)})

    @pytest.mark.parametrize(
        "keys",
        [
            {"effective": "2026-11-24"},
            {"effective": "2026-01-06", "expires": "2026-11-23"},
            {"effective": "2026-11-26", "draft": "true"},
            {"effective": "2026-11-26", "expires_at": "2026-11-23"},
        ],
    )
    def test_a_day_that_changes_nothing_is_not(self, portal: SmallPortal, keys: dict[str, str]) -> None:
        portal.write(OLD, document("so-qd-1", **keys))
        assert find_next_change(portal) is None

    def test_one_that_another_ends_is_reported_with_the_other(self, documents: SmallPortal) -> None:
        reasons = {"qd-1.vi.md": ("state_changes",), "qd-2.vi.md": ("state_changes",)}
        assert describe_next_change(documents) == ("2026-12-01T00:00", reasons)
        assert describe_next_change(documents, AT, "so") == ("2026-12-01T00:00", {"qd-1.vi.md": ("state_changes",)})

    def test_what_a_hidden_document_ends_it_ends_when_it_is_published(self, documents: SmallPortal) -> None:
        relations = "\n  - {type: repeals, to: so-qd-1}"
        keys = {"effective": "2026-01-20", "publish_at": "2026-11-30T08:00:30", "relations": relations}
        documents.write(NEW, document("xa-qd-2", **keys))
        minute, reasons = describe_next_change(documents)
        assert minute == "2026-11-30T08:01"
        assert reasons == {"qd-1.vi.md": ("state_changes", "references"), "qd-2.vi.md": ("published",)}

    def test_what_a_document_ends_it_ends_though_its_page_has_expired_before(self, documents: SmallPortal) -> None:
        documents.edit(NEW, "effective: 2026-12-01", "effective: 2026-12-01\nexpires_at: 2026-11-28")
        gone = {"qd-1.vi.md": ("references",), "qd-2.vi.md": ("expired",)}
        assert describe_next_change(documents) == ("2026-11-29T00:00", gone)
        ended = ("2026-12-01T00:00", {"qd-1.vi.md": ("state_changes",)})
        assert describe_next_change(documents, at("2026-11-29T00:00")) == ended

    @pytest.mark.parametrize(
        ("keys", "minute"),
        [({"publish_at": "2026-11-30T08:00"}, "2026-11-30T08:00"), ({"expires_at": "2026-11-25"}, "2026-11-26T00:00")],
    )
    def test_a_page_that_another_begins_or_ceases_to_name_is_reported_for_its_own_site(
        self, documents: SmallPortal, keys: dict[str, str], minute: str
    ) -> None:
        documents.write(NEW, document("xa-qd-2", **keys, relations="\n  - {type: amends, to: so-qd-1}"))
        assert describe_next_change(documents, AT, "so") == (minute, {"qd-1.vi.md": ("references",)})
        documents.build_successfully()
        before = documents.html(OLD_PAGE)
        documents.build_successfully(at=at(minute) - MINUTE)
        assert documents.html(OLD_PAGE) == before
        documents.build_successfully(at=at(minute))
        assert documents.html(OLD_PAGE) != before

    def test_the_output_differs_exactly_at_each_change(self, documents: SmallPortal) -> None:
        documents.write(OLD, document("so-qd-1", effective="2026-11-27"))
        moment, minutes = AT, []
        documents.build_successfully(at=moment)
        while (found := find_next_change(documents, moment)) is not None:
            before = tree(documents.out)
            documents.build_successfully(at=found.at - MINUTE)
            assert tree(documents.out) == before
            documents.build_successfully(at=found.at)
            assert tree(documents.out) != before
            moment = found.at
            minutes.append(f"{moment:%m-%dT%H:%M}")
        assert minutes == ["11-27T00:00", "12-01T00:00"]


@pytest.mark.parametrize(
    ("keys", "minute", "reason"),
    [
        ({"opens": "2026-11-26"}, "2026-11-26T00:00", "opens"),
        ({"opens": "2026-11-20", "closes": "2026-11-25"}, "2026-11-26T00:00", "closes"),
        ({"opens": "2026-11-20", "closes": "2026-11-25T17:00"}, "2026-11-25T17:00", "closes"),
        ({"closes": "2026-11-24T08:00:01"}, "2026-11-24T08:01", "closes"),
    ],
)
def test_what_is_no_event_opens_and_closes(portal: SmallPortal, keys: dict[str, str], minute: str, reason: str) -> None:
    label = B("Lấy ý kiến", "Consultation")
    draft = Kind(
        name="draft_text",
        label=label,
        help=label,
        layout="page",
        list_style="plain",
        order="state",
        own_fields=(Field("opens", "date", label, label), Field("closes", "closing_date", label, label)),
        common_fields=COMMON_FIELDS,
        period=Period("opens", "closes", labels=(label, B("Mở", "Open"), B("Đóng", "Closed"))),
    )
    portal.edit("site-config/profiles.yaml", "kinds: [page]", "kinds: [page, draft_text]")
    portal.write("content/so/gioi-thieu/y-kien.vi.md", page("so-y-kien", kind="draft_text", title="Ý kiến", **keys))
    loaded, faults = load_portal(portal.root, Kinds((*KINDS.values(), draft)))
    assert loaded is not None, faults
    library, faults = read_library(loaded)
    assert faults == ()
    found = next_change(loaded, library, AT)
    assert found is not None
    assert (f"{found.at:%Y-%m-%dT%H:%M}", [each.reasons for each in found.changes]) == (
        minute,
        [(reason, "state_changes")],
    )


def test_the_main_site_is_told_of_what_its_search_says_of_items_elsewhere(portal: SmallPortal) -> None:
    portal.write("content/so/van-ban/qd-9.vi.md", document("so-qd-9", effective="2026-12-20"))
    assert describe_next_change(portal, AT, "portal") == ("2026-12-20T00:00", {"qd-9.vi.md": ("state_changes",)})
    assert find_next_change(portal, AT, "xa") is None
