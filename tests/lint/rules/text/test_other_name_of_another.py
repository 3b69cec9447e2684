"""A page may be looked for by many names, and by no name of another site or page."""

from __future__ import annotations

from pathlib import Path

from portalgen.diagnostics.sentences import sentence_of
from portalgen.lint.rules.text import other_name_of_another
from tests.makers.lint.contexts import load_lint_context
from tests.makers.portal import SmallPortal, page

NAMES = '["xã  Đưng K\'Nớ", Sở ngoại vụ, hội nghị tỉnh, Bài nháp, Hội nghị sở]'


def test_the_name_of_another_site_and_the_title_of_another_page_are_told_of(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    news = {"kind": "news", "date": "2026-01-05", "origin": "own"}
    portal.write("content/so/tin-tuc/mot.vi.md", page("so-mot", title="Hội nghị sở", also_known_as=NAMES, **news))
    portal.write("content/so/tin-tuc/hai.vi.md", page("so-hai", title="Hội nghị tỉnh", **news))
    portal.write("content/so/tin-tuc/ba.vi.md", page("so-ba", title="Bài nháp", draft="true", **news))
    found = [each.diagnostic for each in other_name_of_another.check(load_lint_context(portal))]
    assert [sentence_of(each, "vi") for each in found] == [
        "`also_known_as` ghi `xã Đưng K'Nớ`, là tên của trang `xa`",
        "`also_known_as` ghi `hội nghị tỉnh`, là tiêu đề của bài `so-hai`",
    ]
