"""What counts as a publication and a change of a page, from front matter and from a history that proves more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from portalgen.config.load import load_portal
from portalgen.content.model import Page
from portalgen.content.read import read_library
from portalgen.measures.site_facts import SiteFacts
from tests.makers.portal import AT
from tests.makers.public_portal import FILES_BESIDE, OLDER, public_portal

PROVEN = AT - timedelta(days=9)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> SiteFacts:
    root: Path = tmp_path_factory.mktemp("facts") / "portal"
    portal, _ = load_portal(public_portal(root).root)
    assert portal is not None
    context = SimpleNamespace(portal=portal, graph=SimpleNamespace(at=AT))
    return SiteFacts(cast(Any, context), (), 0, (), read_library(portal)[0].pages)


def page(facts: SiteFacts, source: str) -> Page:
    return next(each for each in facts.pages if each.source == source)


def test_a_history_says_when_a_paper_was_posted_and_goes_before_what_was_written(facts: SiteFacts) -> None:
    assert facts.find_publication(page(facts, OLDER)) is None
    with_history = replace(facts, proven={"qd-cu": PROVEN, "qd-moi": PROVEN})
    assert [with_history.find_publication(page(facts, each)) for each in (OLDER, FILES_BESIDE)] == [PROVEN, PROVEN]


def test_what_is_still_to_come_does_not_count(facts: SiteFacts) -> None:
    paper = page(facts, OLDER)
    notes = ({"at": AT + timedelta(minutes=1)}, {"at": PROVEN})
    assert list(facts.list_changes(replace(paper, fields={**paper.fields, "change_notes": notes}))) == [PROVEN]
    dated = replace(paper, fields={}, date=AT + timedelta(days=1))
    assert facts.find_publication(dated) is None
    assert facts.find_publication(replace(dated, date=PROVEN)) == PROVEN
