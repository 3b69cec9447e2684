"""A memory that somebody committed is not believed."""

from __future__ import annotations

from pathlib import Path

from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.lint_cache import open_lint_cache
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.lint.story import AT, LEGAL, commit, git
from tests.makers.portal import SmallPortal, page

PATH = "content/so/tin-tuc/hoi-nghi.vi.md"


def test_what_a_commit_brings_into_the_memory_hides_nothing(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal", LEGAL)
    portal.write(PATH, page("so-hoi-nghi", kind="news", title="HỘI NGHỊ XÚC TIẾN ĐẦU TƯ", date="2026-01-05"))
    options = LintOptions(portal.root, AT)
    assert "TXT203" in [each.code for each in lint(options).findings]
    stored = open_lint_cache(portal.root, portal.root).stored
    row = stored.get("pages", PATH)
    row[1][0] = []
    stored.put("pages", {PATH: row})
    stored.close()
    assert "TXT203" not in [each.code for each in lint(options).findings]
    git(portal.root, "init", "-q", "-b", "main")
    git(portal.root, "add", "-A", "-f")
    commit(portal.root, "2026-11-20T08:00:00+07:00", "Bài mới")
    assert "TXT203" in [each.code for each in lint(options).findings]
