"""What a difference says of notices that stand in the place of a page: readers find these, and their words are theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.portals import compare_portals
from portalgen.differences.versions import PortalVersion
from tests.makers.portal import AT, SmallPortal
from tests.makers.quiet_portal import news

FILE = "content/so/tin-tuc/a.vi.md"
PAGE = news("so-a")
NOTICE = "---\nid: so-a\nkind: tombstone\ntitle: Hội nghị\ndate: 2026-11-20\nremoved: {at: 2026-11-21, reason: duplicate}\nformer_kind: news\n---\n"
NOTICED = "Ở địa chỉ này người đọc thấy thông báo, trước cũng như sau"
GONE = "Người đọc sẽ không còn thấy nội dung này, chỉ thấy thông báo"


def version(root: Path, text: str) -> PortalVersion:
    portal, _ = load_portal(SmallPortal(root, {FILE: text}).root)
    assert portal is not None
    return PortalVersion(portal, read_library(portal)[0], AT)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (NOTICE, NOTICE.replace("duplicate", "rights"), NOTICED),
        (PAGE, NOTICE, GONE),
        (PAGE, news("so-a", expires_at="2026-11-21"), GONE),
        (NOTICE, PAGE, "Người đọc sẽ bắt đầu thấy trang này"),
        (PAGE, news("so-a", draft="true"), "Người đọc sẽ không còn thấy trang này"),
        (news("so-a", draft="true"), news("so-a", draft="true", title="Khác"), "Người đọc không thấy trang này, trước"),
    ],
)
def test_a_notice_is_something_that_readers_see(tmp_path: Path, before: str, after: str, sentence: str) -> None:
    first, second = version(tmp_path / "a", before), version(tmp_path / "b", after)
    text = format_difference_as_text(compare_portals(first, second, "vi"))
    assert sentence in text


def test_the_former_kind_of_a_removed_item_is_told_by_its_name(tmp_path: Path) -> None:
    first, second = version(tmp_path / "a", PAGE), version(tmp_path / "b", NOTICE)
    (page,) = [each for site in compare_portals(first, second, "vi").sites for each in site.pages]
    assert {each.after for each in page.facts if each.name == "former_kind"} == {"Tin tức"}
