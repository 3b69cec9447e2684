"""`humans.txt`: who answers for the sites of a host, by posts and organizations, and only what is confirmed."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.load import load_portal
from tests.makers.portal import MAIN, PORTAL_YAML, SO, XA, SmallPortal, paths

HUMANS = """\
humans:
  editorial_board: {vi: Văn phòng UBND tỉnh (mẫu), en: Office of the People's Committee (sample)}
  operator: {vi: unconfirmed, en: unconfirmed}
"""
STANDARDS = "HTML, CSS, Unicode, Dublin Core, Open Graph, JSON-LD, schema.org, Atom, JSON Feed, iCalendar, sitemaps.org"
SITE = "site-config/sites/so.yaml"


def with_humans(tmp_path: Path, text: str) -> SmallPortal:
    return SmallPortal(tmp_path / "portal", {"site-config/portal.yaml": PORTAL_YAML + text})


def test_every_host_says_who_answers_for_it_in_its_languages(tmp_path: Path) -> None:
    portal = with_humans(tmp_path, HUMANS)
    portal.write(SITE, (portal.root / SITE).read_text("utf-8") + "section_feeds: true\n")
    portal.build_successfully()
    assert (portal.out / SO / "humans.txt").read_text("utf-8") == (
        "/* CƠ QUAN CHỊU TRÁCH NHIỆM */\n"
        "Cơ quan: Sở Ngoại vụ\n"
        f"Địa chỉ: https://{SO}/\n"
        "Chịu trách nhiệm chính: Chánh Văn phòng\n\n"
        "/* ĐỘI NGŨ */\n"
        "Ban biên tập: Văn phòng UBND tỉnh (mẫu)\n\n"
        "/* KỸ THUẬT */\n"
        f"Tiêu chuẩn: {STANDARDS}, RSS\n"
        "Phần mềm: portalgen, nguồn mở theo giấy phép MIT\n\n"
        "/* RESPONSIBLE */\n"
        "Agency: Office so\n"
        f"Address: https://{SO}/en/\n"
        "Answers for the content: Chief of Office\n\n"
        "/* TEAM */\n"
        "Editorial board: Office of the People's Committee (sample)\n\n"
        "/* SITE */\n"
        f"Standards: {STANDARDS}, RSS\n"
        "Software: portalgen, open source, MIT licence\n"
    )
    assert f"Tiêu chuẩn: {STANDARDS}\n" in (portal.out / XA / "humans.txt").read_text("utf-8")
    assert "RESPONSIBLE" not in (portal.out / XA / "humans.txt").read_text("utf-8")
    portal.edit(SITE, "vi: Chánh Văn phòng, en: Chief of Office", "vi: unconfirmed, en: unconfirmed")
    portal.edit("site-config/portal.yaml", "Office of the People's Committee (sample)", "unconfirmed")
    portal.build_successfully()
    text = (portal.out / SO / "humans.txt").read_text("utf-8")
    assert "unconfirmed" not in text
    assert not {"Chịu trách nhiệm chính", "TEAM"} & set(text.replace(":", "\n").replace("*", "\n").split("\n"))
    assert "Chịu trách nhiệm chính: Chánh Văn phòng" in (portal.out / MAIN / "humans.txt").read_text("utf-8")


def test_sites_of_one_host_stand_in_one_file(tmp_path: Path) -> None:
    portal = with_humans(tmp_path, HUMANS)
    portal.edit("site-config/sites/xa.yaml", f"host: {XA}", f"host: {SO}\npath: /xa/")
    portal.build_successfully()
    text = (portal.out / SO / "humans.txt").read_text("utf-8")
    assert f"Địa chỉ: https://{SO}/xa/\n" in text
    assert text.count("/* KỸ THUẬT */") == 1


def test_without_the_setting_there_is_no_file(portal: SmallPortal) -> None:
    portal.build_successfully()
    assert not [path for path in paths(portal.out) if path.endswith("humans.txt")]


def test_a_text_in_a_language_that_is_misspelt_is_reported_where_it_stands(tmp_path: Path) -> None:
    loaded, diagnostics = load_portal(with_humans(tmp_path, "humans:\n  operater: {vi: A}\n").root)
    assert loaded is None
    assert [each.place.path for each in diagnostics] == ["site-config/portal.yaml"]
