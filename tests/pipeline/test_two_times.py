"""One portal built at two times: exactly the outputs that should differ do, and the moments between are foretold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.next_change import next_change
from tests.makers.invented.hearing import HearingPortal, hearing_definitions
from tests.makers.portal import page, tree

XA = "content/xa/tin-tuc"
LINK = "Xem [](id:so-dat).\n"


def at(text: str) -> datetime:
    """A time of +07:00."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HearingPortal]:
    """A hearing to which a page of another site links and that one refers to, a second one, and a sample."""
    portal = HearingPortal(tmp_path_factory.mktemp("times") / "portal")
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    plain_text: true\n")
    portal.add("dat", title="Giá đất", date="2026-10-01", opens="2026-11-01", closes="2026-12-03")
    portal.add("xa", title="Sắp xếp xã", date="2026-10-02", opens="2026-12-01", closes="2026-12-31")
    portal.add("mau", title="Mẫu", opens="2026-11-30", closes="2026-12-02", sample="true")
    portal.write(f"{XA}/noi.vi.md", page("xa-noi", LINK, kind="news", title="Nơi", date="2026-03-01"))
    related = page("xa-lien", kind="news", title="Liên", date="2026-03-02", related="[so-dat]")
    portal.write(f"{XA}/lien.vi.md", related)
    portal.write(f"{XA}/khac.vi.md", page("xa-khac", kind="news", title="Khác", date="2026-03-03"))
    yield portal


Snapshot = Callable[[str], dict[str, bytes]]


@pytest.fixture(scope="module")
def snapshot(built: HearingPortal) -> Snapshot:
    """The outputs at a time, of one folder that is built again and again."""
    known: dict[str, dict[str, bytes]] = {}

    def build(moment: str) -> dict[str, bytes]:
        if moment not in known:
            built.build_successfully(at=at(moment))
            known[moment] = _files(built.out)
        return known[moment]

    return build


def _moments(portal: HearingPortal, begin: str, end: str) -> list[str]:
    """What `next-change` names after `begin` and not after `end`."""
    loaded, faults = load_portal(portal.root, hearing_definitions().kinds)
    assert loaded is not None, faults
    library, moment, found = read_library(loaded)[0], at(begin), []
    while (change := next_change(loaded, library, moment)) is not None and change.at <= at(end):
        found.append(change.at.isoformat(timespec="minutes").removesuffix("+07:00"))
        moment = change.at
    return found


def _files(folder: Path) -> dict[str, bytes]:
    """The bytes of every output."""
    return {path: (folder / path).read_bytes() for path in tree(folder)}


def _differing(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


BEFORE, OVER = "2026-11-30T23:59", "2026-12-04T00:00"
MOMENTS = ["2026-11-29T00:00", "2026-12-01T00:00", "2026-12-04T00:00", "2026-12-27T00:00", "2027-01-01T00:00"]


def test_the_moments_between_are_those_of_the_periods_and_none_is_of_a_sample(built: HearingPortal) -> None:
    assert _moments(built, "2026-11-24T10:00", "2027-02-01T00:00") == MOMENTS


def test_between_two_moments_nothing_differs_and_at_each_something_does(snapshot: Snapshot) -> None:
    begin, end = snapshot(BEFORE), snapshot("2026-12-01T00:00")
    assert _differing(begin, end)
    assert not _differing(end, snapshot("2026-12-03T23:59"))
    assert _differing(end, snapshot(OVER))


def test_exactly_the_pages_that_show_the_hearing_differ_when_it_is_over(snapshot: Snapshot) -> None:
    """Its own page, the neighbours that lead to it, lists and feeds, and what links to it on another site."""
    vi = ("", "dat/", "mau/", "xa/", "nam-mo/2026/", "tinh-trang/")
    vi_states = ("sap-lay-y-kien", "dang-lay-y-kien", "sap-het-han", "da-ket-thuc")
    states = tuple(f"tinh-trang/{each}/" for each in vi_states)
    en_states = ("announced", "open", "closing-soon", "over")
    en = ("", "opening/2026/", "state/", *(f"state/{each}/" for each in en_states))
    so = {
        *(f"gop-y/{each}index.html" for each in (*vi, *states)),
        *(f"en/hearings/{each}index.html" for each in en),
        *("index.html", "en/index.html", "feed.xml", "feed.json", "so-do-trang/index.html", "gop-y/dat/index.txt"),
    }
    xa = {f"tin-tuc/{each}/index.html" for each in ("noi", "lien")}
    expected = {f"so.example.vn/{each}" for each in so} | {f"xa.example.vn/{each}" for each in xa}
    assert _differing(snapshot("2026-12-03T23:59"), snapshot(OVER)) == expected


def test_a_clean_build_at_the_later_time_gives_the_same_bytes(built: HearingPortal, snapshot: Snapshot) -> None:
    clean = built.root.parent / "clean"
    built.build_successfully(at=at(OVER), out=clean, remember=False)
    assert not _differing(snapshot(OVER), _files(clean))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("so.example.vn/gop-y/index.html", '<span class="state"><span class="hidden">Tình trạng: </span>Đã kết thúc'),
        ("so.example.vn/gop-y/dat/index.html", ">Đã kết thúc</strong>"),
        ("so.example.vn/gop-y/xa/index.html", 'Giá đất</span> <span class="tag">Đã kết thúc</span>'),
        ("so.example.vn/so-do-trang/index.html", 'Giá đất</a> <span class="tag">Đã kết thúc</span>'),
        ("so.example.vn/index.html", "Nhận ý kiến đến"),
        ("so.example.vn/feed.xml", "Đã kết thúc. Nhận ý kiến đến: hết ngày 03/12/2026."),
        ("xa.example.vn/tin-tuc/noi/index.html", 'Giá đất</a> <span class="tag">Đã kết thúc</span>'),
        ("xa.example.vn/tin-tuc/lien/index.html", 'Giá đất</a> <span class="tag">Đã kết thúc</span>'),
    ],
)
def test_what_is_over_says_so_wherever_its_title_stands(snapshot: Snapshot, path: str, words: str) -> None:
    assert words in re.sub(r"\s+", " ", snapshot(OVER)[path].decode())
    assert "Đã kết thúc" not in re.sub(r"(?s)<nav class=\"facets.*?</nav>", "", snapshot(BEFORE)[path].decode())


LAST_DAY = "Góp ý đến hết ngày 03/12/2026"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("so.example.vn/gop-y/dat/index.html", f'content="{LAST_DAY}" name="pagefind:state"'),
        ("so.example.vn/gop-y/dat/index.html", f'property="og:title" content="{LAST_DAY}: Giá đất"'),
        ("so.example.vn/gop-y/xa/index.html", f'Giá đất</span> <span class="tag">{LAST_DAY}</span>'),
        ("so.example.vn/so-do-trang/index.html", f'Giá đất</a> <span class="tag">{LAST_DAY}</span>'),
        ("so.example.vn/feed.xml", f'<category term="closing_soon" label="{LAST_DAY}"/>'),
        ("xa.example.vn/tin-tuc/noi/index.html", f'Giá đất</a> <span class="tag">{LAST_DAY}</span>'),
        ("xa.example.vn/tin-tuc/lien/index.html", f'Giá đất</a> <span class="tag">{LAST_DAY}</span>'),
    ],
)
def test_what_is_open_says_until_when_wherever_its_title_stands_and_no_longer_once_it_is_over(
    snapshot: Snapshot, path: str, words: str
) -> None:
    assert words in re.sub(r"\s+", " ", snapshot(BEFORE).get(path, b"").decode())
    assert LAST_DAY not in snapshot(OVER).get(path, b"").decode()


def test_a_row_that_has_the_last_day_among_its_facts_says_it_once(snapshot: Snapshot) -> None:
    for path in ("so.example.vn/gop-y/index.html", "so.example.vn/index.html"):
        page = snapshot(BEFORE)[path].decode()
        assert "Nhận ý kiến đến" in page and LAST_DAY not in page


def test_a_sample_is_in_no_state_and_says_that_it_is_one(snapshot: Snapshot) -> None:
    home = snapshot("2026-12-01T00:00")["so.example.vn/gop-y/index.html"].decode()
    row = home[home.index(">Mẫu</a>") :]
    assert 'class="tag">Nội dung mẫu<' in row and 'class="state"' not in row


def test_the_states_stand_open_above_the_list_in_their_order_and_on_their_own_pages_too(snapshot: Snapshot) -> None:
    files = snapshot(BEFORE)
    listed = files["so.example.vn/gop-y/index.html"].decode()
    lead = listed[listed.index('<ul class="facets-lead">') :].partition("</ul>")[0]
    assert re.findall(r"/tinh-trang/([a-z-]+)/", lead) == [
        "sap-lay-y-kien",
        "dang-lay-y-kien",
        "sap-het-han",
        "da-ket-thuc",
    ]
    assert re.findall(r"\((\d)\)", lead) == ["1", "1", "1", "0"]
    own = files["so.example.vn/gop-y/tinh-trang/sap-het-han/index.html"].decode()
    assert re.search(r'<ul class="facets-lead">.*aria-current="true">Sắp hết hạn', own, re.DOTALL)
