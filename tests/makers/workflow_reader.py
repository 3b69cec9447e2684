"""Workflows and hooks as data, and the calls of the program that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = tuple(sorted((ROOT / ".github" / "workflows").glob("*.yml")))
SHELL = tuple(
    file for file in sorted((ROOT / "scripts").iterdir()) if file.is_file() and b"bash" in file.open("rb").readline()
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a job; `run` is empty where an action is used."""

    workflow: str
    job: str
    name: str
    run: str
    uses: str
    environment: dict[str, str]


def document(file: Path) -> dict[str, Any]:
    """A YAML file, every scalar as it is written."""
    loaded: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    return loaded


def steps() -> Iterator[Step]:
    """Every step of every workflow."""
    for file in WORKFLOWS:
        for job, body in document(file)["jobs"].items():
            for step in body["steps"]:
                yield Step(file.stem, job, step["name"], step.get("run", ""), step.get("uses", ""), step.get("env", {}))


def step(workflow: str, job: str, name: str) -> Step:
    """One step by its names."""
    return next(each for each in steps() if (each.workflow, each.job, each.name) == (workflow, job, name))


def shell_texts() -> Iterator[tuple[str, str]]:
    """(where, text) of everything that a shell runs: steps, scripts, hooks."""
    for each in steps():
        if each.run:
            yield f"{each.workflow}: {each.name}", each.run
    for file in SHELL:
        yield f"scripts/{file.name}", file.read_text("utf-8")
    for repository in document(ROOT / ".pre-commit-config.yaml")["repos"]:
        for hook in repository["hooks"]:
            yield f".pre-commit-config.yaml: {hook['id']}", hook["entry"]
    for hook in yaml.load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), yaml.BaseLoader):
        yield f".pre-commit-hooks.yaml: {hook['id']}", hook["entry"]


_CALL = re.compile(
    r"(?:(?<![^/\n])portalgen|\"\$portalgen\") (?:--root \S+ )?(?P<command>(?:audit |forge )?[a-z-]+)(?!\S)(?P<rest>[^\n]*)"
)
_THROUGH = {"scripts/build": "build"}
"""Scripts that hand their arguments on."""


def calls(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(command, options) of every call of the program in a shell's text."""
    lines = [line for line in text.replace("\\\n", " ").splitlines() if not line.lstrip().startswith("#")]
    for line in lines:
        for call in _CALL.finditer(line):
            yield call["command"], options(call["rest"])
        for script, command in _THROUGH.items():
            for rest in re.findall(rf"(?<![\w/]){script}((?: [^\n]*)?)$", line):
                yield command, options(rest)


def options(text: str) -> tuple[str, ...]:
    """The long options of a call."""
    return tuple(re.findall(r"(?<!\S)--[a-z][a-z-]*", text.partition("|")[0]))
