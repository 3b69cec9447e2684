"""Tables of the files that decide how a submission is judged, and of the files that can run code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.lint.baseline import BASELINE, Baseline
from portalgen.text.bilingual import Bilingual as B

GOVERNANCE_FILES: Final = ("site-config/legal", "site-config/governance", "site-config/lint.yaml", BASELINE)
"""The files that affect verdicts and findings, and folders whose files all do. Paths are from the portal's root."""
THEMES: Final = "themes/"
_THEMES: Final = ("themes",)
_GENERATED: Final = "site-config/schema/"
_APPROVALS: Final = "site-config/approvals/"

_RUNS_CODE: Final[Mapping[str, B]] = MappingProxyType(
    {
        r"\.(?:github|forgejo|gitea|gitlab|circleci|ci|devcontainer)/.*|\.gitlab-ci\.yml|\.woodpecker(?:/.*|\.ya?ml)|Jenkinsfile|"
        r"\.(?:drone|travis)\.yml|(?:azure|bitbucket)-pipelines\.ya?ml": B(
            "quy trình của máy chủ kho", "workflows of the forge"
        ),
        r"(?:\.githooks|\.husky|hooks)/.*|\.pre-commit-(?:config|hooks)\.yaml|\.lefthook\.ya?ml": B(
            "lệnh chạy khi lưu bài", "commands that run when something is committed"
        ),
        r"scripts/.*|(?:.*/)?(?:GNUm|[Mm])akefile|(?:.*/)?(?:Rake|[Jj]ust)file|\.envrc|\.vscode/.*|(?:.*/)?[\w.-]+\.(?:sh|bash)": B(
            "lệnh của kho", "scripts of the repository"
        ),
        r"portalgen/.*|tests/.*|(?:.*/)?[\w.-]+\.(?:py|pyi|pyc|pyd|so|pth)": B("chương trình", "the program"),
        r"pyproject\.toml|setup\.(?:py|cfg)|(?:.*/)?(?:requirements|constraints)[\w.-]*\.(?:txt|in)|(?:tox|pytest|uwsgi)\.ini|"
        r"(?:.*/)?(?:package(?:-lock)?\.json|(?:yarn|uv|poetry|Pipfile)\.lock|Pipfile|Dockerfile|\.npmrc|pip\.conf)": B(
            "những gì được cài đặt, và cách cài", "what is installed, and how"
        ),
        r"(?:.*/)?\.git(?:modules|config)": B("thiết lập của Git", "settings of Git"),
    }
)
"""(pattern of paths from the repository's top, description); the first match counts."""
SUBMODULES: Final = B("kho Git khác gắn vào kho này", "other repositories inside this one")


def is_governance(path: str) -> bool:
    """Return True if the file at `path` (from the portal's root) decides how pages are judged.

    This includes a link in place of a folder with such files, and files below the path of such a file.
    """
    return _touches(path, GOVERNANCE_FILES)


def _touches(path: str, places: Iterable[str]) -> bool:
    return any(path == each or path.startswith(f"{each}/") or each.startswith(f"{path}/") for each in places)


def is_judging(path: str) -> bool:
    """Return True if a submission is judged with main's version of this file instead of its own version."""
    return is_governance(path) or _touches(path, _THEMES)


def stands_beside_governance(path: str) -> bool:
    """Return True if the file may change together with governance files.

    These are governance files themselves, files generated from them, records of approval, and documentation.
    """
    beside = path.startswith((_GENERATED, _APPROVALS, "docs/")) or ("/" not in path and path.endswith(".md"))
    return beside or is_governance(path)


def find_code_files(paths: Iterable[str], submodules: Iterable[str]) -> Mapping[B, tuple[str, ...]]:
    """Return the files that can run code, grouped by description. Paths are from the repository's top, and sorted."""
    found: dict[B, list[str]] = {}
    for path in sorted(paths):
        name = next((name for pattern, name in _RUNS_CODE.items() if re.fullmatch(pattern, path, re.DOTALL)), None)
        if name is not None:
            found.setdefault(name, []).append(path)
    linked = sorted(submodules)
    return {name: tuple(each) for name, each in found.items()} | ({SUBMODULES: tuple(linked)} if linked else {})


def only_shrinks(before: Baseline, after: Baseline) -> bool:
    """Return True if `after` only removes entries from `before` and changes none."""
    return after.readable and all(before.entries.get(key) == entry for key, entry in after.entries.items())
