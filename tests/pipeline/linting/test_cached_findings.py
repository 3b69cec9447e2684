"""What is remembered between two checks never changes what is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalgen.pipeline.linting.lint_cache import open_lint_cache
from tests.makers.lint.story import LIGHT
from tests.makers.portal import ENVIRONMENT, PDF, SmallPortal, command, png
from tests.makers.quiet_portal import cold_report, describe_findings, news, quiet_portal, report_of

pytestmark = pytest.mark.heavy

DUTY: Final = "content/so/gioi-thieu/chuc-nang/index.vi.md"
FOLDER: Final = "content/so/gioi-thieu/chuc-nang"
NEW: Final = "content/so/tin-tuc/moi.vi.md"
PRESS: Final = "content/so/tin-tuc/hop-bao.vi.md"


def turn(portal: SmallPortal, path: str, *contents: str | bytes | None) -> None:
    """Give a file the next of these contents after the one that it has; None removes it."""
    file = portal.root / path
    known = [each.encode() if isinstance(each, str) else each for each in contents]
    now = file.read_bytes() if file.exists() else None
    following = known[(known.index(now) + 1) % len(known)] if now in known else known[0]
    if following is not None:
        portal.write(path, following)
    elif file.exists():
        file.unlink()


def one_byte(portal: SmallPortal, path: str, old: str, new: str) -> None:
    """Exchange two words of one length; the file keeps its size and its time."""
    file = portal.root / path
    status = file.stat()
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new) if old in text else text.replace(new, old), "utf-8")
    assert file.stat().st_size == status.st_size


def touch(portal: SmallPortal) -> None:
    """Give every file another time."""
    for file in portal.root.rglob("*"):
        if ".portalgen" not in file.parts:
            os.utime(file)


EDITS: Final[dict[str, Callable[[SmallPortal], None]]] = {
    "page": lambda portal: turn(portal, NEW, news("so-moi"), news("so-moi", title="HỘI NGHỊ LỚN CỦA TỈNH"), None),
    "link": lambda portal: turn(
        portal,
        "content/so/tin-tuc/lien-ket.vi.md",
        news("so-lien-ket", "Xem [a](hop-bao.vi.md) và [b](../gioi-thieu/chuc-nang/index.vi.md#nhiem-vu).\n"),
        news("so-lien-ket", "Xem [a](id:so-moi) và [b](../gioi-thieu/chuc-nang/quy-che.pdf).\n"),
    ),
    "byte": lambda portal: one_byte(portal, DUTY, "Nhiệm vụ", "Nhoệm vụ"),
    "title": lambda portal: one_byte(portal, PRESS, "Họp báo", "HỌP BÁO"),
    "id": lambda portal: one_byte(portal, PRESS, "so-hop-bao", "so-hop-bap"),
    "severity": lambda portal: turn(portal, "site-config/lint.yaml", "severity: {TXT203: 'off'}\n", "severity: {}\n", None),
    "length": lambda portal: turn(portal, "site-config/lint.yaml", "title_length: 20\n", "title_length: 21\n", None),
    "waiver": lambda portal: turn(
        portal,
        "site-config/governance/waivers.yaml",
        "waivers:\n  - {code: TXT203, item: so-moi, reason: Tên riêng, approved_by: Trưởng Ban Biên tập, "
        "from: 2026-11-01, until: 2026-12-31}\n",
        None,
    ),
    "attachment": lambda portal: turn(portal, f"{FOLDER}/quy-che.pdf", PDF, b"hong", PDF + b"%\n", None),
    "picture": lambda portal: turn(portal, f"{FOLDER}/anh.png", png(), png(9), b"hong", None),
    "unused": lambda portal: turn(portal, f"{FOLDER}/thua.pdf", PDF, None),
    "theme": lambda portal: turn(portal, "themes/rieng/theme.yaml", "extends: default\n", "loi: [\n", None),
    "redirect": lambda portal: turn(
        portal, "site-config/redirects.yaml", "redirects: []\n", "redirects:\n  - {site: so, from: /cu/, to: 'id:so-moi'}\n"
    ),
    "site": lambda portal: turn(portal, "content/xa/tin-tuc/tin.vi.md", news("xa-tin"), news("so-moi"), None),
    "touch": touch,
}  # fmt: skip


def both(portal: SmallPortal) -> None:
    """The report with what is remembered is the report without."""
    warm = report_of(portal)
    kept = portal.root / ".portalgen"
    aside = portal.root.with_name("aside")
    kept.rename(aside)
    cold = report_of(portal)
    shutil.rmtree(kept)
    aside.rename(kept)
    assert describe_findings(warm) == describe_findings(cold)
    assert warm == cold


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=3, max_size=6))
def test_after_any_edits_the_report_is_that_of_a_linter_that_remembers_nothing(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        portal = quiet_portal(Path(folder) / "portal")
        report_of(portal)
        for name in names:
            EDITS[name](portal)
            both(portal)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_an_edit_and_its_return_are_both_seen(tmp_path: Path, name: str) -> None:
    portal = quiet_portal(tmp_path / "portal", LIGHT if name not in ("attachment", "picture", "unused") else None)
    report_of(portal)
    for _ in range(2):
        EDITS[name](portal)
        both(portal)


def test_a_removed_page_that_comes_back_is_judged_again(tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "portal", {NEW: news("so-moi", title="HỘI NGHỊ LỚN CỦA TỈNH")})
    first = describe_findings(report_of(portal))
    portal.remove(NEW)
    assert f"TXT203 {NEW}:4" not in describe_findings(report_of(portal))
    portal.write(NEW, news("so-moi", title="HỘI NGHỊ LỚN CỦA TỈNH"))
    assert describe_findings(report_of(portal)) == first


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"null", b"[]", b"\xff\x00", b'{"edition": "x"}', b'{"rows": 5}', b"[" * 100_000]
)
def test_damaged_memory_says_nothing(tmp_path: Path, damage: bytes) -> None:
    portal = quiet_portal(tmp_path / "portal")
    cold = report_of(portal)
    for file in (portal.root / ".portalgen" / "cache").iterdir():
        file.write_bytes(damage)
    assert report_of(portal) == cold


@pytest.mark.parametrize("rows", [5, [], ["x"], ["x", 5], "x", None, {"a": 1}])
def test_rows_that_make_no_sense_say_nothing(tmp_path: Path, rows: object) -> None:
    portal = quiet_portal(tmp_path / "portal")
    cold = report_of(portal)
    stored = open_lint_cache(portal.root, portal.root).stored
    for table in ("pages", "attachments", "bodies"):
        stored.put(table, dict.fromkeys(stored.get_names(table), rows))
    stored.close()
    assert report_of(portal) == cold


def test_a_memory_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "portal")
    (portal.root / ".portalgen").write_text("không phải thư mục", "utf-8")
    assert report_of(portal) == report_of(portal)
    assert (portal.root / ".portalgen").is_file()


def test_two_checks_at_once_report_the_same(tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "portal", {NEW: news("so-moi", title="HỘI NGHỊ LỚN CỦA TỈNH")})
    line = command("--root", portal.root, "lint", "--format", "concise", "--at", "2026-11-24T08:00", "--jobs", "1")
    running = [subprocess.Popen(line, stdout=subprocess.PIPE, env=ENVIRONMENT) for _ in range(2)]
    outputs = [each.communicate()[0] for each in running]
    assert outputs[0] == outputs[1] and b"TXT203" in outputs[0]
    assert list((portal.root / ".portalgen" / "cache").glob("*.tmp")) == []


def test_nothing_is_written_but_the_memory(tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "portal")
    before = files(tmp_path)
    report_of(portal)
    report_of(portal, unsaved=(PRESS, b"x"))
    written = files(tmp_path) - before
    assert written and all(path.startswith("portal/.portalgen/cache/") for path in written)


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_files_in_folders_below_a_page_are_looked_at_again_when_they_change(tmp_path: Path) -> None:
    folder = "content/so/tin-tuc/buoi-le"
    text = news("so-le", "![Quang cảnh](anh/le.png)\n", attachments="\n  - {file: tep/a.pdf, title: Tài liệu}")
    portal = quiet_portal(
        tmp_path / "portal",
        {
            **LIGHT,
            f"{folder}/index.vi.md": text,
            f"{folder}/anh/le.png": b"hong",
            f"{folder}/tep/a.pdf": b"%PDF-1.4\nhong",
        },
    )
    assert {"ATT105", "ATT208"} <= {each.code for each in report_of(portal).findings}
    portal.write(f"{folder}/anh/le.png", png())
    portal.write(f"{folder}/tep/a.pdf", PDF)
    both(portal)
    portal.remove(f"{folder}/anh/le.png")
    both(portal)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_number_of_processes_changes_nothing(tmp_path: Path, jobs: int) -> None:
    many = {
        f"content/so/tin-tuc/tin-{number}.vi.md": news(f"so-tin-{number}", title=f"HỘI NGHỊ LỚN SỐ {number}")
        for number in range(150)
    }
    portal = quiet_portal(tmp_path / "portal", {**LIGHT, **many})
    report = cold_report(portal, jobs=jobs)
    assert sum(each.code == "TXT203" for each in report.findings) == 150
    assert report == report_of(portal, jobs=1)
