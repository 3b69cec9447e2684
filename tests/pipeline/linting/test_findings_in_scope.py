"""Which findings belong to what a submission changed: those in its files, and those of other pages that it causes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from portalgen.diagnostics.model import Place, Severity, diagnostic
from portalgen.lint.model import Finding
from portalgen.pipeline.linting.scope import Scope
from tests.makers.lint.samples import finding

CHANGED: Final = "content/so/tin-tuc/hop-bao.vi.md"
OTHER: Final = "content/so/tin-tuc/khac.vi.md"
SUBMISSION: Final = Scope(
    paths=frozenset({CHANGED}),
    ids=frozenset({"so-hop-bao"}),
    sites=frozenset(),
    names=frozenset({"hop-bao", "so-hop-bao"}),
    bundles=frozenset({"content/so/tin-tuc/hop-bao"}),
    includes_history=True,
)


def broken_link(target: str, path: str = OTHER) -> Finding:
    """An error of the build at a link from another page."""
    place = Place(path, 10, 5, len(target), f"Xem [tin]({target}).")
    return replace(finding(Severity.ERROR), diagnostic=diagnostic("LNK101", place, target=target, suggestion=""))


def test_a_finding_belongs_to_the_files_that_were_changed() -> None:
    assert SUBMISSION.includes(finding(path=CHANGED))
    assert not SUBMISSION.includes(finding(path=OTHER))


@pytest.mark.parametrize("target", ["hop-bao.vi.md", "id:so-hop-bao", "/tin-tuc/hop-bao/", "hop-bao.vi.md#cau-hoi"])
def test_a_link_to_a_changed_page_belongs_to_it(target: str) -> None:
    assert SUBMISSION.includes(broken_link(target))


@pytest.mark.parametrize(
    "target", ["hop-bao-thang-muoi.vi.md", "id:so-hop-bao-2", "/tin-tuc/truoc-hop-bao/", "hop-baop.md"]
)
def test_a_link_to_a_page_whose_name_only_begins_or_ends_alike_does_not(target: str) -> None:
    assert not SUBMISSION.includes(broken_link(target))


def test_another_language_of_a_changed_item_belongs_to_it_where_pages_are_compared() -> None:
    english = CHANGED.replace(".vi.", ".en.")
    assert SUBMISSION.includes(broken_link("x.en.md", english))
    assert not SUBMISSION.includes(finding(path=english))


def test_other_sites_than_those_asked_for_are_left_out() -> None:
    assert not replace(SUBMISSION, sites=frozenset({"xa"})).includes(finding(path=CHANGED))
    assert replace(SUBMISSION, sites=frozenset({"so"})).includes(finding(path=CHANGED))


def test_a_file_that_was_only_moved_brings_no_old_findings() -> None:
    moved = replace(SUBMISSION, moved_files=frozenset({CHANGED}))
    assert not moved.includes(finding(path=CHANGED, code="TXT203"))
