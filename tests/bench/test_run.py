"""A whole small run: real portalgen, real Hugo, and a tool that fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import corpus
import pytest
import run as bench
from builds import CACHE, samples
from measure import RunFailedError
from news import Shape
from results import report
from tools import PORTALGEN, TOOLS, Place, Tool, default_folder

pytestmark = pytest.mark.heavy

SHAPE = Shape(pages=24, sites=3)


def options(programs: Path, peers: tuple[str, ...], measures: tuple[str, ...]) -> bench.Options:
    """One pair of a small corpus."""
    return bench.Options(SHAPE, 1, peers, measures, programs)


@pytest.mark.long
def test_portalgen_and_hugo_are_measured_cold_and_after_an_edit() -> None:
    taken = bench.measure(options(default_folder(), ("hugo",), ("cold", "edit", "restored", "nothing")))
    assert taken.faults == {}
    value = report(taken.samples, SHAPE.pages, 1, taken.faults)
    assert {name: set(tools) for name, tools in value["measures"].items()} == {
        "cold": {"portalgen", "hugo"},
        "edit": {"portalgen", "hugo"},
        "restored": {"portalgen"},
        "nothing": {"portalgen"},
    }
    cold = value["measures"]["cold"]
    assert cold["portalgen"]["pages"] == cold["hugo"]["pages"] > SHAPE.pages
    assert all(row[name] > 0 for row in cold.values() for name in ("wall", "user", "memory"))
    assert set(value["ratios"]["cold"]["hugo"]) == {"wall", "processor", "memory"}


@pytest.mark.long
def test_a_former_revision_is_measured_on_the_corpus_that_it_wrote_itself(tmp_path: Path) -> None:
    taken = bench.measure(options(tmp_path, ("former",), ("cold", "edit")))
    assert taken.faults == {}
    pages = {each.tool: each.pages for each in taken.samples if each.measure == "cold"}
    assert pages["former"] == pages["portalgen"] > SHAPE.pages


def test_a_former_revision_that_a_clone_lacks_is_left_out_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("former.REVISION", "0" * 40)
    taken = bench.measure(options(tmp_path, ("former",), ("cold",)))
    assert taken.faults == {"former": "the revision 0000000000 is not in this clone: fetch its whole history"}


def replaced(tool: Tool) -> Mapping[str, Tool]:
    """The table with another tool under one name."""
    return {**TOOLS, tool.name: tool}


def test_a_peer_that_fails_is_reported_in_one_sentence_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Place) -> list[str]:
        return ["sh", "-c", "echo no theme >&2; exit 3"]

    monkeypatch.setattr(bench, "TOOLS", replaced(Tool("hugo", failing, failing, TOOLS["hugo"].sources)))
    taken = bench.measure(options(default_folder(), ("hugo",), ("cold",)))
    assert "ended with 3: no theme" in taken.faults["hugo"]
    assert "\n" not in taken.faults["hugo"]
    assert [each.tool for each in taken.samples] == [PORTALGEN]


def test_a_peer_that_cannot_be_installed_is_reported_and_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    taken = bench.measure(options(tmp_path / "programs", ("eleventy",), ("cold",)))
    assert taken.faults == {"eleventy": "npm is not on this machine"}
    assert [each.tool for each in taken.samples] == [PORTALGEN]


def test_a_build_that_leaves_an_edit_out_has_failed(tmp_path: Path) -> None:
    def only_once(place: Place) -> list[str]:
        return ["mkdir", "-p", str(place.output / "host")]

    tool = Tool("hugo", only_once, only_once, TOOLS["hugo"].sources)
    corpus.write(tmp_path / "sources", SHAPE, ["hugo"])
    place = Place(tmp_path / "project", tmp_path / "public", tmp_path / "cache", tmp_path)
    with pytest.raises(RunFailedError, match="is not in the output"):
        list(samples(tool, tmp_path / "sources", place, ("edit",), 0))


def test_a_restored_project_has_the_cache_and_nothing_else_from_before(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = (
        'p="$1"; ls -A "$p/.portalgen" >> "$3" 2>/dev/null; ls "$2" >> "$3" 2>/dev/null; '
        f'mkdir -p "$p/{CACHE}/pages" "$2/host"'
    )

    def command(place: Place) -> list[str]:
        return ["sh", "-c", script, "sh", str(place.project), str(place.output), str(seen)]

    tool = Tool(PORTALGEN, command, command, TOOLS[PORTALGEN].sources)
    corpus.write(tmp_path / "sources", SHAPE, [PORTALGEN])
    place = Place(tmp_path / "project", tmp_path / "public", tmp_path / "cache", tmp_path)
    taken = list(samples(tool, tmp_path / "sources", place, ("cold", "restored"), 0))
    assert [each.measure for each in taken] == ["cold", "restored"]
    assert seen.read_text(encoding="utf-8").split() == ["cache"]


def test_an_interrupted_run_gives_what_it_has_and_leaves_neither_folder_nor_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupting(_: Place) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr(bench, "TOOLS", replaced(Tool("hugo", interrupting, interrupting, TOOLS["hugo"].sources)))
    taken = bench.measure(replace(options(default_folder(), ("hugo",), ("cold",)), work=tmp_path))
    assert taken.interrupted
    assert [each.tool for each in taken.samples] == [PORTALGEN]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_the_search_index_is_measured_beside_pagefind_alone_on_the_same_documents() -> None:
    asked = replace(options(default_folder(), (), ("search",)), search_pages=30)
    taken = bench.measure(asked)
    assert taken.faults == {}
    assert [(each.measure, each.tool) for each in taken.samples] == [("search", "portalgen"), ("search", "pagefind")]
    assert taken.samples[1].taken.wall > 0  # the difference of two builds of 30 pages may be lost beside other work


@pytest.mark.long
def test_a_save_is_measured_until_the_event_that_reports_it() -> None:
    taken = bench.measure(options(default_folder(), (), ("serve",)))
    assert taken.faults == {}
    (sample,) = taken.samples
    assert (sample.measure, sample.tool) == ("serve", "portalgen")
    assert 0 < sample.taken.wall < 60
    assert sample.taken.memory > 0


def test_the_disk_that_is_needed_grows_with_pages_and_tools_and_stays_bounded() -> None:
    large = replace(options(default_folder(), ("hugo",), ("cold", "edit")), shape=Shape(100_000))
    assert 2**30 < bench.room_needed(large) < 16 * 2**30
    assert bench.room_needed(replace(large, peers=("hugo", "mkdocs"))) > bench.room_needed(large)


@pytest.mark.parametrize("written", ["hugo,jekyll", "HUGO"])
def test_an_unknown_peer_is_refused(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench._parser().parse_args(["--peers", written])
    assert "is not one of former, hugo, pelican, mkdocs, eleventy" in capsys.readouterr().err
