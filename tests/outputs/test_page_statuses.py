"""What readers find of pages that were corrected, superseded, withdrawn or removed, wherever their titles stand."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import pytest

from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.pipeline.options import BuildResult
from portalgen.pipeline.rendering.search_bundles import plan_bundles
from portalgen.writer.manifest import list_gone_paths, read_manifest
from tests.makers.loaded_portal import plan_portal
from tests.makers.portal import AT, MAIN, SO, SmallPortal, codes, page, translation, tree

NEWS: Final = "content/so/tin-tuc"
ATOM: Final = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
SECRET: Final = "Câu không ai được thấy"


def news(identifier: str, title: str, /, body: str = "Nội dung.\n", **keys: Any) -> str:
    given = {"kind": "news", "title": title, "date": "2026-11-01T08:00", "summary": f"Tóm tắt {title}.", **keys}
    return page(identifier, body, **given)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallPortal, BuildResult]:
    """A portal with a page in each state, built with plain texts."""
    portal = SmallPortal(tmp_path_factory.mktemp("statuses") / "portal")
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    plain_text: true\n")
    portal.edit("site-config/profiles.yaml", "page_size: 2", "page_size: 20")
    notes = "[{at: 2026-11-05, note: Sửa ngày họp.}, {at: 2026-11-20T09:00, note: Sửa giờ họp.}]"
    portal.write(f"{NEWS}/sua.vi.md", news("so-sua", "Bài sửa", change_notes=notes))
    english = "[{at: 2026-11-20T09:00, note: The hour was corrected.}]"
    portal.write(
        f"{NEWS}/sua.en.md",
        translation(
            "so-sua",
            ("Bài sửa", "Tóm tắt Bài sửa.", "Nội dung.\n"),
            kind="news",
            title="Corrected page",
            change_notes=english,
        ),
    )
    withdrawn = "{at: 2026-11-22T10:00, reason: wrong_content}"
    portal.write(
        f"{NEWS}/thu-hoi.vi.md",
        news(
            "so-thu-hoi", "Bài thu hồi", withdrawn=withdrawn, event_start="2026-12-01T08:00", redirect_from="[/bai-cu/]"
        ),
    )
    portal.write(
        f"{NEWS}/thu-hoi.en.md",
        translation(
            "so-thu-hoi", ("Bài thu hồi", "Tóm tắt Bài thu hồi.", "Nội dung.\n"), kind="news", title="Withdrawn page"
        ),
    )
    portal.write(f"{NEWS}/thay.vi.md", news("so-thay", "Bài bị thay", superseded_by="so-sua"))
    portal.write(
        f"{NEWS}/het.vi.md",
        news("so-het", "Bài hết hạn", f"{SECRET}.\n", expires_at="2026-11-20", redirect_from="[/da-het/]"),
    )
    removed = "{at: 2026-11-21T08:00, reason: personal_data}"
    gone = {"kind": "tombstone", "title": "Bài đã gỡ", "date": "2026-10-01", "removed": removed, "former_kind": "news"}
    portal.write(f"{NEWS}/go.vi.md", page("so-go", f"{SECRET}.\n", **gone))
    related = "[so-sua, so-thu-hoi, so-thay, so-het, so-go]"
    body = "Xem [một](id:so-het#phan-1), [hai](go.vi.md), [ba](id:so-thu-hoi), [bốn](id:so-thay), [năm](id:so-sua).\n"
    portal.write(f"{NEWS}/dan.vi.md", news("so-dan", "Bài dẫn", body, related=related))
    result = portal.build_successfully()
    return portal, result


@pytest.fixture
def portal(built: tuple[SmallPortal, BuildResult]) -> SmallPortal:
    return built[0]


def main_of(portal: SmallPortal, path: str) -> str:
    """The words of the main part of a page, without its tags."""
    html = portal.html(f"{SO}{path}index.html")
    text = re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")])
    return " ".join(text.split())


def robots_of(portal: SmallPortal, path: str) -> bool:
    return '<meta name="robots" content="noindex">' in portal.html(f"{SO}{path}index.html")


def test_the_newest_correction_stands_above_the_title_and_the_others_behind_it(portal: SmallPortal) -> None:
    words = main_of(portal, "/tin-tuc/sua/")
    newest, title = words.index("Đã đính chính ngày 20/11/2026: Sửa giờ họp."), words.rindex("Bài sửa")
    assert newest < words.index("Ngày 05/11/2026: Sửa ngày họp.") < title
    assert not robots_of(portal, "/tin-tuc/sua/")
    assert "Corrected on 20 Nov 2026: The hour was corrected." in main_of(portal, "/en/news/sua/")


def test_a_withdrawn_page_can_be_read_under_a_notice_with_day_and_reason(portal: SmallPortal) -> None:
    words = main_of(portal, "/tin-tuc/thu-hoi/")
    assert "Bài này đã được thu hồi ngày 22/11/2026. Lý do: Nội dung sai." in words and "Nội dung." in words
    assert robots_of(portal, "/tin-tuc/thu-hoi/")


def test_a_superseded_page_leads_to_what_took_its_place(portal: SmallPortal) -> None:
    html = portal.html(f"{SO}/tin-tuc/thay/index.html")
    assert re.search(r'notice-superseded.*được thay thế bằng: <a href="/tin-tuc/sua/">Bài sửa</a>', html)
    assert robots_of(portal, "/tin-tuc/thay/")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/tin-tuc/het/", "Nội dung này đã hết thời gian hiển thị từ 21/11/2026."),
        ("/tin-tuc/go/", "Nội dung này đã được gỡ bỏ ngày 21/11/2026. Lý do: Bảo vệ dữ liệu cá nhân."),
    ],
)
def test_of_what_expired_or_was_removed_title_day_and_notice_are_left(
    portal: SmallPortal, path: str, told: str
) -> None:
    words = main_of(portal, path)
    assert told in words and "Loại bài Tin tức" in words and "năm 2026" in words
    assert robots_of(portal, path)
    text = portal.html(f"{SO}{path}index.txt")
    assert told in text


def test_nothing_of_a_text_that_is_gone_is_published_anywhere(portal: SmallPortal) -> None:
    published = [file for file in portal.out.rglob("*") if file.is_file() and ".portalgen" not in file.parts]
    assert not [file for file in published if SECRET.encode() in file.read_bytes()]
    assert not [file for file in published if "Tóm tắt Bài hết hạn".encode() in file.read_bytes()]


def test_lists_name_the_state_beside_the_title_and_leave_out_what_is_gone(portal: SmallPortal) -> None:
    words = main_of(portal, "/tin-tuc/")
    for state in ("Đã đính chính ngày 20/11/2026", "Đã thu hồi ngày 22/11/2026", "Đã được thay thế"):
        assert state in words
    assert "Bài hết hạn" not in words and "Bài đã gỡ" not in words


def test_related_pages_and_the_language_switch_name_the_state(portal: SmallPortal) -> None:
    html = portal.html(f"{SO}/tin-tuc/dan/index.html")
    related = re.findall(r'">([^<]*)</a>(?: <span class="tag">([^<]*)</span>)?</li>', html[html.index("ui-related") :])
    assert related[:5] == [
        ("Bài sửa", "Đã đính chính"),
        ("Bài thu hồi", "Đã thu hồi"),
        ("Bài bị thay", "Đã được thay thế"),
        ("Bài hết hạn", "Đã hết thời gian hiển thị"),
        ("Bài đã gỡ", "Đã gỡ bỏ"),
    ]
    assert ">English</a>" in portal.html(f"{SO}/tin-tuc/sua/index.html")
    assert ">English (Withdrawn)</a>" in portal.html(f"{SO}/tin-tuc/thu-hoi/index.html")


def test_homes_events_and_calendars_leave_out_what_was_withdrawn(portal: SmallPortal) -> None:
    for path in (f"{SO}/index.html", f"{MAIN}/index.html", f"{SO}/events.ics"):
        assert "Bài thu hồi" not in portal.html(path), path
    assert "Đã đính chính ngày 20/11/2026" in portal.html(f"{SO}/index.html")


def test_site_maps_hold_what_search_engines_may_show_and_nothing_else(portal: SmallPortal) -> None:
    for path in (f"{SO}/sitemap-1.xml", f"{SO}/so-do-trang/index.html"):
        text = portal.html(path)
        assert "/tin-tuc/sua/" in text and "/tin-tuc/dan/" in text
        assert not re.search(r"/tin-tuc/(?:thu-hoi|thay|het|go)/", text), path
    assert f"<loc>https://{SO}/tin-tuc/sua/</loc><lastmod>2026-11-20</lastmod>" in portal.html(
        f"{SO}/sitemap-1.xml"
    ).replace("\n", "")


def test_search_indexes_hold_what_was_corrected_with_its_state_and_nothing_that_is_gone(portal: SmallPortal) -> None:
    contexts, entries = plan_portal(portal).contexts, read_manifest(portal.out).entries
    found: dict[str, dict[str, str]] = {}
    for site in ("so", "portal"):
        for bundle in plan_bundles(contexts.get(site), portal.out, entries):
            found.update((each.url_path, {}) for each in bundle.pages if "/tin-tuc/" in each.url_path)
            found.update((each.url, dict(each.meta)) for each in bundle.summaries if each.title.startswith("Bài"))
    own, summarized = {"/tin-tuc/sua/", "/tin-tuc/dan/"}, {f"https://{SO}/tin-tuc/{name}/" for name in ("sua", "dan")}
    assert own | summarized <= found.keys()
    assert not [url for url in found if re.search(r"/(?:thu-hoi|thay|het|go)/", url)]
    assert found[f"https://{SO}/tin-tuc/sua/"]["state"] == "Đã đính chính"
    assert 'content="Đã đính chính" name="pagefind:state"' in portal.html(f"{SO}/tin-tuc/sua/index.html")


def test_feeds_tell_of_corrections_and_of_what_no_longer_holds(portal: SmallPortal) -> None:
    feed = ElementTree.fromstring(portal.html(f"{SO}/feed.xml"))
    entries = {each.findtext("a:title", "", ATOM): each for each in feed.findall("a:entry", ATOM)}
    assert {"Bài sửa", "Bài bị thay"} <= entries.keys()
    assert entries.keys().isdisjoint({"Bài thu hồi", "Bài hết hạn", "Bài đã gỡ"})
    corrected = entries["Bài sửa"]
    assert corrected.findtext("a:updated", "", ATOM) == "2026-11-20T09:00:00+07:00"
    assert corrected.findtext("a:published", "", ATOM) == "2026-11-01T08:00:00+07:00"
    assert corrected.findtext("a:summary", "", ATOM).startswith("Đã đính chính ngày 20/11/2026: Sửa giờ họp. Tóm tắt")
    assert [each.get("label") for each in corrected.findall("a:category", ATOM)] == ["Đã đính chính"]
    assert entries["Bài dẫn"].find("a:published", ATOM) is None
    deleted = {
        each.get("ref", "").rpartition(":")[2]: each.get("when") for each in feed.findall("at:deleted-entry", ATOM)
    }
    gone = json.loads((portal.out / SO / "feed.json").read_bytes())["_deleted"]["items"]
    assert {each["id"].rpartition(":")[2]: each["date_deleted"] for each in gone} == deleted
    assert {each["reason"] for each in gone} <= {each.label.vi for each in WITHDRAWAL_REASONS}
    assert deleted == {"so-thu-hoi/vi": "2026-11-22T10:00:00+07:00", "so-go/vi": "2026-11-21T08:00:00+07:00"}
    items = {each["title"]: each for each in json.loads(portal.html(f"{SO}/feed.json"))["items"]}
    assert items["Bài sửa"]["date_modified"] == "2026-11-20T09:00:00+07:00"
    assert items["Bài sửa"]["date_published"] == "2026-11-01T08:00:00+07:00"
    assert "date_modified" not in items["Bài dẫn"]


def test_links_to_what_is_gone_still_lead_there_and_the_editor_is_told(
    built: tuple[SmallPortal, BuildResult],
) -> None:
    portal, result = built
    html = portal.html(f"{SO}/tin-tuc/dan/index.html")
    for path in ("het", "go", "thu-hoi", "thay", "sua"):
        assert f'href="/tin-tuc/{path}/"' in html
    found = sorted(each.rpartition(" ")[2] for each in codes(result) if "dan.vi.md" in each)
    assert found == ["CHG101"] * 6 + ["CHG102"]


def test_old_addresses_lead_to_the_notice(portal: SmallPortal) -> None:
    assert f"https://{SO}/tin-tuc/het/" in portal.html(f"{SO}/da-het/index.html")
    assert f"https://{SO}/tin-tuc/thu-hoi/" in portal.html(f"{SO}/bai-cu/index.html")


def test_the_manifest_says_which_files_are_notices(portal: SmallPortal) -> None:
    manifest = read_manifest(portal.out)
    paths = {reason: list_gone_paths(manifest, reason) for reason in ("removed", "expired")}
    assert paths == {
        "removed": (f"{SO}/tin-tuc/go/index.html", f"{SO}/tin-tuc/go/index.txt"),
        "expired": (f"{SO}/tin-tuc/het/index.html", f"{SO}/tin-tuc/het/index.txt"),
    }


def test_a_page_is_withdrawn_at_its_minute_by_an_incremental_build_as_by_a_clean_one(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    moment = AT + timedelta(minutes=5)
    withdrawn = f"{{at: {moment:%Y-%m-%dT%H:%M}, reason: duplicate}}"
    portal.write(f"{NEWS}/tin.vi.md", news("so-tin", "Bài trùng", withdrawn=withdrawn))
    portal.build_successfully(at=moment - timedelta(minutes=1))
    assert "Bài trùng" in portal.html(f"{SO}/index.html") and "thu hồi" not in portal.html(f"{SO}/tin-tuc/index.html")
    portal.build_successfully(at=moment)
    assert "Bài trùng" not in portal.html(f"{SO}/index.html") + portal.html(f"{MAIN}/index.html")
    assert "Đã thu hồi ngày 24/11/2026" in portal.html(f"{SO}/tin-tuc/index.html")
    portal.build_successfully(at=moment, out=tmp_path / "clean")
    assert tree(tmp_path / "clean") == tree(portal.out)


def test_a_removal_takes_text_and_files_away_and_leaves_the_notice(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    attachments = "[{file: don.txt, title: Đơn}]"
    portal.write(f"{NEWS}/don/index.vi.md", news("so-don", "Đơn thư", f"{SECRET}.\n", attachments=attachments))
    portal.write(f"{NEWS}/don/don.txt", "Don")
    portal.build_successfully()
    assert (portal.out / SO / "tin-tuc/don/don.txt").is_file()
    removed = "{at: 2026-11-24T07:00, reason: personal_data}"
    portal.write(f"{NEWS}/don/index.vi.md", page("so-don", "", kind="tombstone", title="Đơn thư", removed=removed))
    portal.remove(f"{NEWS}/don/don.txt")
    portal.build_successfully()
    assert [file.name for file in (portal.out / SO / "tin-tuc/don").iterdir()] == ["index.html"]
    assert "Đơn thư" in main_of(portal, "/tin-tuc/don/") and SECRET not in main_of(portal, "/tin-tuc/don/")


@pytest.mark.parametrize("other", ["redirect", "page"])
def test_an_expired_page_gives_its_address_up_to_what_takes_it(tmp_path: Path, other: str) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    plain_text: true\n")
    portal.write(f"{NEWS}/cu.vi.md", news("so-cu", "Bài cũ", expires_at="2026-11-20"))
    keys = {"redirect_from": "[/tin-tuc/cu/]"} if other == "redirect" else {"slug": "cu"}
    portal.write(f"{NEWS}/moi.vi.md", news("so-moi", "Bài mới", superseded_by="so-hoi-nghi", **keys))
    portal.write(f"{NEWS}/dan.vi.md", news("so-dan", "Bài dẫn", "Xem [bài](id:so-cu).\n"))
    portal.build_successfully()
    assert "Bài mới" in portal.html(f"{SO}/tin-tuc/cu/index.html")
    assert (portal.out / SO / "tin-tuc/cu/index.txt").is_file() == (other == "page")
    assert 'href="/tin-tuc/cu/"' in portal.html(f"{SO}/tin-tuc/dan/index.html")


def test_what_was_removed_shares_its_address_with_nothing(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    removed = "{at: 2026-11-21, reason: duplicate}"
    portal.write(f"{NEWS}/cu.vi.md", page("so-cu", "", kind="tombstone", title="Bài cũ", removed=removed))
    portal.write(f"{NEWS}/moi.vi.md", news("so-moi", "Bài mới", redirect_from="[/tin-tuc/cu/]"))
    assert [each for each in codes(portal.check()) if "URL101" in each] == [f"{NEWS}/moi.vi.md:7:16 URL101"]


def test_a_withdrawn_page_leads_to_what_took_its_place_as_well(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    withdrawn = "{at: 2026-11-22, reason: replaced}"
    portal.write(f"{NEWS}/cu.vi.md", news("so-cu", "Bài cũ", withdrawn=withdrawn, superseded_by="so-hoi-nghi"))
    portal.build_successfully()
    words = main_of(portal, "/tin-tuc/cu/")
    assert "thu hồi ngày 22/11/2026. Lý do: Đã có nội dung thay thế. Nội dung này đã được thay thế bằng:" in words
