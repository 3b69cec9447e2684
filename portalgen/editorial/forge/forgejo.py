"""Forgejo: CODEOWNERS with regular expressions, protection of main, merging of submissions, and their form.

There, every matching pattern requests its people, and a line without people is an error. So a class without accounts
has no line, and the remaining files are those matched by no other pattern.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from portalgen.editorial.forge.model import MAIN_BRANCH, REQUIRED_CHECK, ForgeFile, ForgeInputs, ForgeTarget
from portalgen.editorial.forge.patterns import (
    EVERYTHING,
    PathPattern,
    as_regular_expression,
    list_portal_patterns,
    list_site_patterns,
)
from portalgen.editorial.forge.references import RECORDS, RELEASE_NAMES, SUBMISSIONS
from portalgen.editorial.forge.reviewers import (
    describe_missing,
    list_accounts,
    list_reviewers,
    list_section_delegations,
)
from portalgen.editorial.forge.submission_form import SUBMISSION_FORM
from portalgen.text.bilingual import Bilingual

_FORGE: Final = "forgejo"
_HEAD: Final = """\
# Ai được mời duyệt phần nào. Tệp này do `portalgen forge render forgejo` tạo từ danh sách phân công; đừng sửa tay.
# Who is asked to review what. Made by `portalgen forge render forgejo` from the roster; do not edit.
# Mẫu đường dẫn là biểu thức chính quy; ai chưa có tài khoản thì chỉ được nêu trong dòng ghi chú.
# Patterns are regular expressions; who has no account is named in a comment only.

"""
_SITE_FOLDERS: Final = (r"content/[a-z0-9-]+/.*", r"site-config/sites/[a-z0-9-]+\.yaml")
_SPECIAL: Final = re.compile(r"[\\# ]")
"""The prefix read by Forgejo before the regular expression, which then needs a backslash of its own."""

_REFERENCES: Final = (
    ("branch-protection-1-submissions", SUBMISSIONS, True),
    ("branch-protection-2-records", RECORDS, True),
    ("branch-protection-3-others", "**", False),
)
"""File name, pattern, and True if writers may push; in the order in which the rules have to be created."""


def render_forgejo(inputs: ForgeInputs) -> Iterator[ForgeFile]:
    """Yield the files below `.forgejo/`: two for people, the remaining files for calls of the forge's API."""
    yield ForgeFile(".forgejo/CODEOWNERS", _render_codeowners(inputs))
    yield ForgeFile(".forgejo/pull_request_template.md", SUBMISSION_FORM)
    yield ForgeFile(".forgejo/branch-protection.json", _as_json(build_protection(inputs)))
    yield ForgeFile(".forgejo/repository.json", _as_json(build_repository_settings(inputs)))
    for name, protection in {**build_reference_protections(), **build_tag_protections(inputs)}.items():
        yield ForgeFile(f".forgejo/{name}.json", _as_json(protection))


def build_protection(inputs: ForgeInputs) -> dict[str, Any]:
    """Return the protection of main for `POST /repos/{owner}/{repo}/branch_protections`."""
    alone = any(board.allow_single_editor for board in inputs.roster.sites.values())
    return {
        "rule_name": MAIN_BRANCH,
        "enable_push": False,
        "enable_status_check": True,
        "status_check_contexts": [f"*{REQUIRED_CHECK}*"],
        "required_approvals": 0 if alone else 1,
        "dismiss_stale_approvals": False,
        "ignore_stale_approvals": False,
        "block_on_rejected_reviews": True,
        "block_on_official_review_requests": False,
        "block_on_outdated_branch": False,
        "apply_to_admins": True,
    }


def build_reference_protections() -> dict[str, dict[str, Any]]:
    """Return the protections of the other branches, by file name, for `POST /repos/{owner}/{repo}/branch_protections`.

    The first matching rule created applies, so the last rule matches everything. Forgejo lets nobody overwrite or
    delete a branch that any rule matches.
    """
    return {
        name: {"rule_name": pattern, "enable_push": is_open, "apply_to_admins": True}
        for name, pattern, is_open in _REFERENCES
    }


def build_tag_protections(inputs: ForgeInputs) -> dict[str, dict[str, Any]]:
    """Return the protections of tags, by file name, for `POST /repos/{owner}/{repo}/tag_protections`.

    The people named by any matching pattern may create the tag: the platform creates releases, and nobody any other
    tag.
    """
    platform = [person for person in inputs.roster.portal.people if person.holds("platform", inputs.day)]
    accounts = [each.removeprefix("@") for each in list_accounts(platform, _FORGE)]
    return {
        name: {"name_pattern": pattern, "whitelist_usernames": names, "whitelist_teams": []}
        for name, pattern, names in (
            ("tag-protection-1-releases", f"/{RELEASE_NAMES}/", accounts),
            ("tag-protection-2-others", "*", []),
        )
    }


def build_repository_settings(inputs: ForgeInputs) -> dict[str, Any]:
    """Return the settings for merging submissions, for `PATCH /repos/{owner}/{repo}`."""
    style = inputs.policy.merge_method
    return {
        "allow_merge_commits": style == "merge",
        "allow_squash_merge": style == "squash",
        "allow_rebase": False,
        "allow_rebase_explicit": False,
        "allow_fast_forward_only_merge": False,
        "default_merge_style": style,
    }


def _render_codeowners(inputs: ForgeInputs) -> str:
    lines = [*describe_missing(inputs.roster, "", _FORGE, inputs.day)]
    lines += [line for pattern in list_portal_patterns() for line in _lines_of(inputs, pattern)]
    for site in inputs.sites:
        lines += ["", *describe_missing(inputs.roster, site, _FORGE, inputs.day)]
        lines += [line for pattern in list_site_patterns(site) for line in _lines_of(inputs, pattern)]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def _lines_of(inputs: ForgeInputs, pattern: PathPattern) -> Iterator[str]:
    """Yield the line of a pattern, and for content one more for each section with further approvers."""
    reviewers = list_reviewers(inputs.roster, pattern.path_class, pattern.site, inputs.day)
    asked = [(_expression_of(pattern), list_accounts(reviewers, _FORGE))]
    if pattern.path_class.id == "content":
        delegations = list_section_delegations(inputs.roster, pattern.site, inputs.day)
        asked += [
            (as_regular_expression(f"{pattern.pattern}{section}/"), list_accounts((person,), _FORGE))
            for section, person in delegations
        ]
    yield from (" ".join((_escape(expression), *accounts)) for expression, accounts in asked if accounts)


def _expression_of(pattern: PathPattern) -> str:
    if pattern.pattern != EVERYTHING:
        return as_regular_expression(pattern.pattern)
    others = [as_regular_expression(each.pattern) for each in list_portal_patterns() if each.pattern != EVERYTHING]
    return f"!(?:{'|'.join((*others, *_SITE_FOLDERS))})"


def _escape(expression: str) -> str:
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", expression)


def _as_json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORGEJO: Final = ForgeTarget("forgejo", Bilingual("Forgejo", "Forgejo"), render_forgejo)
