"""The how-to pages of editors and operators are followed to the letter."""

from __future__ import annotations

import os
import re
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.content.translate import create_translation
from portalgen.errors import OutputError, UsageError
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.build import build
from portalgen.pipeline.check import check
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.options import BuildOptions
from tests.makers.documents import pdf
from tests.makers.how_to_page import change_file, follow, read_steps, run_commands
from tests.makers.portal import AT, SmallPortal

ROOT: Final = Path(__file__).resolve().parents[2]
GUIDES: Final = ROOT / "docs" / "how-to"
NOON: Final = datetime(2026, 11, 24, 12, tzinfo=VIETNAM)


def section_of(guide: str, title: str) -> str:
    """The text below a title of a guide, up to the next of its level."""
    text = (GUIDES / guide).read_text("utf-8")
    start = text.index(f"{title}\n")
    level = title.partition(" ")[0]
    end = text.find(f"\n{level} ", start)
    return text[start : end if end > 0 else None]


def blocks_of(text: str, language: str) -> list[str]:
    """The code blocks in `language`."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def copied_sites(root: Path, *sites: str) -> Path:
    """The shipped configuration with the main site, `sngv` and these sites alone, and no content."""
    kept = {f"{site}.yaml" for site in ("portal", "sngv", *sites)}
    others = {file.name for file in (ROOT / "site-config/sites").iterdir()} - kept
    shutil.copytree(ROOT / "site-config", root / "site-config", ignore=shutil.ignore_patterns(*others, "search"))
    return root


class TestWritingAPage:
    """`viet-bai.md`."""

    def test_each_of_its_pictures_and_files_is_without_findings(self, tmp_path: Path) -> None:
        portal = copied_sites(tmp_path)
        head = blocks_of(section_of("viet-bai.md", "## 2. Điền thông tin của bài"), "yaml")[0]
        media = section_of("viet-bai.md", "### Ảnh và tệp đính kèm")
        (listed,) = blocks_of(media, "yaml")
        alone, again = blocks_of(media, "markdown")
        for number, (keys, body) in enumerate([("", alone), (listed, ""), (listed, again), (listed, alone + again)]):
            folder = portal / f"content/sngv/tin-tuc/bai-{number}"
            folder.mkdir(parents=True)
            shutil.copy(next((ROOT / "content").rglob("*.jpg")), folder / "hoi-nghi.jpg")
            (folder / "bao-cao.pdf").write_bytes(pdf("Báo cáo tại hội nghị xúc tiến đầu tư"))
            page = (
                head.replace("dau-tu\n", f"dau-tu-{number}\n").replace("đầu tư\n", f"đầu tư, phiên {number}\n") + keys
            )
            (folder / "index.vi.md").write_text(f"---\n{page}---\n\nHội nghị họp sáng nay.\n\n{body}", "utf-8")
        findings = lint(LintOptions(portal, NOON, paths=("content/sngv/tin-tuc",))).findings
        own = [each for each in findings if not each.place.path.startswith("site-config/")]  # it names all sites
        assert [f"{each.code} {each.place.path}:{each.place.line}" for each in own] == []


class TestTranslating:
    """`dich-bai.md` on a site that has Vietnamese alone."""

    PAGE = "content/muine/tin-tuc/lang-chai-so.vi.md"

    def translate(self, root: Path) -> tuple[str, str]:
        portal, diagnostics = load_portal(root)
        assert portal is not None, diagnostics
        return create_translation(portal, read_library(portal)[0], self.PAGE, "en")

    def test_what_it_says_makes_room_for_the_translation(self, tmp_path: Path) -> None:
        root = copied_sites(tmp_path, "muine")
        shutil.copytree(ROOT / "content/muine", root / "content/muine")
        with pytest.raises(UsageError) as refused:
            self.translate(root)
        assert "`muine` chỉ có ngôn ngữ `vi`" in refused.value.vi
        assert "`languages` trong site-config/sites/muine.yaml" in refused.value.vi
        (step,) = read_steps(section_of("dich-bai.md", "## Trang chỉ có một ngôn ngữ"))
        change_file(root, step)
        path, text = self.translate(root)
        (root / path).write_text(text, "utf-8")
        options = BuildOptions(root, root / "public", NOON, ("muine",), unpublished=True)
        assert [each for each in check(options).diagnostics if "muine" in each.place.path] == []


@pytest.mark.heavy
@pytest.mark.long
def test_a_new_site_has_its_page_its_host_and_its_board(tmp_path: Path) -> None:
    """Takes 9 s: five processes of the program, which read all sites of the repository, and `scripts/docs`."""
    root = tmp_path
    shutil.copytree(ROOT / "content/portal", root / "content/portal")
    (root / "portalgen").symlink_to(ROOT / "portalgen")
    (root / ".venv").symlink_to(sys.prefix)
    for name in ("site-config", "themes", "scripts", "docs", ".github"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "rules", "decisions"))
    text = (GUIDES / "them-trang.md").read_text("utf-8")
    assert follow(text[: text.index("\n## Các lựa chọn\n")], root) == []
    host = root / "public/xamoi.lamdong.gov.vn"
    assert {"index.html", "404.html", "lien-he", "so-do-trang", "tim-kiem", "feed.xml"} <= set(os.listdir(host))
    assert (root / "public/lamdong.gov.vn/sites/xamoi/index.html").is_file()
    assert "xamoi.lamdong.gov.vn" in (root / "docs/reference/hosts.md").read_text("utf-8")
    owners = (root / ".github/CODEOWNERS").read_text("utf-8")
    assert "# xamoi: chưa có Ban Biên tập" in owners and "\n/content/xamoi/\n" in owners
    assert "mode: report_only" in (root / "site-config/governance/roster/xamoi.yaml").read_text("utf-8")
    run_commands(root, ".venv/bin/portalgen forge render github && .venv/bin/portalgen forge render github --check")


def test_a_build_that_lost_its_record_is_left_alone_and_made_again_as_the_guide_says(portal: SmallPortal) -> None:
    def contents() -> dict[str, bytes]:
        files = (file for file in portal.out.rglob("*") if file.is_file() and ".portalgen" not in file.parts)
        return {file.relative_to(portal.out).as_posix(): file.read_bytes() for file in files}

    options = BuildOptions(portal.root, portal.out, AT, search=False)
    assert build(options).is_written
    before = contents()
    shutil.rmtree(portal.out / ".portalgen")
    with pytest.raises(OutputError) as refused:
        build(options)
    assert "đổi tên thư mục ấy rồi chạy lại" in refused.value.vi
    assert contents() == before
    assert list(portal.out.glob(".portalgen*")) == []
    portal.out.rename(portal.root / "public-cu")
    assert build(options).is_written
    assert contents() == before
