"""A how-to page as a list of steps, which are taken literally: files that are written, lines that are added, commands.

The sentence above a block says what happens to it:

    Create `PATH`:                                     the block is the file
    In `PATH`, below the line `LINE`, add:             `LINE` stands in the file once, whatever its indentation
    In `PATH`, above the last line, `LINE`, add:
    In `PATH`, replace the line `LINE` with:

or the same in Vietnamese (`_SENTENCES`). A block `sh test` is run from the folder of the repository, and a block
`text` after it is all that it prints, with `…` for anything.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

_FENCE: Final = re.compile(
    r"(?:^(?P<above>[^\n]+)\n\n)?^(?P<ticks>```+)(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL
)
_PATH: Final = r"`(?P<path>[^`]+)`"
_LINE: Final = r"`(?P<line>[^`]+)`"
_SENTENCES: Final = tuple(
    (action, re.compile(pattern))
    for action, pattern in (
        ("create", rf"Create {_PATH}:"),
        ("create", rf"Tạo {_PATH}:"),
        ("below", rf"In {_PATH}, below the line {_LINE}, add:"),
        ("below", rf"Trong {_PATH}, dưới dòng {_LINE}, thêm:"),
        ("above", rf"In {_PATH}, above the last line, {_LINE}, add:"),
        ("replace", rf"In {_PATH}, replace the line {_LINE} with:"),
        ("replace", rf"Trong {_PATH}, thay dòng {_LINE} bằng:"),
    )
)
_RUN: Final = "sh test"
_ANYTHING: Final = "…"
_TESTS: Final = ".venv/bin/python -m pytest "
_TESTED: Final = re.compile(r"\bpassed\b")
_PROGRAMS: Final = Path(sys.executable).parent
"""Where `python3` is the one of the environment, as in an environment that is activated."""
_HYPOTHESIS: Final = Path(__file__).resolve().parents[2] / ".hypothesis"
"""Where Hypothesis keeps what it read of the program, which takes two seconds anew."""


@dataclass(frozen=True, slots=True)
class Step:
    """One block of a page: what happens to it, where, and the number of its first line in the page."""

    action: str
    """`create`, `below`, `above`, `replace`, `run` or `prints`."""
    text: str
    number: int
    path: str = ""
    line: str = ""


def read_steps(page: str) -> Iterator[Step]:
    """The steps of a page or of a part of it. ValueError where a block is none."""
    for block in _FENCE.finditer(page):
        number = page.count("\n", 0, block.start("body")) + 1
        text = block["body"]
        if block["info"] == _RUN:
            yield Step("run", text, number)
        elif block["info"] == "text":
            yield Step("prints", text, number)
        else:
            yield _change(block["above"] or "", text, number)


def _change(sentence: str, text: str, number: int) -> Step:
    for action, pattern in _SENTENCES:
        if found := pattern.fullmatch(sentence):
            named = found.groupdict()
            return Step(action, text, number, named["path"], named.get("line", ""))
    raise ValueError(f"block at line {number}: nothing says what happens to it: {sentence!r}")


def change_file(root: Path, step: Step) -> None:
    """Write the block of `step` where it belongs. ValueError where the page is wrong about the file."""
    file = root / step.path
    if step.action == "create":
        if file.exists():
            raise ValueError(f"{step.path} exists already")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(step.text, "utf-8")
        return
    lines = file.read_text("utf-8").splitlines(keepends=True)
    index = _find_line(lines, step)
    after = {"below": [lines[index], step.text], "above": [step.text, lines[index]], "replace": [step.text]}
    lines[index : index + 1] = after[step.action]
    file.write_text("".join(lines), "utf-8")


def _find_line(lines: list[str], step: Step) -> int:
    found = [index for index, line in enumerate(lines) if line.strip() == step.line]
    if step.action == "above":
        if len(lines) - 1 not in found:
            raise ValueError(f"`{step.line}` is not the last line of {step.path}")
        return len(lines) - 1
    if len(found) != 1:
        raise ValueError(f"`{step.line}` stands in {step.path} {len(found)} times")
    return found[0]


def run_commands(root: Path, commands: str, timeout: int = 120) -> str:
    """What the commands print to either stream, run in `root` and with the program that lies there.

    ValueError where they fail.
    """
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PORTALGEN_", "PYTEST_", "PYTHON"))
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=root,
        env={
            **environment,
            "PYTHONPATH": str(root),
            "COLUMNS": "80",
            "PATH": f"{_PROGRAMS}:{os.environ['PATH']}",
            "HYPOTHESIS_STORAGE_DIRECTORY": str(_HYPOTHESIS),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=timeout,
    )
    if done.returncode:
        raise ValueError(f"exit code {done.returncode}:\n{commands}\n{done.stdout}")
    return done.stdout


def prints(shown: str, printed: str) -> bool:
    """Whether a page's block shows what was printed; `…` stands for anything, on a line of its own for whole lines."""
    pattern = re.escape(shown.strip()).replace(re.escape(_ANYTHING), ".*")
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


def follow(page: str, root: Path) -> list[str]:
    """Take every step of a page in `root`; what did not go as the page says."""
    return follow_steps(read_steps(page), root)


def without_tests(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps without the commands that run tests, and without what these print."""
    has_left_out = False
    for step in steps:
        if step.action == "run":
            kept = "".join(line for line in step.text.splitlines(keepends=True) if not line.startswith(_TESTS))
            has_left_out = kept != step.text
        elif step.action == "prints" and has_left_out:
            kept = "".join(line for line in step.text.splitlines(keepends=True) if not _TESTED.search(line))
        else:
            kept = step.text
        if kept == step.text or kept.strip() not in ("", _ANYTHING):
            yield replace(step, text=kept)


def follow_steps(steps: Iterable[Step], root: Path) -> list[str]:
    """Take these steps in `root`; what did not go as they say."""
    printed = ""
    for step in steps:
        try:
            if step.action == "run":
                printed = run_commands(root, step.text)
            elif step.action != "prints":
                change_file(root, step)
            elif not prints(step.text, printed):
                return [f"line {step.number} of the page shows:\n{step.text}\nbut this was printed:\n{printed}"]
        except (ValueError, OSError) as error:
            return [f"line {step.number} of the page: {error}"]
    return []
