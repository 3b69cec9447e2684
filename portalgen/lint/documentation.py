"""A rule's page, read from its module's docstring: title, why, how to fix, a bad and a good example.

The docstring's form (see any rule): a first line `tiếng Việt / English`; paragraphs that begin with `Vì sao:`,
`Why:`, `Cách sửa:` and `Fix:`; then `Sai / Bad:` and `Đúng / Good:`, each followed by an example, indented. An
example is a small story of a portal:

    === PATH             the lines below are the file (in front matter and Markdown as they are)
    === PATH (pdf)       the lines below are the text of a PDF; likewise docx, xlsx, pptx, png
    === PATH (removed)   the file is removed
    === PATH (changed)   the key below takes the place of that key in the file (YAML)
    === commit TIME      what stands above is committed at that time
    === branch           what follows is a submission
    === merge TIME       the submission is merged
    === approved         the change of rules is approved
    === main             what follows stands on the main line, and no longer in the submission
    === back             what follows is in the submission again
    === aside            the submission is left for later
    === join TIME        another submission that began with it takes it in
    === shallow          the repository is fetched in part
    === at TIME          the clock of the check
    === stage            the check compares with the main line (as of a submission)
"""

from __future__ import annotations

import inspect
import re
from types import ModuleType
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

_MARK: Final = re.compile(r"=== (?P<words>.+)")
_FILE: Final = re.compile(r"(?P<path>\S+/\S+)(?: \((?P<form>[a-z]+)\))?")
_LABELS: Final = ("Vì sao", "Why", "Cách sửa", "Fix")
_INDENT: Final = 4


@frozen
class ExampleStep:
    """A step of an example: a file that is written (`form` says as what), or an act (`commit`, `branch` …)."""

    action: str
    """`write`, `remove`, or what stands behind `===`."""
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
    """The example as it is written in the docstring, without its indentation."""
    good_text: str


def parse_rule_page(module: ModuleType) -> RulePage:
    """Return the page of the rule in `module`. Raises ValueError where its docstring does not have the form."""
    text = inspect.cleandoc(module.__doc__ or "")
    head, bad_label, rest = text.partition("\nSai / Bad:\n")
    bad, good_label, good = rest.partition("\nĐúng / Good:\n")
    if not (bad_label and good_label):
        raise ValueError(f"{module.__name__}: no examples")
    title, _, paragraphs = head.partition("\n")
    vi, slash, en = title.partition(" / ")
    if not slash:
        raise ValueError(f"{module.__name__}: the first line has no ` / `")
    paragraphs_by_label = {label: _find_paragraph(paragraphs, label, module.__name__) for label in _LABELS}
    examples = (_dedent(bad), _dedent(good))
    return RulePage(
        title=Bilingual(vi.strip(), en.strip()),
        why=Bilingual(paragraphs_by_label["Vì sao"], paragraphs_by_label["Why"]),
        fix=Bilingual(paragraphs_by_label["Cách sửa"], paragraphs_by_label["Fix"]),
        bad=parse_example_steps(examples[0]),
        good=parse_example_steps(examples[1]),
        bad_text=examples[0],
        good_text=examples[1],
    )


def _find_paragraph(text: str, label: str, name: str) -> str:
    match = re.search(rf"^{label}: (.+?)(?=\n(?:\n|{'|'.join(_LABELS)}: )|\Z)", text, re.MULTILINE | re.DOTALL)
    if match is None:
        raise ValueError(f"{name}: no paragraph `{label}:`")
    return " ".join(match[1].split())


def _dedent(text: str) -> str:
    lines = [line[_INDENT:] if line.startswith(" " * _INDENT) else line.strip() for line in text.split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


def parse_example_steps(text: str) -> tuple[ExampleStep, ...]:
    """Return the steps of an example."""
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
