"""The history of a page: built from its committed file alone, linked from the page, found by no search."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from lxml import html

from portalgen.content.page_history import (
    HistoryVersion,
    LanguageHistory,
    PageHistory,
    PassageChange,
    format_page_history,
    page_history_path,
)
from tests.makers.portal import AT, SO, SmallPortal, codes, paths, stamps, tree

SITE = "site-config/sites/so.yaml"
DUTY = "gioi-thieu/chuc-nang"
OWN = f"{SO}/{DUTY}/lich-su/index.html"
ENGLISH = f"{SO}/en/introduction/chuc-nang/history/index.html"
FILE = page_history_path("so", "so-chuc-nang")
CHANGE = PassageChange("text", runs=(("same", "Họp lúc "), ("removed", "8"), ("added", "<b>9</b>")))


def version(day: int, event: str = "changed", **values: object) -> HistoryVersion:
    at = datetime(2026, 6, day, 8, tzinfo=AT.tzinfo)
    plain = HistoryVersion(at, "proven", "changed", "person", "before", ("Trưởng Ban mẫu",))
    return replace(plain, event=event, **values)  # type: ignore[arg-type]


NEWEST = version(3, "corrected", note="Sửa giờ họp", changes=(CHANGE,), more_changes=2)
FIRST = version(1, "published", level="none", approval="none", approvers=(), worth="unproven")


def write_history(portal: SmallPortal, *versions: HistoryVersion) -> None:
    languages = LanguageHistory("vi", versions or (NEWEST, FIRST), 4), LanguageHistory("en", (FIRST,))
    portal.write(FILE, format_page_history(PageHistory("page-history-1", "so", "so-chuc-nang", languages)))


@pytest.fixture
def histories(portal: SmallPortal) -> SmallPortal:
    """A portal whose department shows the history of one page."""
    portal.write(SITE, (portal.root / SITE).read_text("utf-8") + "page_history: true\n")
    write_history(portal)
    return portal


def read(portal: SmallPortal, path: str) -> html.HtmlElement:
    return html.document_fromstring((portal.out / path).read_bytes())


def main_text(portal: SmallPortal, path: str = OWN) -> str:
    (main,) = read(portal, path).xpath("//main")
    return " ".join(str(main.text_content()).split())


def test_a_page_leads_to_its_history_which_says_what_changed_who_approved_it_and_what_is_not_known(
    histories: SmallPortal,
) -> None:
    histories.build_successfully()
    (link,) = read(histories, f"{SO}/{DUTY}/index.html").xpath("//p[@class='history-link']/a")
    assert (link.get("href"), link.text) == (f"/{DUTY}/lich-su/", "Xem lịch sử thay đổi")
    text = main_text(histories)
    assert "Đính chính: 08:00 ngày 03/06/2026 Sửa giờ họp Người duyệt đã ký trước khi đăng: Trưởng Ban mẫu." in text
    assert "Họp lúc [bỏ: 8 ][thêm: <b>9</b> ] Còn 2 chỗ thay đổi khác không hiện ở đây." in text
    assert "Không có dữ liệu về việc duyệt bản này. Thời điểm này do kho bài ghi, chưa chứng minh được." in text
    assert text.endswith("Còn 4 bản cũ hơn không hiện ở đây.")
    tree_of_page = read(histories, OWN)
    assert [each.text_content() for each in tree_of_page.xpath("//main//ins")] == ["[thêm: <b>9</b> ]"]
    assert [each.get("id") for each in tree_of_page.xpath("//main//li[@id]")] == ["v6", "v5"]


def test_both_languages_have_theirs_and_lead_to_each_other(histories: SmallPortal) -> None:
    histories.build_successfully()
    assert "First published: 08:00, 1 Jun 2026" in main_text(histories, ENGLISH)
    (link,) = read(histories, ENGLISH).xpath("//nav[contains(@class, 'languages')]//a[@hreflang='vi']")
    assert link.get("href") == f"/{DUTY}/lich-su/"


def test_no_search_engine_site_map_or_search_index_finds_it(histories: SmallPortal) -> None:
    histories.build_successfully()
    page_of_history = read(histories, OWN)
    assert page_of_history.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page_of_history.xpath("//link[@rel='canonical']") == []
    assert page_of_history.xpath("//*[@data-pagefind-body]") == []
    for each in (path for path in paths(histories.out) if path.endswith((".xml", ".json", "so-do-cong/index.html"))):
        assert "lich-su" not in histories.html(each)


def test_a_site_that_does_not_ask_for_histories_has_none(portal: SmallPortal) -> None:
    write_history(portal)
    portal.build_successfully()
    assert [each for each in paths(portal.out) if "lich-su" in each] == []
    assert "history-link" not in portal.html(f"{SO}/{DUTY}/index.html")


def test_a_change_of_a_history_rebuilds_its_own_site_alone_and_as_a_clean_build_would(histories: SmallPortal) -> None:
    histories.build_successfully()
    before = stamps(histories.out)
    write_history(histories, version(9), NEWEST, FIRST)
    histories.build_successfully()
    after = stamps(histories.out)
    assert [path for path in after if after[path] != before.get(path)] == [f"{SO}/{DUTY}/index.html", OWN]
    (day,) = read(histories, f"{SO}/{DUTY}/index.html").xpath("//p[@class='byline']/time")
    assert (day.get("datetime"), day.text) == ("2026-06-09", "ngày 09 tháng 6 năm 2026")
    clean = histories.out.with_name("sach")
    histories.build_successfully(out=clean, remember=False)
    assert tree(clean) == tree(histories.out)
    histories.remove(FILE)
    histories.build_successfully()
    assert OWN not in paths(histories.out)
    assert "history-link" not in histories.html(f"{SO}/{DUTY}/index.html")


@pytest.mark.parametrize(
    "keys",
    [
        {"withdrawn": "{at: 2026-06-04, reason: personal_data}"},
        {"change_notes": "[{at: 2026-06-04, note: Xóa số, reason: personal_data}]"},
    ],
)
def test_a_file_that_is_older_than_a_withdrawal_shows_no_words_any_more(
    histories: SmallPortal, keys: dict[str, str]
) -> None:
    path = f"content/so/{DUTY}/index.vi.md"
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    histories.edit(path, "kind: page\n", f"kind: page\n{lines}")
    histories.build_successfully()
    text = main_text(histories)
    assert "Họp lúc" not in text and "Chữ của bản này không được hiện lại." in text


def test_with_its_time_a_page_loses_the_words_of_its_history_too(histories: SmallPortal) -> None:
    path = f"content/so/{DUTY}/index.vi.md"
    histories.edit(path, "kind: page\n", "kind: page\nexpires_at: 2026-11-30\n")
    histories.build_successfully()
    assert "Họp lúc" in main_text(histories)
    later = AT + timedelta(days=10)
    histories.build_successfully(at=later)
    assert "Họp lúc" not in main_text(histories) and "Đính chính: 08:00 ngày 03/06/2026" in main_text(histories)
    (link,) = read(histories, f"{SO}/{DUTY}/index.html").xpath("//p[@class='history-link']/a")
    assert link.get("href") == f"/{DUTY}/lich-su/"
    clean = histories.out.with_name("sach")
    histories.build_successfully(out=clean, at=later, remember=False)
    assert tree(clean) == tree(histories.out)


def test_a_history_that_is_newer_than_the_note_shows_what_it_holds(histories: SmallPortal) -> None:
    path = f"content/so/{DUTY}/index.vi.md"
    note = "change_notes: [{at: 2026-06-02, note: Xóa số, reason: personal_data}]"
    histories.edit(path, "kind: page\n", f"kind: page\n{note}\n")
    histories.build_successfully()
    assert "Họp lúc" in main_text(histories)


def test_a_file_that_was_edited_or_lies_at_another_id_is_an_error_of_build_and_lint(histories: SmallPortal) -> None:
    text = (histories.root / FILE).read_text("utf-8")
    histories.write(FILE, text.replace('"proven"', '"certain"'))
    histories.write(page_history_path("so", "so-khac"), text)
    histories.write(page_history_path("so", "x").replace("x.json", "Ghi chú.txt"), "")
    assert codes(histories.build()) == [
        "content/so/_page-history/Ghi chú.txt:1:1 CFG195",
        f"{FILE}:1:1 CFG194",
        f"{page_history_path('so', 'so-khac')}:1:1 CFG195",
    ]


def test_an_address_that_something_else_has_already_is_a_collision(histories: SmallPortal) -> None:
    histories.write(
        "site-config/redirects.yaml", f"redirects:\n  - {{site: so, from: /{DUTY}/lich-su/, to: self:home}}\n"
    )
    assert codes(histories.build()) == ["site-config/redirects.yaml:2:22 URL101"]


def test_a_theme_without_the_layout_keeps_working(histories: SmallPortal, tmp_path: Path) -> None:
    theme = histories.root / "themes/default"
    theme.mkdir(parents=True)
    shipped = Path(__file__).resolve().parents[2] / "themes/default"
    for file in shipped.rglob("*"):
        if file.is_file() and file.name != "page_history.html":
            target = theme / file.relative_to(shipped)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    assert codes(histories.build_successfully()) == ["themes/default/theme.yaml:1:1 CFG199"]
    assert OWN not in paths(histories.out)


def test_versions_count_from_the_oldest_so_that_a_link_to_one_stays(histories: SmallPortal) -> None:
    histories.build_successfully()
    first = {each.get("id") for each in read(histories, OWN).xpath("//main//li[@id]")}
    write_history(histories, replace(NEWEST, at=NEWEST.at + timedelta(days=5)), NEWEST, FIRST)
    histories.build_successfully()
    assert first < {each.get("id") for each in read(histories, OWN).xpath("//main//li[@id]")}
