"""The page of a rule: title, reason, fix, a bad and a good example.

`diagnostics.pages` reads it from `CODE.md`. The example is a short story of a portal:

    === PATH             the lines below are the file (front matter and Markdown unchanged).
    === PATH (pdf)       the lines below are the text of a PDF; likewise docx, xlsx, pptx, png.
    === PATH (removed)   the file is removed.
    === PATH (changed)   the key below replaces that key in the file (YAML).
    === commit TIME      commit the steps above at that time.
    === branch           the steps below belong to a submission.
    === merge TIME       merge the submission.
    === approved         the change of rules is approved.
    === main             the steps below belong to main, no longer to the submission.
    === back             the steps below belong to the submission again.
    === aside            leave the submission for later.
    === join TIME        another submission with the same beginning merges it.
    === shallow          fetch only a part of the repository.
    === at TIME          the clock of the check.
    === stage            compare with main (as for a submission)
."""

from __future__ import annotations

import re
from typing import Final

from portalgen.diagnostics.pages import read_code_page
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

_MARK: Final = re.compile(r"=== (?P<words>.+)")
_FILE: Final = re.compile(r"(?P<path>\S+/\S+)(?: \((?P<form>[a-z]+)\))?")


@frozen
class ExampleStep:
    """A step of an example: writes a file in the format `form`, or runs an action (`commit`, `branch` …)."""

    action: str
    """`write`, `remove`, or the word after `===`."""
    argument: str = ""
    """The path of a file, or a time."""
    text: str = ""
    form: str = ""


@frozen
class RulePage:
    """The documentation of a rule."""

    title: Bilingual
    why: Bilingual
    fix: Bilingual
    bad: tuple[ExampleStep, ...]
    good: tuple[ExampleStep, ...]
    bad_text: str
    """The example with the mistake, as shown on the documentation page."""
    good_text: str


def read_rule_page(code: str) -> RulePage:
    """Return the page of the rule with this code. Raise InvalidPageError if its format is invalid."""
    page = read_code_page(code)
    return RulePage(
        title=Bilingual(*page.title),
        why=Bilingual(*page.why),
        fix=Bilingual(*page.fix),
        bad=parse_example_steps(page.bad),
        good=parse_example_steps(page.good),
        bad_text=page.bad,
        good_text=page.good,
    )


def parse_example_steps(text: str) -> tuple[ExampleStep, ...]:
    """Return the steps of an example, written as described in this module's docstring."""
    steps: list[ExampleStep] = []
    current: tuple[str, str] | None = None
    lines: list[str] = []
    for line in [*text.rstrip("\n").split("\n"), "=== end"]:
        match = _MARK.fullmatch(line)
        if match is None:
            lines.append(line)
            continue
        if current is not None:
            steps.append(ExampleStep("write", current[0], "\n".join(lines).rstrip("\n") + "\n", current[1]))
        current, lines = None, []
        file = _FILE.fullmatch(match["words"])
        if file is not None and file["form"] == "removed":
            steps.append(ExampleStep("remove", file["path"]))
        elif file is not None:
            current = file["path"], file["form"] or "text"
        elif match["words"] != "end":
            act, _, argument = match["words"].partition(" ")
            steps.append(ExampleStep(act, argument))
    return tuple(steps)
