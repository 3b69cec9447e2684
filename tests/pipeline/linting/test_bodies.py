"""A body is parsed and rendered once, whoever comes first: the linter or a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portalgen.render import bodies
from portalgen.render.markdown.body import render_body, render_parsed_body
from portalgen.render.markdown.parsed_body import ParsedBody
from tests.makers.lint.story import AT
from tests.makers.portal import SmallPortal, tree
from tests.makers.quiet_portal import describe_findings, news, quiet_portal, report_of

LINKING = "content/so/tin-tuc/moi.vi.md"
"""With a link that the linter and a build may answer otherwise: to a draft."""
DRAFT = "content/so/tin-tuc/nhap.vi.md"


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    files = {
        LINKING: news("so-moi", body="Xem [tin mới](nhap.vi.md), [mục sau](#muc).\n\n## Mục\n"),
        DRAFT: news("so-nhap", draft="true"),
    }
    return quiet_portal(tmp_path / "portal", files)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources whose bodies were rendered."""
    seen: list[str] = []

    def note(text: str, path: str, *rest: Any) -> object:
        seen.append(path)
        return render_body(text, path, *rest)

    def note_parsed(parsed: ParsedBody, *rest: Any) -> object:
        seen.append(parsed.source.path)
        return render_parsed_body(parsed, *rest)

    monkeypatch.setattr(bodies, "render_body", note)
    monkeypatch.setattr(bodies, "render_parsed_body", note_parsed)
    return seen


def test_a_build_after_the_linter_renders_only_bodies_whose_links_lead_elsewhere(
    portal: SmallPortal, rendered: list[str]
) -> None:
    report = report_of(portal)
    assert len(rendered) == len(set(rendered)) > 5
    rendered.clear()
    portal.build()
    assert set(rendered) == {LINKING}  # what it links to is not published
    portal.remove(LINKING)
    portal.build_successfully(at=AT)
    (portal.root / ".portalgen").rename(portal.root.parent / "cache")
    portal.build_successfully(at=AT, out=portal.root.parent / "cold")
    assert tree(portal.out) == tree(portal.root.parent / "cold")
    assert report.is_complete


def test_the_linter_after_a_build_finds_what_it_finds_alone_and_renders_only_what_that_shows_otherwise(
    portal: SmallPortal, rendered: list[str]
) -> None:
    alone = describe_findings(report_of(portal))
    (portal.root / ".portalgen/cache/lint.sqlite").unlink()
    (portal.root / ".portalgen/cache/build.sqlite").unlink()
    portal.build()
    rendered.clear()
    assert describe_findings(report_of(portal)) == alone
    assert set(rendered) == {LINKING, DRAFT}


def test_several_processes_find_what_one_finds(portal: SmallPortal, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = describe_findings(report_of(portal))
    for name in ("pages", "bodies"):
        monkeypatch.setattr(f"portalgen.pipeline.linting.{name}._BATCH", 2)
    (portal.root / ".portalgen/cache/lint.sqlite").unlink()
    assert describe_findings(report_of(portal, jobs=2)) == alone
    assert alone
