"""What the workflows of the repository run where, with which secrets and permissions, as their files say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml

WORKFLOWS_FOLDER: Final = ".github/workflows"
BANNED_EVENTS: Final = ("pull_request_target", "workflow_run", "issue_comment")
"""They give the rights of main to what somebody handed in."""
_SECRET: Final = re.compile(r"secrets\.([A-Za-z_][A-Za-z0-9_]*)")
_PINNED: Final = re.compile(r".+@[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class WorkflowJob:
    """A job of a workflow."""

    file: str
    """From the portal's root."""
    job: str
    runs_on: str
    environment: str
    """The environment that releases its secrets; empty where it has none."""
    secrets: tuple[str, ...]
    """Names, sorted."""
    permissions: tuple[str, ...]
    """`contents: read` and the like, of the job or else of the whole file; sorted."""
    actions: tuple[str, ...]
    """What of others runs in it, as it is written."""
    events: tuple[str, ...]
    """What begins the workflow."""

    @property
    def unpinned_actions(self) -> tuple[str, ...]:
        """Actions of others that are not named by the hash of a commit."""
        return tuple(each for each in self.actions if not each.startswith("./") and not _PINNED.fullmatch(each))


def list_jobs(root: Path) -> tuple[WorkflowJob, ...]:
    """Return the jobs of all workflows below `root`, by file; a file that cannot be read is left out."""
    folder = root / WORKFLOWS_FOLDER
    files = sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))) if folder.is_dir() else []
    return tuple(job for file in files for job in _read_file(file, file.relative_to(root).as_posix()))


def _read_file(file: Path, path: str) -> Iterator[WorkflowJob]:
    tree, fault = parse_yaml(YamlText(file.read_text("utf-8", "replace"), path, "CFG"))
    workflow = as_mapping(tree)
    if fault is not None or workflow is None:
        return
    events = _names(workflow.get("on"))
    for name, value in (as_mapping(workflow.get("jobs")) or {}).items():
        job = as_mapping(value) or {}
        steps = job.get("steps")
        uses = [as_mapping(each) or {} for each in steps] if isinstance(steps, list) else []
        yield WorkflowJob(
            path,
            name,
            ", ".join(_names(job.get("runs-on"))),
            _environment(job.get("environment")),
            tuple(sorted(set(_SECRET.findall(repr(job))))),
            _permissions(job.get("permissions") or workflow.get("permissions")),
            tuple(str(each["uses"]) for each in uses if each.get("uses")),
            events,
        )


def _names(tree: Tree) -> tuple[str, ...]:
    if isinstance(tree, str):
        return (tree,)
    return tuple(str(each) for each in tree) if isinstance(tree, list | dict) else ()


def _environment(tree: Tree) -> str:
    named = tree.get("name") if isinstance(tree, dict) else tree
    return str(named or "")


def _permissions(tree: Tree) -> tuple[str, ...]:
    if isinstance(tree, dict):
        return tuple(sorted(f"{name}: {value}" for name, value in tree.items()))
    return _names(tree)
