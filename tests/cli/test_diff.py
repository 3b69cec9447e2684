"""`portalgen diff` writes each form to a file, and says so."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from portalgen.cli.main import portalgen
from tests.makers.portal import SmallPortal
from tests.makers.repository import RepositoryMaker, day


def test_a_form_is_written_to_a_file_and_colours_are_not(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "cong")
    portal = SmallPortal(maker.root)
    maker.commit(day(1))
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "Nội dung mới.")
    runner, out = CliRunner(), tmp_path / "ra" / "khac.html"
    arguments = ["--root", str(maker.root), "diff", "main"]
    written = runner.invoke(portalgen, [*arguments, "--format", "html", "--out", str(out)], standalone_mode=False)
    assert f"Đã ghi khác biệt vào {out}" in written.output
    assert "<ins>" in out.read_text("utf-8")
    printed = runner.invoke(portalgen, arguments, standalone_mode=False)
    assert "Nội dung [thêm «mới»]." in printed.output
    assert "\x1b" not in printed.output
