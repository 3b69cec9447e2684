"""The settings of forges say of names what the hook of a bare repository says, as far as a forge can."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.editorial.forge.forgejo import build_reference_protections, build_tag_protections, render_forgejo
from portalgen.editorial.forge.github import build_reference_rulesets, render_github
from portalgen.editorial.forge.model import ForgeInputs
from tests.makers.board_repository import small_roster

SCHEMAS = Path(__file__).parent / "schemas"
TAKEN = ("refs/heads/bai/hop-bao", "refs/heads/phieu/reject-0f3a")
RELEASE = "refs/tags/phat-hanh/2026-03-01"
REFUSED = (
    "refs/heads/bai-hop-bao", "refs/heads/origin/main", "refs/heads/main2", "refs/heads/bai/x/y", "refs/heads/HEAD",
    "refs/heads/patch-1", "refs/tags/main", "refs/tags/origin/main", "refs/tags/bai/hop-bao", "refs/tags/v1",
    "refs/tags/phat-hanh/a/b",
)  # fmt: skip
"""Names that the hook refuses too; a forge that cannot tell letters from one another takes others (see the guide)."""


def inputs(accounts: bool = False) -> ForgeInputs:
    roster = small_roster()
    if accounts:
        operator = next(each for each in roster.portal.people if each.id == "van-hanh")
        object.__setattr__(operator, "accounts", {"forgejo": "van-hanh"})
    return ForgeInputs(roster, ApprovalPolicy(), ("so", "xa"), date(2026, 11, 24))


def validate(name: str, value: object) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(value)


def matches(pattern: str, name: str, every: str) -> bool:
    """Whether a pattern in which `*` stops at `/` fits a name; `every` fits all."""
    return pattern == every or re.fullmatch(re.escape(pattern).replace(r"\*", "[^/]*"), name) is not None


class TestGitHub:
    def forbids(self, ref: str, rule: str) -> bool:
        """Whether any ruleset keeps people from that."""
        rulesets = [each for each in build_reference_rulesets().values() if self.holds_for(each, ref)]
        return any(rule == each["type"] for ruleset in rulesets for each in ruleset["rules"])

    def holds_for(self, ruleset: dict[str, Any], ref: str) -> bool:
        names = ruleset["conditions"]["ref_name"]
        is_included = any(matches(each, ref, "~ALL") for each in names["include"])
        is_target = ruleset["target"] == ("tag" if ref.startswith("refs/tags/") else "branch")
        return is_target and is_included and not any(matches(each, ref, "") for each in names["exclude"])

    def test_what_the_hook_takes_may_be_made_and_what_it_refuses_may_not(self) -> None:
        assert [each for each in (*TAKEN, RELEASE, "refs/heads/main") if self.forbids(each, "creation")] == []
        assert [each for each in REFUSED if not self.forbids(each, "creation")] == []
        assert [each for each in REFUSED if not self.forbids(each, "update")] == []

    @pytest.mark.parametrize(
        ("ref", "forbidden"),
        [
            ("refs/heads/bai/hop-bao", {"non_fast_forward"}),
            ("refs/heads/phieu/reject-0f3a", {"non_fast_forward", "deletion"}),
            (RELEASE, {"update", "deletion", "non_fast_forward"}),
        ],
    )
    def test_submissions_go_forward_records_stay_and_releases_are_made_once(
        self, ref: str, forbidden: set[str]
    ) -> None:
        rules = ("creation", "update", "deletion", "non_fast_forward")
        assert {each for each in rules if self.forbids(ref, each)} == forbidden

    def test_github_knows_every_field(self) -> None:
        rulesets = build_reference_rulesets()
        for each in rulesets.values():
            validate("github-ruleset", each)
        files = {each.path for each in render_github(inputs())}
        assert {f".github/rulesets/{name}.json" for name in rulesets} <= files


class TestForgejo:
    def rule_of(self, branch: str) -> dict[str, Any] | None:
        """The rule that holds for a branch: the first that fits, in the order in which they are made."""
        rules = build_reference_protections().values()
        return next((each for each in rules if matches(each["rule_name"], branch, "**")), None)

    def may_tag(self, tag: str, account: str) -> bool:
        """Whether any pattern that fits a tag names the account."""
        fitting = (
            each
            for each in build_tag_protections(inputs(accounts=True)).values()
            if each["name_pattern"] == "*"
            or re.search(each["name_pattern"].strip("/").replace(r"\z", r"\Z"), tag.removeprefix("refs/tags/"))
        )
        return any(account in each["whitelist_usernames"] for each in fitting)

    def test_what_the_hook_takes_may_be_pushed_and_what_it_refuses_may_not(self) -> None:
        branches = [
            (ref, self.rule_of(ref.removeprefix("refs/heads/"))) for ref in (*TAKEN, *REFUSED) if "heads" in ref
        ]
        assert [ref for ref, rule in branches if rule is None or rule["enable_push"] != (ref in TAKEN)] == []

    def test_only_the_platform_makes_releases_and_nobody_any_other_tag(self) -> None:
        tags = [each for each in REFUSED if "tags" in each]
        assert self.may_tag(RELEASE, "van-hanh") and not self.may_tag(RELEASE, "bien-tap-so")
        assert [each for each in tags if self.may_tag(each, "van-hanh")] == []

    def test_forgejo_knows_every_field(self) -> None:
        protections, tags = build_reference_protections(), build_tag_protections(inputs())
        for each in protections.values():
            validate("forgejo-branch-protection", each)
        for each in tags.values():
            validate("forgejo-tag-protection", each)
        files = [each.path for each in render_forgejo(inputs())]
        assert {f".forgejo/{name}.json" for name in (*protections, *tags)} <= set(files)
        assert list(protections)[-1] == sorted(protections)[-1]  # the last to be made is the one that fits everything
