"""A portal that was just made has what the law wants around a page, and every command is content with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from portalgen.cli.main import run_command

AT = "2026-11-24T08:00"
MENU = ("Trang chủ", "Giới thiệu", "Dịch vụ công trực tuyến", "Sơ đồ cổng")
"""What a menu must hold (TT 32/2017/TT-BTTTT, Art. 16)."""


@pytest.fixture(scope="module")
def init_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that `portalgen init` made, built."""
    root = tmp_path_factory.mktemp("init") / "cong"
    assert run_command(["init", str(root)]) == 0
    assert run_command(["--root", str(root), "build", "--at", AT, "--no-search", "--jobs", "1"]) == 0
    return root


def links(root: Path, selector: str) -> dict[str, str]:
    """The addresses of the links that a selector finds on the home, by their texts."""
    home = LexborHTMLParser((root / "public/www.example.vn/index.html").read_text("utf-8"))
    return {link.text(strip=True): link.attributes["href"] or "" for link in home.css(selector)}


def leads_to_a_page(root: Path, url: str) -> bool:
    return (root / "public/www.example.vn" / url.strip("/") / "index.html").is_file()


def test_its_menu_has_all_that_is_mandatory_and_each_entry_leads_somewhere(init_portal: Path) -> None:
    found = links(init_portal, "header nav a")
    assert set(MENU) <= set(found)
    assert all(leads_to_a_page(init_portal, url) for url in found.values() if url.startswith("/"))


def test_each_item_is_also_plain_text(init_portal: Path) -> None:
    assert "Khai trương" in (init_portal / "public/www.example.vn/tin-tuc/khai-truong/index.txt").read_text("utf-8")


def test_it_has_an_accessibility_statement_that_pages_lead_to(init_portal: Path) -> None:
    (url,) = links(init_portal, "footer a[accesskey='0']").values()
    assert leads_to_a_page(init_portal, url)


def test_check_lint_and_inspect_have_at_most_notes(init_portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (
        ["check", "--at", AT],
        ["lint", "--at", AT, "--fail-on", "warning"],
        ["inspect", "--fail-on", "note"],
    ):
        assert run_command(["--root", str(init_portal), *command]) == 0, capsys.readouterr().out
        assert "0 lỗi, 0 cảnh báo" in capsys.readouterr().out


def test_each_mandatory_entry_that_is_taken_out_is_reported(
    init_portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(init_portal / "site-config", tmp_path / "site-config")
    shutil.copytree(init_portal / "content", tmp_path / "content")
    profiles = tmp_path / "site-config/profiles.yaml"
    text = profiles.read_text("utf-8")
    for label in MENU:
        assert f"{{vi: {label}}}" in text
        text = text.replace(f"{{vi: {label}}}", "{vi: Mục khác}")
    profiles.write_text(text, "utf-8")
    assert run_command(["--root", str(tmp_path), "lint", "--at", AT, "--select", "SIT207", "--fail-on", "warning"]) == 1
    told = capsys.readouterr().out
    assert all(label in told for label in MENU)
