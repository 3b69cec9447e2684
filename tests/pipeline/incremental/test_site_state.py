"""What a build leaves of each site: comes back as it was, and a damaged one is none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Phrase, Place
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.site_state import (
    PORTAL_MANIFEST,
    PortalState,
    SiteState,
    row_of_portal,
    row_of_state,
)
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.writer.manifest import Manifest, ManifestEntry, claim_output_folder, write_manifest
from tests.makers.examples import scaled
from tests.makers.portal import AT

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(0, 9_999)
PLACES = st.builds(Place, TEXTS, NUMBERS, NUMBERS, NUMBERS, TEXTS)
VALUES = st.lists(
    st.tuples(TEXTS, TEXTS | st.builds(LocalizedText, TEXTS, TEXTS) | st.builds(Phrase, TEXTS)), max_size=3
).map(tuple)
DIAGNOSTICS = st.builds(Diagnostic, st.sampled_from(["LNK104", "FMT122", "LNK106"]), PLACES, VALUES)
ZONES = st.sampled_from([0, 7, -3]).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=ZONES)
QUESTIONS = st.lists(TEXTS, min_size=1, max_size=4).map(tuple)
STATES = st.builds(
    SiteState,
    inputs=TEXTS,
    contents=TEXTS,
    valid_from=MOMENTS,
    valid_until=MOMENTS,
    export=TEXTS,
    dependencies=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
    answers=st.lists(st.tuples(TEXTS, QUESTIONS, TEXTS), max_size=3).map(tuple),
    diagnostics=st.lists(DIAGNOSTICS, max_size=3).map(tuple),
    links=st.lists(st.builds(AnchorLink, TEXTS, TEXTS, PLACES), max_size=3).map(tuple),
    identifiers=st.lists(TEXTS, max_size=3).map(tuple),
    references=st.lists(QUESTIONS, max_size=3).map(tuple),
    incoming=TEXTS,
    pages=NUMBERS,
    files=NUMBERS,
)
PORTALS = st.builds(
    PortalState,
    inputs=TEXTS,
    top=TEXTS,
    diagnostics=st.lists(DIAGNOSTICS, max_size=3).map(tuple),
    hosts=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
    pending=st.lists(TEXTS, max_size=3).map(tuple),
)


def write_previous_build(out: Path, **states: Any) -> PreviousBuild:
    """What is known of `out` after a build that left these states."""
    claim_output_folder(out)
    write_manifest(out, Manifest(states=states), list(states))
    return PreviousBuild(out)


@settings(max_examples=scaled(50))
@given(STATES)
def test_the_state_of_a_site_comes_back_as_it_was(state: SiteState) -> None:
    with TemporaryDirectory() as folder:
        assert write_previous_build(Path(folder), so=row_of_state(state)).site_state("so") == state


@settings(max_examples=scaled(50))
@given(PORTALS)
def test_the_state_of_the_portal_comes_back_as_it_was(state: PortalState) -> None:
    with TemporaryDirectory() as folder:
        before = write_previous_build(Path(folder), **{PORTAL_MANIFEST: row_of_portal(state)})
        assert before.portal_state() == state
        assert before.sites == ()


EMPTY = SiteState("i", "c", None, None, "e", (), (), (), (), (), (), "", 0, 0)


@pytest.mark.parametrize("key", list(row_of_state(EMPTY)))
@pytest.mark.parametrize("value", ["absent", None, 5, [1], {"a": 1}])
def test_a_state_of_another_form_is_none_or_can_be_read(tmp_path: Path, key: str, value: Any) -> None:
    row = row_of_state(EMPTY)
    if value == "absent":
        del row[key]
    else:
        row[key] = value
    before = write_previous_build(tmp_path, so=row)
    found = before.site_state("so")
    assert found is None or json.dumps(row_of_state(found))
    assert found is None or value != "absent"


@given(st.data())
def test_a_site_holds_from_its_last_moment_to_before_its_next_one(data: st.DataObject) -> None:
    since, until = (data.draw(st.none() | st.integers(-5, 5)) for _ in range(2))
    at = data.draw(st.integers(-6, 6))
    moments = [None if each is None else AT + timedelta(hours=each) for each in (since, until)]
    state = replace(EMPTY, inputs="i", contents="c", valid_from=moments[0], valid_until=moments[1])
    expected = (since is None or since <= at) and (until is None or at < until)
    assert state.is_current("i", "c", AT + timedelta(hours=at)) is expected
    assert not state.is_current("j", "c", AT + timedelta(hours=at))
    assert not state.is_current("i", "d", AT + timedelta(hours=at))


def test_where_nothing_was_built_nothing_is_known(tmp_path: Path) -> None:
    before = PreviousBuild(tmp_path / "absent")
    assert (before.portal_state(), before.site_state("so"), before.sites, before.is_outdated()) == (
        None,
        None,
        (),
        False,
    )


def test_a_build_that_wrote_meanwhile_makes_it_outdated(tmp_path: Path) -> None:
    before = write_previous_build(tmp_path, so=row_of_state(EMPTY))
    before.site_state("so")
    assert not before.is_outdated()
    write_manifest(tmp_path, Manifest(states={"so": row_of_state(replace(EMPTY, inputs="other"))}), ["so"])
    assert before.is_outdated()


def test_a_site_that_joined_meanwhile_makes_it_outdated(tmp_path: Path) -> None:
    before = write_previous_build(tmp_path, so=row_of_state(EMPTY))
    write_manifest(tmp_path, Manifest(states={"xa": row_of_state(EMPTY)}), ["xa"])
    assert before.is_outdated()
    before.reload(["xa"])
    assert not before.is_outdated()


def test_a_site_is_intact_while_all_its_files_are_there(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    file = tmp_path / "a.vn" / "x"
    file.parent.mkdir()
    file.write_bytes(b"x")
    entry = ManifestEntry("a.vn/x", "so", "k", "d", 1, time=file.stat().st_mtime_ns)
    write_manifest(tmp_path, Manifest({entry.path: entry}), ["so"])
    assert PreviousBuild(tmp_path).is_intact("so")
    file.unlink()
    assert not PreviousBuild(tmp_path).is_intact("so")
