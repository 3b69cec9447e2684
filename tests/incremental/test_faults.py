"""The faults that random people make are faults: the build is refused, as a clean one is, until they are mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.makers.incremental.faults import WRONG_DECLARATIONS
from tests.makers.incremental.playing import Play, Processes
from tests.makers.incremental.sketch import files_of
from tests.makers.incremental.start import start
from tests.makers.incremental.steps import IN_PLACE, SESSION, Run, Step, differences
from tests.makers.incremental.theme_edits import declare
from tests.makers.portal import AT


@pytest.mark.long
def test_wrong_declarations_of_a_component_are_refused_until_they_are_fixed(
    tmp_path: Path, processes: Processes
) -> None:
    sketch, run = start(), replace(Run(AT), process=SESSION)
    play = Play(tmp_path, files_of(sketch), processes)
    for name, written, wrong, code in (*WRONG_DECLARATIONS, ("mended", "", "", "")):
        before = files_of(sketch)
        declare(sketch, "themes/own/components/khai", "Mẫu", written, wrong)
        played = play.play(Step(name, differences(before, files_of(sketch), IN_PLACE), run))
        assert (played.problems, played.written) == ((), name == "mended"), name
        assert {each.code for each in played.told} >= ({code} if code else set()), name
