"""Each fenced part can be left out of a build, and its gain is the median over rounds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import fenced
import pytest
from measure import Measure

from portalgen.render.markdown.fast.parser import FAST_PARTS


@pytest.mark.heavy
def test_every_part_can_be_left_out() -> None:
    """In a process of its own: what is left out does not come back."""
    code = "import fenced\nfor leave_out in fenced.PARTS.values(): leave_out()\n"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(fenced.__file__).parent)
    assert {f"markdown.{part}" for part in FAST_PARTS} <= set(fenced.PARTS)


def test_a_gain_is_the_median_of_what_each_round_takes_longer() -> None:
    taken = {
        part: [Measure(wall=seconds, user=seconds, system=0, resident=0, memory=0) for seconds in rounds]
        for part, rounds in {"all": (10, 20, 10), "markdown": (12, 22, 15)}.items()
    }
    *_, line = fenced.format_gains(taken).splitlines()
    assert line.split() == ["markdown", "+20.0%", "+10.0%", "+50.0%", "+20.0%"]
