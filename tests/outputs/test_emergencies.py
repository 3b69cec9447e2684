"""Emergencies: first on every page of the sites that they name, from one moment to another, and told by a feed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import feedparser
import pytest
from lxml import html

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.diagnostics.sentences import help_of, note_of
from portalgen.law.calendar import VIETNAM
from portalgen.outputs.outage import MAY_HAVE_CHANGED
from portalgen.pipeline.next_change import next_change
from tests.makers.emergencies import EMERGENCY_BEGIN, EMERGENCY_END, KHAN_CAP, SECTION, emergency
from tests.makers.portal import MAIN, SO, XA, SmallPortal, codes, translation, tree

FEED: Final = f"{MAIN}/khan-cap/atom.xml"
TWO: Final = "2026-11-20T20:00"
UPDATED: Final = "2026-11-20T07:30"
LATER: Final = "2026-11-20T19:00"
BEFORE, STORM, FLOOD, OVER = "2026-11-20T07:59", EMERGENCY_BEGIN, "2026-11-20T18:00", EMERGENCY_END
Snapshot = Callable[[str], dict[str, bytes]]


def at(text: str) -> datetime:
    """A time of +07:00."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A storm for the main site and communes with a flood in it for one site, and a sample for all."""
    made = SmallPortal(tmp_path_factory.mktemp("emergencies") / "portal")
    made.edit("site-config/profiles.yaml", "    menu:\n", SECTION + "    menu:\n")
    storm = {"for_sites": "[main, commune]", "updated": UPDATED, "telephone": "0000 000 000"}
    made.write(f"{KHAN_CAP}/bao.vi.md", emergency("bao", "Bão gần bờ", **storm))
    flood = {"level": "danger", "hazard": "flood", "for_sites": "[so]", "from": FLOOD, "telephone": "unconfirmed"}
    flood["updated"] = LATER
    made.write(f"{KHAN_CAP}/lu.vi.md", emergency("lu", "Lũ lớn", **flood))
    english = translation("portal-lu", ("Lũ lớn", "Ở trong nhà.", "Nội dung.\n"), title="Flood", summary="Stay inside.")
    made.write(f"{KHAN_CAP}/lu.en.md", english.replace("kind: page", "kind: emergency"))
    water = {"level": "notice", "hazard": "flood", "for_sites": "[so]", "from": TWO}
    made.write(f"{KHAN_CAP}/nuoc.vi.md", emergency("nuoc", "Nước lên", **water))
    old = translation("portal-bao", ("Bão xa bờ", "Theo dõi tin.", "Nội dung.\n"), title="Far storm", summary="Wait.")
    made.write(f"{KHAN_CAP}/bao.en.md", old.replace("kind: page", "kind: emergency"))
    made.write(f"{KHAN_CAP}/mau.vi.md", emergency("mau", "Bão (mẫu)", sample="true"))
    return made


@pytest.fixture(scope="module")
def snapshot(portal: SmallPortal) -> Snapshot:
    """The outputs at a time, of one folder that is built again and again."""
    known: dict[str, dict[str, bytes]] = {}

    def build(moment: str) -> dict[str, bytes]:
        if moment not in known:
            portal.build_successfully(at=at(moment))
            known[moment] = {path: (portal.out / path).read_bytes() for path in tree(portal.out)}
        return known[moment]

    return build


def banners(data: bytes) -> list[html.HtmlElement]:
    """The banners of a page, in their order."""
    found: list[html.HtmlElement] = html.document_fromstring(data).xpath("//section[@aria-label]/div[@class]")
    return [each for each in found if "banner" in each.get("class").split()]


def hosts_with_banners(files: dict[str, bytes]) -> dict[str, set[str]]:
    """The titles of banners on all of the pages of each host; a page that differs from the others makes it fail."""
    shown: dict[str, set[tuple[str, ...]]] = {}
    for path, data in files.items():
        if b'<a class="skip"' in data:
            titles = tuple(each.xpath("string(.//strong)") for each in banners(data))
            shown.setdefault(path.partition("/")[0] + ("/en" if "/en/" in path else ""), set()).add(titles)
    assert all(len(each) == 1 for each in shown.values()), shown
    return {host: set(next(iter(each))) for host, each in shown.items()}


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_banners_stand_on_every_page_of_the_sites_they_name_while_they_last_and_no_sample_does(
    snapshot: Snapshot,
) -> None:
    storm, flood = "Cảnh báo: Bão gần bờ", "Nguy hiểm: Lũ lớn"
    assert set().union(*hosts_with_banners(snapshot(BEFORE)).values()) == set()
    assert hosts_with_banners(snapshot(STORM)) == {
        MAIN: {storm},
        f"{MAIN}/en": {"Warning: Bão gần bờ"},
        SO: set(),
        f"{SO}/en": set(),
        XA: {storm},
    }
    during = hosts_with_banners(snapshot(FLOOD))
    assert (during[SO], during[f"{SO}/en"], during[XA]) == ({flood}, {"Danger: Flood"}, {storm})
    assert set().union(*hosts_with_banners(snapshot(OVER)).values()) == set()


def test_at_each_moment_only_pages_of_the_sites_concerned_differ(snapshot: Snapshot) -> None:
    changed = differing(snapshot(BEFORE), snapshot(STORM))
    pages = {path for path, data in snapshot(STORM).items() if b'<a class="skip"' in data}
    assert {path for path in pages if path.startswith((MAIN, XA))} <= changed
    assert not [path for path in changed if path.startswith(SO)]
    later = differing(snapshot(STORM), snapshot(FLOOD))
    assert {path for path in pages if path.startswith(SO)} <= later
    assert not [path for path in later if path.startswith(XA)]
    own = ("khan-cap/", "sites/en/emergencies/", "danh-muc")
    lists = {f"{prefix}{name}" for prefix in ("", "sites/en/") for name in ("feed.json", "feed.xml")}
    lists |= {"so-do-trang/index.html", "sites/en/site-map/index.html"}
    of_main = {path.removeprefix(f"{MAIN}/") for path in later if path.startswith(MAIN)}
    assert {path for path in of_main if not path.startswith(own)} == lists, "which name it, and until when it lasts"


def test_next_change_names_when_banners_come_and_go_and_never_a_sample(portal: SmallPortal) -> None:
    loaded, faults = load_portal(portal.root)
    assert loaded is not None, faults
    library, moment, found = read_library(loaded)[0], at("2026-11-20T07:00"), []
    while (change := next_change(loaded, library, moment)) is not None and change.at <= at("2026-11-30T00:00"):
        found.append(change.at.isoformat(timespec="minutes").removesuffix("+07:00"))
        moment = change.at
    assert found == [UPDATED, STORM, FLOOD, LATER, TWO, OVER], "the page tells its last change from then on"


def test_next_change_of_a_site_names_the_banners_of_the_main_site_on_it(portal: SmallPortal) -> None:
    loaded, faults = load_portal(portal.root)
    assert loaded is not None, faults
    library = read_library(loaded)[0]
    for site, moments in (("so", [FLOOD, LATER, TWO, OVER]), ("xa", [STORM, OVER])):
        change = None
        for moment in moments:
            change = next_change(loaded, library, change.at if change else at("2026-11-20T07:30"), (site,))
            assert change is not None and change.at == at(moment)


def test_a_banner_is_the_first_thing_after_the_skip_link_and_says_level_time_and_a_confirmed_number(
    snapshot: Snapshot,
) -> None:
    document = html.document_fromstring(snapshot(STORM)[f"{XA}/index.html"])
    skip, region, header = document.xpath("//body/*")[:3]
    assert (skip.get("class"), region.get("aria-label"), header.tag) == ("skip", "Thông tin khẩn cấp", "header")
    (banner,) = banners(snapshot(STORM)[f"{XA}/index.html"])
    time, end = banner.xpath(".//time")
    assert end.get("datetime") == "2026-11-21T06:00+07:00"
    assert time.get("datetime") == "2026-11-20T07:30+07:00"
    assert "Cập nhật lúc 07:30 ngày 20/11/2026" in " ".join(banner.text_content().split())
    assert "Có hiệu lực đến 06:00 ngày 21/11/2026" in " ".join(banner.text_content().split())
    assert banner.xpath(".//a/@href") == [f"https://{MAIN}/khan-cap/bao/", "tel:0000000000"]
    (unconfirmed,) = banners(snapshot(FLOOD)[f"{SO}/index.html"])
    assert not unconfirmed.xpath(".//a[starts-with(@href, 'tel:')]")
    assert unconfirmed.xpath("string(.//time/@datetime)") == "2026-11-20T07:00+07:00", "19:00 is still to come"


def test_only_the_gravest_stands_in_full_and_none_leads_to_its_own_page(snapshot: Snapshot) -> None:
    files = snapshot(TWO)
    gravest, other = banners(files[f"{SO}/index.html"])
    assert gravest.xpath("string(.//strong)") == "Nguy hiểm: Lũ lớn" and "Ở trong nhà." in gravest.text_content()
    assert other.xpath("string(.//strong)") == "Thông báo: Nước lên" and "Ở trong nhà." not in other.text_content()
    assert other.xpath(".//a/@href") == [f"https://{MAIN}/khan-cap/nuoc/"]
    untranslated = banners(files[f"{SO}/en/index.html"])[1]
    assert untranslated.xpath("string(.//a[@lang='vi'])") == "Nước lên"
    (own,) = banners(files[f"{MAIN}/khan-cap/bao/index.html"])
    assert own.xpath(".//a/@href") == ["tel:0000000000"]
    assert "Ở trong nhà." not in own.text_content(), "which stands below the title there"


def test_the_page_of_an_emergency_says_until_when_it_lasts_and_then_what_to_do_before_anything_else(
    snapshot: Snapshot,
) -> None:
    document = html.document_fromstring(snapshot(FLOOD)[f"{MAIN}/khan-cap/lu/index.html"])
    assert not document.xpath("//section[@class='banners']//*[contains(text(), 'Lũ lớn')]"), "it is another site's"
    (head,) = document.xpath("//article/header")
    assert head.xpath("string(.//strong)") == "Đang diễn ra, đến 06:00 ngày 21/11/2026"
    assert not document.xpath("//nav[@aria-labelledby='ui-contents']")
    body, facts = document.xpath("//div[@class='prose' or @class='facts-box']")
    assert (body.get("class"), facts.get("class")) == ("prose", "facts-box")
    assert "Số gọi khi cần giúp" not in facts.text_content(), "nobody waits for a number that is not confirmed"
    storm = html.document_fromstring(snapshot(FLOOD)[f"{MAIN}/khan-cap/bao/index.html"])
    first, body, _ = storm.xpath("//div[@class='prose' or @class='facts-box']")
    assert (" ".join(first.text_content().split()), body.get("class")) == ("Số gọi khi cần giúp0000 000 000", "prose")


def test_before_it_begins_its_page_says_from_when_above_and_under_the_title(snapshot: Snapshot) -> None:
    told = "Việc này bắt đầu từ 20:00 ngày 20/11/2026, bây giờ chưa diễn ra."
    document = html.document_fromstring(snapshot(FLOOD)[f"{MAIN}/khan-cap/nuoc/index.html"])
    assert told in document.xpath("string(//div[@role='note'])")
    assert document.xpath("string(//article/header//strong)") == "Bắt đầu từ 20:00 ngày 20/11/2026"
    assert not html.document_fromstring(snapshot(TWO)[f"{MAIN}/khan-cap/nuoc/index.html"]).xpath("//*[@role='note']")


def test_once_it_is_over_its_page_says_so_above_and_under_the_title(snapshot: Snapshot) -> None:
    document = html.document_fromstring(snapshot(OVER)[f"{MAIN}/khan-cap/bao/index.html"])
    (notice,) = document.xpath("//div[@role='note']")
    assert "Thông tin khẩn cấp này đã kết thúc từ 06:00 ngày 21/11/2026." in notice.text_content()
    assert document.xpath("string(//article/header//strong)") == "Đã kết thúc"
    assert not html.document_fromstring(snapshot(FLOOD)[f"{MAIN}/khan-cap/bao/index.html"]).xpath("//*[@role='note']")
    english = html.document_fromstring(snapshot(OVER)[f"{MAIN}/sites/en/emergencies/lu/index.html"])
    assert "over since 06:00, 21 Nov 2026" in english.xpath("string(//div[@role='note'])")


def test_what_is_not_translated_or_changed_after_stands_in_its_own_language_and_says_so(snapshot: Snapshot) -> None:
    (banner,) = banners(snapshot(STORM)[f"{MAIN}/sites/en/index.html"])
    assert [each.text for each in banner.xpath(".//*[@lang='vi']")] == ["Bão gần bờ", "Ở trong nhà.", ": Bão gần bờ"]
    (translated,) = banners(snapshot(FLOOD)[f"{SO}/en/index.html"])
    assert not translated.xpath(".//*[@lang]") and "Stay inside." in translated.text_content()


def test_the_feed_is_there_before_and_holds_what_lasts_the_gravest_first(snapshot: Snapshot) -> None:
    before = feedparser.parse(snapshot(BEFORE)[FEED])
    assert not before.bozo and before.entries == []
    assert before.feed.updated == "2026-11-20T07:30:00+07:00", "what was changed last before the storm"
    during = feedparser.parse(snapshot(FLOOD)[FEED])
    assert not during.bozo
    assert [each.title for each in during.entries] == ["Nguy hiểm: Lũ lớn", "Cảnh báo: Bão gần bờ"]
    assert during.entries[1].updated == "2026-11-20T07:30:00+07:00"
    english = feedparser.parse(snapshot(FLOOD)[f"{MAIN}/sites/en/emergencies/atom.xml"])
    assert [each.title for each in english.entries] == ["Danger: Flood", "Cảnh báo: Bão gần bờ"]
    after = feedparser.parse(snapshot(OVER)[FEED])
    assert (after.entries, after.feed.updated) == ([], "2026-11-21T06:00:00+07:00"), "time never runs backwards"
    assert f'href="/{FEED.partition("/")[2]}"'.encode() in snapshot(STORM)[f"{MAIN}/khan-cap/index.html"]


def test_the_page_for_outages_says_what_was_in_force_and_until_when_and_leads_to_the_number_alone(
    snapshot: Snapshot,
) -> None:
    storm = html.document_fromstring(snapshot(STORM)[f"{XA}/503.html"])
    text = " ".join(storm.text_content().split())
    assert "Cảnh báo: Bão gần bờ Ở trong nhà. Gọi khi cần giúp: 0000 000 000" in text
    assert "Cập nhật lúc 07:30 ngày 20/11/2026. Có hiệu lực đến 06:00 ngày 21/11/2026." in text
    assert MAY_HAVE_CHANGED.vi in text and storm.xpath("//a/@href") == ["tel:0000000000"]
    both = html.document_fromstring(snapshot(TWO)[f"{SO}/503.en.html"])
    titles = [" ".join(each.text_content().split()) for each in both.xpath("//strong")]
    assert titles == ["Danger: Flood", "Notice: Nước lên", "Nguy hiểm: Lũ lớn", "Thông báo: Nước lên"]
    assert [each.text for each in both.xpath("//strong/*[@lang='vi']")] == ["Nước lên"]
    assert MAY_HAVE_CHANGED.vi not in snapshot(OVER)[f"{XA}/503.html"].decode()


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"until": None}, "FMT105"),
        ({"until": "2026-11-19T08:00"}, "FMT133"),
        ({"until": "2027-01-01T08:00"}, "FMT140"),
        ({"until": "2027-01-02"}, "FMT103"),
        ({"updated": "2026-11-20"}, "FMT103"),
        ({"telephone": "113 hoặc 114"}, "FMT103"),
        ({"until": ""}, "FMT103"),
        ({"summary": "a" * 1000}, "FMT103"),
        ({"summary": "a" * 300}, ""),
        ({"title": "a" * 121}, "FMT103"),
        ({"for_sites": "[all, xaa]"}, "FMT138"),
        ({"for_sites": "[]"}, "FMT103"),
        ({"level": "red"}, "FMT110"),
    ],
)
def test_each_mistake_in_an_emergency_is_one_error(portal: SmallPortal, keys: dict[str, Any], found: str) -> None:
    file = f"{KHAN_CAP}/sai.vi.md"
    portal.write(file, emergency("sai", "Sai", **{"from": "2027-01-01T08:00", "until": "2027-01-02T08:00", **keys}))
    try:
        reported = codes(portal.check(sites=("portal",)))
    finally:
        portal.remove(file)
    told = [each.rpartition(" ")[2] for each in reported]
    assert [each for each in told if each != "LNG104"] == ([found] if found else []), "the storm's translation is old"


def test_who_leaves_out_a_value_is_told_what_may_stand_there(portal: SmallPortal) -> None:
    file = f"{KHAN_CAP}/sai.vi.md"
    portal.write(file, emergency("sai", "Sai", level=None, until=""))
    try:
        found = [each for each in portal.check(sites=("portal",)).diagnostics if each.place.path == file]
    finally:
        portal.remove(file)
    told = " ".join(text for each in found for text in (note_of(each, "vi"), help_of(each, "vi")))
    assert "một trong: `danger` (Nguy hiểm), `warning` (Cảnh báo), `notice` (Thông báo)" in told
    assert "chưa biết khi nào hết thì ghi ngày mai" in told


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"until": ""}, "2026-11-24T08:00"),
        ({"until": "2027-01-02T24:00"}, "2026-11-24T08:00"),
        ({"until": "31/11/2027"}, "2026-11-24T08:00"),
        ({"until": "02/01/2027"}, "2027-01-02T08:00"),
        ({"until": "2/1/2027 7h30"}, "2027-01-02T07:30"),
        ({"for_sites": "[Office xa, all]"}, "`xa`"),
        ({"for_sites": "[XA]"}, "`xa`"),
        ({"telephone": "0263.3822.xxx"}, "0000 000 000"),
        ({"telephone": "113 hoặc 114"}, "quan trọng nhất"),
    ],
)
def test_the_way_out_of_a_mistake_leads_to_no_other(portal: SmallPortal, keys: dict[str, Any], told: str) -> None:
    file = f"{KHAN_CAP}/sai.vi.md"
    portal.write(file, emergency("sai", "Sai", **{"from": "2027-01-01T08:00", "until": "2027-01-02T08:00", **keys}))
    try:
        (found,) = [each for each in portal.check(sites=("portal",)).diagnostics if each.place.path == file]
    finally:
        portal.remove(file)
    assert told in help_of(found, "vi")
    assert not re.search(r"\d{4}-\d{2}-\d{2}(?!T)", help_of(found, "vi")), "a day alone is refused"


def test_a_component_site_puts_emergencies_on_its_own_pages_alone(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    config = "site-config/profiles.yaml"
    text = (portal.root / config).read_text("utf-8")
    head, commune = text.split("  commune:\n")
    portal.write(config, head + "  commune:\n" + commune.replace("    menu:\n", SECTION + "    menu:\n", 1))
    own = emergency("sat-lo", "Sạt lở", for_sites="[xa]")
    portal.write("content/xa/khan-cap/sat-lo.vi.md", own)
    portal.build_successfully(at=at(STORM))
    shown = {host: bool(banners((portal.out / host / "index.html").read_bytes())) for host in (MAIN, SO, XA)}
    assert shown == {MAIN: False, SO: False, XA: True}
    portal.write("content/xa/khan-cap/sat-lo.vi.md", own.replace("[xa]", "[xa, so]"))
    assert [each.rpartition(" ")[2] for each in codes(portal.check())] == ["FMT139"]
