"""A portal that was just made has what the law wants around a page, and every command is content with it."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from portalgen.cli import init
from portalgen.cli.loading import write_new_file
from portalgen.cli.main import run_command
from portalgen.cli.own_command import find_own_command
from tests.makers.portal import SmallPortal

ROOT = Path(__file__).resolve().parents[2]

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


def test_a_new_portal_is_made_once_and_never_over_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "Cổng của tỉnh"
    assert run_command(["init", str(new)]) == 0
    assert f"--root '{new}' serve" in capsys.readouterr().out
    assert run_command(["init", str(new)]) == 2
    assert "không trống; hãy chọn tên" in capsys.readouterr().err
    for language, words in (("vi", "là tệp, không phải thư mục"), ("en", "is a file")):
        assert run_command(["--language", language, "init", str(new / ".gitignore")]) == 2
        assert words in capsys.readouterr().err


def test_a_new_portal_within_a_repository_gets_a_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".git").mkdir()
    assert run_command(["init", str(tmp_path / "moi")]) == 0
    assert f"nằm trong kho Git {tmp_path}" in capsys.readouterr().err


def test_a_full_disk_leaves_no_half_portal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(root: Path, path: str, text: str) -> None:
        if path.startswith("content/"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_new_file(root, path, text)

    monkeypatch.setattr(init, "write_new_file", write)
    assert run_command(["init", str(tmp_path / "moi")]) == 2
    assert "ổ đĩa đã đầy" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


@pytest.mark.long
@pytest.mark.heavy
def test_three_sites_of_the_shipped_portal_make_a_portal_of_another_province(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new, report = tmp_path / "Tỉnh khác/cổng mới", tmp_path / "đã bỏ.txt"
    sites = ["--sites", "portal,snv, xuanhuongdalat"]
    assert run_command(["--root", str(ROOT), "init", str(new), "--from-shipped", *sites, "--report", str(report)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert len(told.out.splitlines()) < 15
    assert f"--root '{new}' serve" in told.out
    assert run_command(["--root", str(new), "check", "--at", AT]) == 0
    assert "0 lỗi, 0 cảnh báo" in capsys.readouterr().out
    assert run_command(["--root", str(new), "build", "--at", AT, "--no-search"]) == 0
    assert (new / "public/xuanhuongdalat.lamdong.gov.vn/index.html").is_file()
    names = {file.stem for file in (ROOT / "site-config/sites").glob("*.yaml")} - {"portal", "snv", "xuanhuongdalat"}
    files = [*(new / "site-config").rglob("*.yaml"), *(new / "content").rglob("*.md")]
    text = "\n".join(file.read_text("utf-8") for file in files)
    assert [name for name in sorted(names) if re.search(rf"site:{name}\b", text)] == []
    assert "content/sngv/" in report.read_text("utf-8")
    for folder in ("themes/default", "site-config/legal/calendar"):
        assert sorted(p.name for p in (new / folder).iterdir()) == sorted(p.name for p in (ROOT / folder).iterdir())
    assert run_command(["--root", str(ROOT), "init", str(new), "--from-shipped", *sites]) == 2
    assert "không trống" in capsys.readouterr().err


def test_a_part_of_a_portal_may_go_into_an_empty_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    portal, new = SmallPortal(tmp_path / "nguon"), tmp_path / "kho"
    (new / ".git").mkdir(parents=True)
    assert run_command(["--root", str(portal.root), "init", str(new), "--from-shipped", "--sites", "portal,so"]) == 0
    assert "nằm trong kho Git" not in capsys.readouterr().err
    assert (new / "site-config/sites/so.yaml").is_file()


def test_a_part_of_a_portal_within_another_repository_gets_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    portal = SmallPortal(tmp_path / "nguon")
    (portal.root / ".git").mkdir()
    new = portal.root / "moi"
    assert run_command(["--root", str(portal.root), "init", str(new), "--from-shipped", "--sites", "portal,so"]) == 0
    assert f"nằm trong kho Git {portal.root}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from-shipped"], "--sites portal,snv"),
        (["--from-shipped", "--sites", "portal,soo"], "có phải là `so`"),
        (["--from-shipped", "--sites", "so"], "--sites portal,so"),
        (["--sites", "portal"], "--from-shipped"),
    ],
)
def test_options_that_do_not_fit_are_answered_with_the_right_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    portal = SmallPortal(tmp_path / "nguon")
    assert run_command(["--root", str(portal.root), "init", str(tmp_path / "moi"), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "moi").exists()


def test_the_printed_command_is_on_the_path_or_as_the_program_was_called(tmp_path: Path) -> None:
    installed, other = tmp_path / "bin/portalgen", tmp_path / "khác/portalgen"
    for script in (installed, other):
        script.parent.mkdir()
        script.write_text("")
        script.chmod(0o755)
    path = str(installed.parent)
    assert find_own_command(str(installed), "/usr/bin/python3", path) == "portalgen"
    assert find_own_command(str(other), "/usr/bin/python3", path) == f"'{other}'"
    assert find_own_command(".venv/bin/portalgen", "/usr/bin/python3", None) == ".venv/bin/portalgen"
    assert find_own_command("/x/portalgen/__main__.py", "/usr/bin/python3", path) == "/usr/bin/python3 -m portalgen"
