"""What a difference says of emergencies: on how many sites a merge puts one first, changes it or takes it away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.differences.formats.json_report import difference_as_data
from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.portals import compare_portals
from portalgen.differences.versions import PortalVersion
from tests.makers.portal import AT, SmallPortal, page

FILE = "content/portal/khan-cap/bao.vi.md"
SECTION = (
    "      - {path: khan-cap, names: {vi: Thông tin khẩn cấp, en: Emergencies}, kinds: [emergency],"
    " missing_translation: notice}\n"
)
ALL, COMMUNE = "3 trên 3 trang thông tin (portal, so, xa)", "1 trên 3 trang thông tin (xa)"
BANNER = "Thông tin khẩn cấp «Bão gần bờ» (Cảnh báo)"


def emergency(**keys: Any) -> str:
    """An emergency on all sites, which has begun, but for the keys given; None leaves a key out."""
    given = {
        "kind": "emergency",
        "title": "Bão gần bờ",
        "summary": "Ở trong nhà.",
        "date": "2026-01-02T07:00",
        "level": "warning",
        "hazard": "storm",
        "for_sites": "[all]",
        "from": "2026-01-02T08:00",
        "until": "2027-01-21T06:00",
        **keys,
    }
    return page("portal-bao", **{key: value for key, value in given.items() if value is not None})


def version(root: Path, text: str | None) -> PortalVersion:
    made = SmallPortal(root, {FILE: text} if text is not None else {})
    made.edit("site-config/profiles.yaml", "    menu:\n", SECTION + "    menu:\n")
    portal, _ = load_portal(made.root)
    assert portal is not None
    return PortalVersion(portal, read_library(portal)[0], AT)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (None, emergency(), f"{BANNER} sẽ đứng đầu mọi trang của {ALL}, ngay khi đăng đến 06:00 ngày 21/01/2027"),
        (None, emergency(for_sites="[xa]", publish_at="2026-12-31T08:00"), f"{COMMUNE}, từ 08:00 ngày 31/12/2026 đến"),
        (
            emergency(),
            emergency(for_sites="[commune]"),
            f"{BANNER}, đứng đầu mọi trang của {COMMUNE} (trước là 3), sẽ đổi",
        ),
        (emergency(), emergency(level="danger"), "(Nguy hiểm), đứng đầu mọi trang của"),
        (emergency(), None, f"{BANNER} sẽ không còn đứng đầu mọi trang của {ALL}"),
        (emergency(), emergency(draft="true"), "sẽ không còn đứng đầu"),
        (emergency(draft="true"), emergency(), "sẽ đứng đầu"),
        (emergency(), emergency() + "\nThêm một đoạn.\n", ""),
        (None, emergency(draft="true"), ""),
        (None, emergency(sample="true"), ""),
        (None, emergency(until="2026-01-03T06:00"), ""),
    ],
)
def test_a_change_of_an_emergency_is_told_with_the_sites_on_which_it_stands(
    tmp_path: Path, before: str | None, after: str | None, sentence: str
) -> None:
    difference = compare_portals(version(tmp_path / "a", before), version(tmp_path / "b", after), "vi")
    text = format_difference_as_text(difference)
    assert sentence in text
    assert ("đầu mọi trang" in text) == bool(sentence)


def test_it_is_told_in_english_and_to_programs_and_of_the_sites_asked_for_alone(tmp_path: Path) -> None:
    first, second = version(tmp_path / "a", None), version(tmp_path / "b", emergency(title="Bão {0} gần bờ"))
    difference = compare_portals(first, second, "en")
    told = "Emergency «Bão {0} gần bờ» (Warning) will appear at the top of every page of 3 of 3 sites (portal, so, xa), as soon"
    assert told in format_difference_as_text(difference)
    (banner,) = difference_as_data(difference)["banners"]
    assert (banner["sites"], banner["begin"], banner["end"]) == (
        ("portal", "so", "xa"),
        None,
        "2027-01-21T06:00:00+07:00",
    )
    assert compare_portals(first, second, "vi", sites=("so",)).banners == ()
