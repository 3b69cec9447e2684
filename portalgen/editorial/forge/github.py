"""GitHub: CODEOWNERS, a ruleset for main, and the form of submissions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from portalgen.config.roster import Person, Role
from portalgen.editorial.forge.model import MAIN_BRANCH, REQUIRED_CHECK, ForgeFile, ForgeInputs, ForgeTarget
from portalgen.editorial.forge.patterns import (
    EVERYTHING,
    PLATFORM_FILES,
    PLATFORM_FOLDERS,
    PathPattern,
    as_codeowners,
    as_fnmatch,
    list_portal_patterns,
    list_site_patterns,
)
from portalgen.editorial.forge.references import RECORDS, RELEASES, SUBMISSIONS
from portalgen.editorial.forge.reviewers import (
    describe_missing,
    list_accounts,
    list_reviewers,
    list_section_delegations,
)
from portalgen.editorial.forge.submission_form import SUBMISSION_FORM
from portalgen.text.bilingual import Bilingual

_FORGE: Final = "github"
_HEAD: Final = """\
# Ai được mời duyệt phần nào. Tệp này do `portalgen forge render github` tạo từ danh sách phân công; đừng sửa tay.
# Who is asked to review what. Made by `portalgen forge render github` from the roster; do not edit.
#
"""
_NOBODY: Final = """\
# Chưa ai trong danh sách phân công (site-config/governance/) có tài khoản GitHub, nên tệp này chưa mời ai: hãy chọn người
# duyệt bằng tay cho đến khi danh sách ghi tài khoản (accounts).
# Nobody in the roster has an account on GitHub yet, so that this file asks nobody: choose reviewers by hand until the
# roster has their accounts.
#
"""
_MEANING: Final = """\
# Một người duyệt là đủ với tệp này, nên nó chỉ để mời đúng người; điều bắt buộc là bước kiểm tra của kho.
# Any one owner satisfies this file: it asks the right people, and a required status check is what binds.
# Dòng sau thay dòng trước; dòng không có ai thì không mời ai. / The last line that fits a file holds.

"""

_HEADS: Final = "refs/heads/"
_TAGS: Final = "refs/tags/"
_EVERY: Final = "~ALL"
_REFERENCES: Final[Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]] = MappingProxyType(
    {
        "submissions": ("branch", (f"{_HEADS}{SUBMISSIONS}",), (), ("non_fast_forward",)),
        "records": ("branch", (f"{_HEADS}{RECORDS}",), (), ("deletion", "non_fast_forward")),
        "other-branches": (
            "branch",
            (_EVERY,),
            tuple(f"{_HEADS}{each}" for each in (MAIN_BRANCH, SUBMISSIONS, RECORDS)),
            ("creation", "update"),
        ),
        "releases": ("tag", (f"{_TAGS}{RELEASES}",), (), ("update", "deletion", "non_fast_forward")),
        "other-tags": ("tag", (_EVERY,), (f"{_TAGS}{RELEASES}",), ("creation", "update")),
    }
)
"""Name of a ruleset to its target, included and excluded names (`*` stops at `/`), and forbidden operations."""


def render_github(inputs: ForgeInputs) -> Iterator[ForgeFile]:
    """Yield the files below `.github/` derived from the roster and the policy."""
    yield ForgeFile(".github/CODEOWNERS", _render_codeowners(inputs))
    yield ForgeFile(".github/pull_request_template.md", SUBMISSION_FORM)
    for name, ruleset in {"main": build_ruleset(inputs), **build_reference_rulesets()}.items():
        yield ForgeFile(f".github/rulesets/{name}.json", json.dumps(ruleset, ensure_ascii=False, indent=2) + "\n")


def _render_codeowners(inputs: ForgeInputs) -> str:
    head = _HEAD + ("" if _has_accounts(inputs) else _NOBODY) + _MEANING
    lines = [*describe_missing(inputs.roster, "", _FORGE, inputs.day)]
    lines += [_line_of(inputs, pattern) for pattern in list_portal_patterns()]
    for site in inputs.sites:
        lines += ["", *describe_missing(inputs.roster, site, _FORGE, inputs.day)]
        lines += [line for pattern in list_site_patterns(site) for line in _lines_of(inputs, pattern)]
    return head + "".join(f"{line}\n" for line in lines)


def _lines_of(inputs: ForgeInputs, pattern: PathPattern) -> Iterator[str]:
    """Yield the line of a pattern of a site, and for content one more for each section with further approvers."""
    yield _line_of(inputs, pattern)
    if pattern.path_class.id != "content":
        return
    sections: dict[str, list[Person]] = {}
    for section, person in list_section_delegations(inputs.roster, pattern.site, inputs.day):
        sections.setdefault(section, []).append(person)
    for section in sorted(sections):
        yield _line_of(inputs, replace(pattern, pattern=f"{pattern.pattern}{section}/"), sections[section])


def _line_of(inputs: ForgeInputs, pattern: PathPattern, more: Iterable[Person] = ()) -> str:
    reviewers = list_reviewers(inputs.roster, pattern.path_class, pattern.site, inputs.day)
    return " ".join((as_codeowners(pattern.pattern), *list_accounts((*reviewers, *more), _FORGE)))


def _has_accounts(inputs: ForgeInputs) -> bool:
    return any(_FORGE in person.accounts for person, _ in inputs.roster.list_everybody())


def build_ruleset(inputs: ForgeInputs) -> dict[str, Any]:
    """Return the ruleset of main for `POST /repos/{owner}/{repo}/rulesets`.

    Approving adds a commit, so new commits dismiss no review; the approver by a record may also be the last pusher.
    """
    reviewers = list(_list_required_reviewers(inputs))
    by_team = {"required_reviewers": reviewers} if reviewers else {}
    alone = any(board.allow_single_editor for board in inputs.roster.sites.values())
    review = {
        "allowed_merge_methods": [inputs.policy.merge_method],
        "dismiss_stale_reviews_on_push": False,
        "require_code_owner_review": _has_accounts(inputs),
        "require_last_push_approval": False,
        "required_approving_review_count": 0 if alone else 1,
        "required_review_thread_resolution": False,
        **by_team,
    }
    check = {
        "required_status_checks": [{"context": REQUIRED_CHECK}],
        "strict_required_status_checks_policy": False,
    }
    return {
        "name": "main",
        "target": "branch",
        "enforcement": "active",
        "bypass_actors": [],
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "rules": [
            {"type": "deletion"},
            {"type": "non_fast_forward"},
            {"type": "pull_request", "parameters": review},
            {"type": "required_status_checks", "parameters": check},
        ],
    }


def build_reference_rulesets() -> dict[str, dict[str, Any]]:
    """Return the rulesets of all other branches and of tags, by name.

    Nobody may create or move a reference without a permitted name.
    """
    return {name: _build_reference_ruleset(name, *row) for name, row in _REFERENCES.items()}


def _build_reference_ruleset(
    name: str, target: str, include: tuple[str, ...], exclude: tuple[str, ...], rules: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "name": name,
        "target": target,
        "enforcement": "active",
        "bypass_actors": [],
        "conditions": {"ref_name": {"include": list(include), "exclude": list(exclude)}},
        "rules": [{"type": each} for each in rules],
    }


def _list_required_reviewers(inputs: ForgeInputs) -> Iterator[dict[str, Any]]:
    """Yield the teams required to review a change: the roster's teams with known numbers."""
    patterns = [*list_portal_patterns(), *(each for site in inputs.sites for each in list_site_patterns(site))]
    asked: dict[tuple[int, int], list[str]] = {}
    for pattern in patterns:
        for team, count in _count_teams(inputs, pattern).items():
            asked.setdefault((team, count), []).extend(_file_patterns(pattern))
    for (team, count), files in asked.items():
        yield {"file_patterns": files, "minimum_approvals": count, "reviewer": {"id": team, "type": "Team"}}


def _count_teams(inputs: ForgeInputs, pattern: PathPattern) -> dict[int, int]:
    """Return the number of approvals needed by team; a need that several roles can meet requires none of them."""
    counts: dict[int, int] = {}
    for role in _needed_roles(inputs, pattern):
        team = _team_of(inputs, role, pattern.site)
        if team is not None:
            counts[team] = counts.get(team, 0) + 1
    return counts


def _needed_roles(inputs: ForgeInputs, pattern: PathPattern) -> Iterable[Role]:
    roles = [need.roles[0] for need in pattern.path_class.list_needs(inputs.policy) if len(need.roles) == 1]
    is_reviewed = "review" in inputs.policy.class_approval(pattern.path_class.id).steps
    return [*roles, "secretary"] if is_reviewed and pattern.path_class.id == "content" else roles


def _team_of(inputs: ForgeInputs, role: Role, site: str) -> int | None:
    if role in inputs.roster.portal.github_teams:
        return inputs.roster.portal.github_teams[role]
    board = inputs.roster.sites.get(site)
    return board.github_teams.get(role) if board is not None else None


def _file_patterns(pattern: PathPattern) -> tuple[str, ...]:
    """Return patterns for a ruleset, which knows no order.

    The remaining files are given by their folders and files.
    """
    if pattern.pattern == EVERYTHING:
        return (*map(as_fnmatch, PLATFORM_FOLDERS), *PLATFORM_FILES)
    return (as_fnmatch(pattern.pattern),)


GITHUB: Final = ForgeTarget("github", Bilingual("GitHub", "GitHub"), render_github)
