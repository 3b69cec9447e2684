"""What was probably meant by a target that does not exist: said for the first of a report, the same whoever found them."""

from __future__ import annotations

from portalgen.diagnostics.closest import SUGGESTION_LIMIT
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.portal import AT, SmallPortal, page

COUNT = SUGGESTION_LIMIT + 5
LINKS = "".join(f"[a](id:so-hop-ba)\n[b](hop-ba{number}.vi.md)\n\n" for number in range(COUNT // 2 + 1))


def suggestions(diagnostics: tuple[Diagnostic, ...]) -> list[object]:
    return [dict(each.values)["suggestion"] for each in diagnostics if each.code == "LNK101"]


def test_only_the_first_broken_links_of_a_report_get_a_suggestion(portal: SmallPortal) -> None:
    portal.write("content/so/tin-tuc/nhieu.vi.md", page("so-nhieu", LINKS, kind="news", title="N", date="2026-01-05"))
    found = suggestions(portal.check().diagnostics)
    assert found[:2] == ["id:so-hop-bao", "hop-bao.vi.md"]
    assert len(found) >= COUNT and all(found[:SUGGESTION_LIMIT]) and not any(found[SUGGESTION_LIMIT:])


def test_lint_suggests_what_check_suggests(portal: SmallPortal) -> None:
    portal.write("content/so/tin-tuc/nhieu.vi.md", page("so-nhieu", LINKS, kind="news", title="N", date="2026-01-05"))
    report = lint(LintOptions(portal.root, AT))
    assert suggestions(tuple(each.diagnostic for each in report.findings)) == suggestions(portal.check().diagnostics)


def test_menus_and_redirects_get_a_suggestion(portal: SmallPortal) -> None:
    portal.write("site-config/redirects.yaml", "redirects:\n  - {site: so, from: /cu/, to: 'id:so-chuc-nan'}\n")
    portal.edit("site-config/profiles.yaml", "id:so-chuc-nang", "id:so-chuc-nangg")
    assert {(each.code, dict(each.values)["suggestion"]) for each in portal.check().diagnostics} == {
        ("URL102", "id:so-chuc-nang"),
        ("CFG128", "id:so-chuc-nang"),
    }
