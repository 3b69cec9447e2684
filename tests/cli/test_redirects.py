"""`portalgen redirects`: what an operator reads whose server cannot load the portal's rules."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.publish.details import ReleaseDetails, format_details
from tests.makers.portal import AT, MAIN, SO, SmallPortal
from tests.makers.web_servers import RULES

Output = pytest.CaptureFixture[str]


def run_redirects(portal: SmallPortal, capsys: Output, *arguments: str) -> str:
    words = ["--language", "vi", "--root", str(portal.root), "redirects", "--out", str(portal.out), *arguments]
    assert run_command(words) == 0
    return capsys.readouterr().out


def test_every_old_address_stands_on_a_line_and_alone_those_without_a_page_where_asked(
    portal: SmallPortal, capsys: Output
) -> None:
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "date:", "redirect_from: ['/Tin tức.aspx?id=1']\ndate:")
    portal.edit(
        "site-config/sites/so.yaml", "profile:", f"former_addresses: [{{host: {MAIN}, path: /sites/so/}}]\nprofile:"
    )
    portal.build_successfully()
    lines = run_redirects(portal, capsys).splitlines()
    assert f"https://{SO}/cu/ -> https://{SO}/gioi-thieu/chuc-nang/" in lines
    assert f"https://{SO}/Tin%20t%E1%BB%A9c.aspx?id=1 -> https://{SO}/tin-tuc/hop-bao/" in lines
    assert f"https://{MAIN}/sites/so/* -> https://{SO}/*" in lines
    assert lines[-1].startswith(f"{len(lines) - 1} quy tắc; 2 ")
    rows = list(csv.DictReader(io.StringIO(run_redirects(portal, capsys, "--server-only", "--format", "csv"))))
    assert [(each["host"], each["path"], each["query"]) for each in rows] == [
        (SO, "/Tin tức.aspx", "id=1"),
        (MAIN, "/sites/so/", ""),
    ]
    found = json.loads(run_redirects(portal, capsys, "--server-only", "--format", "json"))["redirects"]
    assert [each["to"] for each in found] == [each["to"] for each in rows]


def test_a_folder_that_is_no_build_is_said_to_be_none(portal: SmallPortal, capsys: Output) -> None:
    assert run_command(["--language", "vi", "redirects", "--out", str(portal.root)]) == 2
    assert "không phải bản dựng" in capsys.readouterr().err


def test_a_prepared_release_and_a_target_are_listed_and_one_without_a_release_is_said_to_be_so(
    tmp_path: Path, capsys: Output
) -> None:
    (tmp_path / ".portalgen").mkdir()
    (tmp_path / ".portalgen/target.json").touch()
    assert run_command(["--language", "vi", "redirects", "--out", str(tmp_path)]) == 2
    assert "chưa có bản phát hành nào" in capsys.readouterr().err
    (tmp_path / "about/000001-a").mkdir(parents=True)
    (tmp_path / "about/000001-a/details.json").write_bytes(format_details(ReleaseDetails(AT, "portalgen", RULES)))
    (tmp_path / "current").symlink_to("releases/000001-a")
    assert run_command(["redirects", "--out", str(tmp_path), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [each["status"] for each in rows] == ["301"] * len(RULES.redirects) + ["410"]
    assert rows[-1]["path"] == "/da-go/"
