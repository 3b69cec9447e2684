"""What items of one site point at on another is shown at both ends, and a build notices when it changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.next_change import next_change
from portalgen.pipeline.verify import verify
from portalgen.pipeline.why import why
from tests.makers.documents_of_sites import NEW, NEW_PAGE, OLD, OLD_PAGE, document, two_sites
from tests.makers.portal import AT, SmallPortal, codes, page, translation

LATER = datetime(2026, 12, 1, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = two_sites(tmp_path_factory.mktemp("two-sites") / "portal")
    portal.build_successfully()
    return portal


@pytest.fixture
def documents(first_build: SmallPortal, tmp_path: Path) -> SmallPortal:
    return first_build.copy(tmp_path / "portal")


def test_both_ends_say_how_they_are_related_in_the_readers_words(documents: SmallPortal) -> None:
    assert "Thay thế: Quyết định so-qd-1" in documents.html(NEW_PAGE)
    assert "Được thay thế bởi: Quyết định xa-qd-2" in documents.html(OLD_PAGE)
    assert 'href="https://xa.example.vn/van-ban/qd-2/"' in documents.html(OLD_PAGE)


def test_a_document_is_in_force_until_another_sites_document_ends_it(documents: SmallPortal) -> None:
    assert "Còn hiệu lực" in documents.html(OLD_PAGE)
    assert "Chưa có hiệu lực" in documents.html(NEW_PAGE)
    changed = documents.build_successfully(at=LATER).changed_paths
    assert OLD_PAGE in changed and NEW_PAGE in changed
    assert "Hết hiệu lực" in documents.html(OLD_PAGE)
    assert "Còn hiệu lực" in documents.html(NEW_PAGE)


def test_a_site_is_rebuilt_when_another_begins_or_ceases_to_refer_to_it(documents: SmallPortal) -> None:
    text = (documents.root / NEW).read_text("utf-8")
    documents.write(NEW, document("xa-qd-2", effective="2026-12-01"))
    assert OLD_PAGE in documents.build_successfully().changed_paths
    assert "Được thay thế bởi" not in documents.html(OLD_PAGE)
    documents.write(NEW, text)
    assert OLD_PAGE in documents.build_successfully().changed_paths
    assert "Được thay thế bởi" in documents.html(OLD_PAGE)


def test_a_build_of_one_site_leaves_the_other_end_to_the_next_build_of_all(documents: SmallPortal) -> None:
    documents.write(NEW, document("xa-qd-2", effective="2026-12-01"))
    assert OLD_PAGE not in documents.build_successfully(sites=("xa",)).changed_paths
    assert OLD_PAGE in documents.build_successfully().changed_paths
    assert documents.build_successfully().changed_paths == ()


def test_a_reference_of_a_hidden_document_counts_from_its_publication_on(documents: SmallPortal) -> None:
    relations = "\n  - {type: replaces, to: so-qd-1}"
    waiting = document("xa-qd-2", effective="2026-01-20", publish_at="2026-11-30T08:00", relations=relations)
    documents.write(NEW, waiting)
    documents.build_successfully()
    assert "Còn hiệu lực" in documents.html(OLD_PAGE)
    documents.build_successfully(at=datetime(2026, 11, 30, 8, 0, tzinfo=VIETNAM))
    assert "Hết hiệu lực" in documents.html(OLD_PAGE)


def test_what_another_sites_document_does_goes_on_when_its_page_has_expired(documents: SmallPortal) -> None:
    documents.edit(NEW, "effective: 2026-12-01", "effective: 2026-12-01\nexpires_at: 2026-11-28")
    documents.build_successfully()
    assert "sẽ được thay thế bởi:" in documents.html(OLD_PAGE) and "/van-ban/qd-2/" in documents.html(OLD_PAGE)
    gone = documents.build_successfully(at=datetime(2026, 11, 29, tzinfo=VIETNAM)).changed_paths
    assert OLD_PAGE in gone and "/van-ban/qd-2/" not in documents.html(OLD_PAGE)
    assert "sẽ được thay thế bởi: xa-qd-2/QĐ-MAU (có hiệu lực từ ngày 01/12/2026)." in documents.html(OLD_PAGE)
    assert OLD_PAGE in documents.build_successfully(at=LATER).changed_paths
    assert "Hết hiệu lực" in documents.html(OLD_PAGE)


def test_what_another_sites_removed_document_did_begins_on_its_day(documents: SmallPortal) -> None:
    removed = {"kind": "tombstone", "removed": "{at: 2026-11-20, reason: personal_data}", "title": "Đã gỡ"}
    effects = "\n  - {type: replaces, to: so-qd-1, since: 2026-12-01, number: 2/QĐ-MAU}"
    documents.write(NEW, page("xa-qd-2", "", **removed, former_kind="legal_document", effects=effects))
    documents.build_successfully()
    assert "sẽ được thay thế bởi: 2/QĐ-MAU (có hiệu lực từ ngày 01/12/2026)." in documents.html(OLD_PAGE)
    portal, _ = load_portal(documents.root)
    assert portal is not None
    coming = next_change(portal, read_library(portal)[0], AT)
    assert coming is not None and coming.at == LATER
    assert [each.page.id for each in coming.changes] == ["so-qd-1"]
    assert OLD_PAGE in documents.build_successfully(at=LATER).changed_paths
    assert "Hết hiệu lực" in documents.html(OLD_PAGE)


@pytest.mark.parametrize("moment", [None, LATER])
def test_an_incremental_build_leaves_what_a_clean_one_leaves(documents: SmallPortal, moment: datetime | None) -> None:
    documents.write(OLD, document("so-qd-1", effective="2026-01-10", title="Quyết định khác"))
    options = documents.options() if moment is None else documents.options(at=moment)
    result = verify(options)
    assert not result.differences, result.differences


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("relations: [{type: amends, to: khong-co}]", "LNK110"),
        ("relations: [{type: amends, to: xa-qd-2}]", "LNK107"),
        ("relations: [{type: amends, to: so-hop-bao}]", "LNK109"),
        ("related: [khong-co]", "LNK110"),
        ("related: [xa-qd-2]", "LNK107"),
        ("related: [so-cho]", "LNK104"),
        ("related: [so-hong]", "LNK108"),
    ],
)
def test_a_reference_to_nothing_itself_another_kind_a_hidden_or_a_faulty_item_is_reported_where_it_stands(
    documents: SmallPortal, key: str, expected: str
) -> None:
    documents.write("content/so/tin-tuc/cho.vi.md", document("so-cho").replace("legal_document", "news"))
    name, _, value = key.partition(": ")
    news = "---\nid: so-cho\nkind: news\ntitle: Chờ\ndate: 2026-01-03\npublish_at: 2027-01-01\n---\n\nTin.\n"
    documents.write("content/so/tin-tuc/cho.vi.md", news)
    documents.write("content/so/tin-tuc/hong.vi.md", "---\nid: so-hong\nkind: news\ntitle: Hỏng\n---\n\nTin.\n")
    documents.write(NEW, document("xa-qd-2", **{name: value}))
    found = [each for each in codes(documents.check(sites=("xa",))) if each.startswith(NEW)]
    assert [each.rpartition(" ")[2] for each in found] == [expected]
    assert f":{10}:" in found[0]


class TestWhy:
    def test_it_says_that_the_references_of_other_sites_are_others(self, documents: SmallPortal) -> None:
        documents.write(NEW, document("xa-qd-2", effective="2026-12-01"))
        found = why(documents.options(), OLD_PAGE)
        assert (found.status, [each.name for each in found.reasons]) == ("again", ["references"])
        documents.build_successfully()
        found = why(documents.options(), OLD_PAGE)
        assert (found.status, found.reasons) == ("same", ())

    def test_it_says_so_when_only_what_the_state_depends_on_changed(self, documents: SmallPortal) -> None:
        documents.edit(NEW, "effective: 2026-12-01", "effective: 2026-11-20")
        found = why(documents.options(), OLD_PAGE)
        assert (found.status, [each.name for each in found.reasons]) == ("again", ["answer", "references"])

    def test_it_says_nothing_where_the_other_changed_in_what_is_not_told(self, documents: SmallPortal) -> None:
        documents.edit(NEW, "Toàn văn.", "Điều 1. Cử cán bộ đi học.")
        documents.build_successfully()
        documents.edit(NEW, "đi học.", "đi họp.")
        assert why(documents.options(), OLD_PAGE).status == "same"

    def test_it_says_that_the_clock_passed_the_day_of_the_one_that_ends_it(self, documents: SmallPortal) -> None:
        found = why(documents.options(at=LATER), OLD_PAGE)
        assert found.status == "again"
        until, answer = [(each.name, each.values) for each in found.reasons]
        assert until == ("until", ("2026-12-01T00:00:00+07:00",))
        assert answer[1][:3] == ("xa", "item", "xa-qd-2"), "the page shows the state of the other"
        documents.build_successfully(at=LATER)
        found = why(documents.options(), OLD_PAGE)
        since, answer = [(each.name, each.values) for each in found.reasons]
        assert since == ("since", ("2026-12-01T00:00:00+07:00",))
        assert answer[1][:3] == ("xa", "item", "xa-qd-2")


def test_a_translation_that_names_another_issuer_than_its_original_is_refused(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    taxonomies = (portal.root / "site-config/taxonomies.yaml").read_text("utf-8")
    issuers = (
        "  - id: issuer\n    names: {vi: Cơ quan ban hành, en: Issuer}\n    slugs: {vi: co-quan, en: issuer}\n"
        "    open: true\n    has_pages: false\n    terms:\n"
        "      - {id: so-y-te, names: {vi: Sở Y tế, en: Department of Health}}\n"
        "      - {id: so-xay-dung, names: {vi: Sở Xây dựng, en: Department of Construction}}\n"
    )
    portal.write("site-config/taxonomies.yaml", taxonomies + issuers)
    portal.write(OLD, document("so-qd-1"))
    english = OLD.replace(".vi.md", ".en.md")
    original = ("Quyết định so-qd-1", "", "Toàn văn.\n")

    def translate(issuer: str) -> None:
        keys = {"kind": "legal_document", "title": "Decision", "issuer": issuer}
        portal.write(english, translation("so-qd-1", original, **keys))

    translate("Department of Health")
    assert not [each for each in codes(portal.check()) if "LNG102" in each]
    translate("A body of its own name")
    assert not [each for each in codes(portal.check()) if "LNG102" in each]
    translate("Department of Construction")
    assert [each for each in codes(portal.check()) if "LNG102" in each] == [f"{english}:5:9 LNG102"]
