"""After any edit, an incremental build gives what a clean one does: the same files, bytes, findings and refusals.

The suite plays three steps of a fixed seed, `scripts/test --full` some thousands. By hand:

    .venv/bin/python -m pytest tests/incremental --steps 3000 --seed 7

A play that fails is made shorter and told as a script: what was written, and which builds followed. Steps whose name
begins with a number are those of `Editor`; the same seed gives the same steps.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.pipeline.options import BuildOptions
from tests.makers.incremental.editor import Editor
from tests.makers.incremental.fresh import Outcome, build_in_process
from tests.makers.incremental.playing import Builder, Play, Processes, script
from tests.makers.incremental.shrinking import fewer, shorter
from tests.makers.incremental.sketch import files_of
from tests.makers.incremental.start import start
from tests.makers.incremental.steps import Run, Step
from tests.makers.portal import AT

SHOWN = 12
"""Problems that a failure tells."""


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long)])
def test_after_every_edit_the_incremental_build_equals_the_clean_one(
    request: pytest.FixtureRequest, tmp_path: Path, processes: Processes, seed: int
) -> None:
    """Takes 7 s: each of three steps is built three times, two of them from nothing and in processes of their own."""
    steps = request.config.getoption("--steps", 0)
    if steps and seed != 1:
        pytest.skip("--steps plays one seed")
    edited(tmp_path, processes, request.config.getoption("--seed", seed) if steps else seed, steps or 3)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 6])
def test_after_thousands_of_edits_as_well(tmp_path: Path, processes: Processes, seed: int) -> None:
    edited(tmp_path, processes, seed, 1_000)


class TestTheTool:
    """That it would find a fault in the builder, and tell it."""

    @pytest.mark.long
    def test_a_builder_that_overlooks_something_is_found_and_reported_in_few_steps(
        self, tmp_path: Path, processes: Processes
    ) -> None:
        with pytest.raises(pytest.fail.Exception) as caught:
            edited(tmp_path, processes, 1, 200, _forgets_feeds, seconds=15)
        told = str(caught.value)
        assert ": so.example.vn/feed.xml" in told
        assert told.count("\nbuild(") <= 3

    def test_the_same_seed_gives_the_same_steps(self, tmp_path: Path) -> None:
        first, second = Editor(9, tmp_path), Editor(9, tmp_path)
        assert [first.next(True) for _ in range(60)] == [second.next(True) for _ in range(60)]

    def test_the_portal_begins_without_any_finding(self, tmp_path: Path, processes: Processes) -> None:
        played = Play(tmp_path, files_of(start()), processes).checked(Run(AT))
        assert (played.written, played.problems, played.told) == (True, (), ())

    def test_what_is_not_needed_for_a_failure_is_left_out(self) -> None:
        parts = tuple(range(40))
        assert fewer(parts, lambda some: {3, 17, 18} <= set(some)) == (3, 17, 18)
        assert fewer(parts, lambda some: False) == parts


def edited(
    folder: Path, processes: Processes, seed: int, number: int, builder: Builder = build_in_process, seconds: float = 60
) -> None:
    """Play `number` steps of the seed; a failure is made shorter within `seconds` and told."""
    editor = Editor(seed, folder / "out")
    files = editor.begin()
    play = Play(folder, files, processes, builder)
    played, steps = play.checked(Run(AT)), [Step("the beginning", (), Run(AT))]
    while not played.problems and len(steps) <= number:
        steps.append(editor.next(played.written))
        played = play.play(steps[-1])
    if played.problems:
        short = shorter(folder / "shorter", files, steps, processes, builder, seconds)
        problems = "\n".join(played.problems[:SHOWN])
        pytest.fail(
            f"seed {seed}, step {len(steps) - 1}:\n{problems}\n\n"
            f"{len(short)} steps lead there:\n{script(short)}\n\n"
            "steps: " + "; ".join(step.name for step in steps),
            pytrace=False,
        )


def _forgets_feeds(options: BuildOptions) -> Outcome:
    """A builder that leaves a feed as it once was."""
    feed = options.out / "so.example.vn/feed.xml"
    before = feed.read_bytes() if feed.exists() else b""
    outcome = build_in_process(options)
    if before and feed.exists():
        feed.write_bytes(before)
    return outcome
