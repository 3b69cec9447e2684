"""What random edits found, each as the few steps that lead there."""

from __future__ import annotations

import pytest

from portalgen.config.values import parse_datetime
from portalgen.content import file_stat as signature
from portalgen.pipeline.build import build
from portalgen.pipeline.incremental.session import open_session
from tests.makers.portal import SmallPortal, codes, page, tree

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"


def _is_as_built_cleanly(portal: SmallPortal) -> bool:
    clean = portal.root.parent / "clean"
    portal.build_successfully(out=clean, remember=False)
    return tree(portal.out) == tree(clean)


@pytest.mark.parametrize("wrong", ["title: Hội nghị lớn", "draft: true\ntitle: Hội nghị", "titel: Hội nghị"])
def test_what_one_site_showed_of_another_is_taken_back_with_the_edit(portal: SmallPortal, wrong: str) -> None:
    portal.build_successfully()
    portal.edit(NEWS, "title: Hội nghị", wrong)
    assert portal.build_successfully(sites=("portal",)).changed_paths, (
        "the main site shows the news of its component sites"
    )
    portal.edit(NEWS, wrong, "title: Hội nghị")
    portal.build_successfully()
    assert _is_as_built_cleanly(portal)


def test_an_id_that_another_site_has_taken_meanwhile_is_reported_to_the_site_that_comes_after(
    portal: SmallPortal,
) -> None:
    portal.build_successfully()
    portal.write("content/portal/tin-tuc/a.vi.md", page("so-hoi-nghi", kind="news", title="Tin", date="2026-02-02"))
    clean = portal.build(sites=("so",), out=portal.root.parent / "clean", remember=False)
    found = portal.build(sites=("so",))
    assert (found.is_written, codes(found)) == (clean.is_written, codes(clean)) == (False, [f"{NEWS}:2:5 FMT122"])


def test_a_session_looks_again_at_a_site_whose_files_only_its_other_process_looked_at(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signature, "_UNSETTLED", -(10**18))  # a stat says enough at once
    options = portal.options(jobs=2)
    portal.build_successfully()
    session = open_session(options)
    build(options, session=session, changed=None)
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    build(options, session=session, changed=None)
    assert _is_as_built_cleanly(portal)


@pytest.mark.parametrize("days", [("2026-09-11", "2026-10-11"), ("2026-10-11", "2026-09-11")])
def test_a_session_marks_news_of_another_site_as_new_by_the_clock_of_the_build(
    portal: SmallPortal, days: tuple[str, str]
) -> None:
    portal.edit(NEWS, "date: 2026-01-05", "date: 2026-09-11")
    portal.edit("site-config/portal.yaml", "component_news: 3", "component_news: 3\nnew_days: 2")
    session = open_session(portal.options())
    for at in map(parse_datetime, days):
        build(portal.options(at=at), session=session, changed=frozenset())
    clean = portal.root.parent / "clean"
    portal.build_successfully(out=clean, at=parse_datetime(days[1]), remember=False)
    assert tree(portal.out) == tree(clean)
