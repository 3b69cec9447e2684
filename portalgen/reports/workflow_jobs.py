"""The repository's workflows: their commands, runners, secrets and permissions, from their files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.frozen import frozen

WORKFLOWS_FOLDER: Final = ".github/workflows"
BANNED_EVENTS: Final = ("pull_request_target", "workflow_run", "issue_comment")
"""Events that give the rights of main to submitted code."""
_SECRET: Final = re.compile(r"\bsecrets\s*(?:\.\s*|\[\s*['\"]+)([A-Za-z_][A-Za-z0-9_-]*)")
_ALL_SECRETS: Final = re.compile(
    r"toJSON\(\s*secrets\s*\)|\bsecrets\s*\[\s*[^'\"\s]|'secrets': 'inherit'", re.IGNORECASE
)
"""Expressions that reach every secret, or a secret named only at run time."""
ALL_SECRETS: Final = "*"
"""In place of names: every existing secret."""
_PINNED: Final = re.compile(r".+@[0-9a-f]{40}(?:[0-9a-f]{24})?")


@frozen
class WorkflowJob:
    """A job of a workflow."""

    file: str
    """From the portal's root."""
    job: str
    runs_on: str
    environment: str
    """The environment that releases its secrets; "" without an environment."""
    secrets: tuple[str, ...]
    """Names, sorted; includes `ALL_SECRETS` if the job could read any."""
    permissions: tuple[str, ...]
    """`contents: read` and the like, of the job or else of the whole file; sorted."""
    actions: tuple[str, ...]
    """Actions of other owners used in it, as written."""
    events: tuple[str, ...]
    """The events that start the workflow."""

    @property
    def unpinned_actions(self) -> tuple[str, ...]:
        """Actions of other owners not pinned by the hash of a commit."""
        return tuple(each for each in self.actions if not each.startswith("./") and not _PINNED.fullmatch(each))


@frozen
class Workflows:
    """Everything below `.github/workflows`."""

    jobs: tuple[WorkflowJob, ...] = ()
    """By file, in the order of each."""
    unread: tuple[str, ...] = ()
    """Files not readable as YAML, from the portal's root: a forge might still run them."""


def read_workflows(root: Path) -> Workflows:
    """Return the jobs of all workflows below `root`, and the unreadable files."""
    folder = root / WORKFLOWS_FOLDER
    files = sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))) if folder.is_dir() else []
    jobs: list[WorkflowJob] = []
    unread = []
    for file in files:
        path = file.relative_to(root).as_posix()
        tree, fault = parse_yaml(YamlText(file.read_text("utf-8", "replace"), path, "CFG"))
        workflow = as_mapping(tree)
        if fault is not None or workflow is None:
            unread.append(path)
        else:
            jobs += _list_jobs(workflow, path)
    return Workflows(tuple(jobs), tuple(unread))


def _list_jobs(workflow: Mapping[str, Tree], path: str) -> Iterator[WorkflowJob]:
    events = _names(workflow.get("on"))
    for name, value in (as_mapping(workflow.get("jobs")) or {}).items():
        job = as_mapping(value) or {}
        steps = job.get("steps")
        uses = [job, *(as_mapping(each) or {} for each in (steps if isinstance(steps, list) else ()))]
        yield WorkflowJob(
            path,
            name,
            ", ".join(_names(job.get("runs-on"))),
            _environment(job.get("environment")),
            _secrets(job),
            _permissions(job["permissions"] if "permissions" in job else workflow.get("permissions")),
            tuple(str(each["uses"]) for each in uses if each.get("uses")),
            events,
        )


def _secrets(job: Mapping[str, Tree]) -> tuple[str, ...]:
    written = repr(job)
    names = {name for name in _SECRET.findall(written) if name != "GITHUB_TOKEN"}
    return tuple(sorted(names | ({ALL_SECRETS} if _ALL_SECRETS.search(written) else set())))


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
