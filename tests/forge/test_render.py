"""What forges are set to: by the roster of a day, for everything that the classes of paths know, and as they take it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portalgen.cli.main import run_command
from portalgen.config.approval_policy import ApprovalPolicy, ClassApproval
from portalgen.config.roster_files import parse_roster
from portalgen.editorial.forge.files import find_drift, write_forge_files
from portalgen.editorial.forge.forgejo import build_protection, build_repository_settings, render_forgejo
from portalgen.editorial.forge.github import build_ruleset, render_github
from portalgen.editorial.forge.model import REQUIRED_CHECK, ForgeFile, ForgeInputs
from portalgen.editorial.forge.server_checks import require_environment, require_repository_folder
from portalgen.editorial.forge.table import FORGE_TARGETS
from portalgen.editorial.path_classes import classify_path
from portalgen.errors import UsageError
from tests.makers.code_owners import forgejo_owners, github_owners
from tests.makers.rosters import BOARDS, ROSTER, SITES, board_of, delegation, person, roster_documents
from tests.makers.workflow_reader import document

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
ON = date(2026, 11, 24)
SO = f"{BOARDS}/so.yaml"


def inputs_of(documents: Mapping[str, Any], policy: ApprovalPolicy | None = None, on: date = ON) -> ForgeInputs:
    files = {path: json.dumps(value, ensure_ascii=False).encode() for path, value in documents.items()}
    roster, faults = parse_roster(files)
    assert roster is not None, faults
    return ForgeInputs(roster, policy or ApprovalPolicy(), SITES, on)


def with_accounts(documents: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Everybody's account is their id."""
    changed: dict[str, Any] = json.loads(json.dumps(documents or roster_documents()))
    for document_ in changed.values():
        for each in document_["people"]:
            each["accounts"] = {"github": each["id"], "forgejo": each["id"]}
    return changed


def github_file(inputs: ForgeInputs, name: str = "CODEOWNERS") -> str:
    return next(each.text for each in render_github(inputs) if each.path == f".github/{name}")


def forgejo_file(inputs: ForgeInputs) -> str:
    return next(each.text for each in render_forgejo(inputs) if each.path == ".forgejo/CODEOWNERS")


def delegated() -> dict[str, Any]:
    """The department's chief lets the deputy sign for one section, until the end of October for all."""
    sections = {**delegation("so-truong-ban", "so-pho"), "sections": ["tin-tuc"]}
    whole = delegation("so-truong-ban", "so-thu-ky", last="2026-10-31")
    people = (person("so-pho", "deputy"), person("so-thu-ky", "secretary"))
    return with_accounts({**roster_documents(), SO: board_of("so", *people, delegations=[sections, whole])})


PATHS = st.sampled_from(
    [
        "README.md", "portalgen/cli/main.py", ".github/workflows/build.yml", "themes/default/theme.yaml", "content/.keep",
        "site-config/portal.yaml", "site-config/redirects.yaml", "site-config/lint.yaml", "site-config/lint-baseline.json",
        "site-config/legal/calendar/2026.yaml", "site-config/schema/news.json", "site-config/logos/so.svg",
        "site-config/governance/policy.yaml", "site-config/governance/waivers.yaml", ROSTER, SO, "content/so/_index.vi.md",
        "content/so/tin-tuc/a b.vi.md", "content/xa/tin-tuc/bài.vi.md", "site-config/sites/so.yaml", "site-config/sites/xa.yaml",
        "site-config/governance/roster/xa.yaml", "content/so-khac/a.vi.md",
    ]
)  # fmt: skip
"""Paths of every class but records, and of a site that there is not."""


class TestCodeOwners:
    @given(PATHS)
    def test_each_path_asks_those_whose_approval_its_class_needs(self, path: str) -> None:
        inputs = inputs_of(with_accounts())
        file = classify_path(path)
        site = file.site if file.site in SITES else ""
        asked = {
            "owner": {"@chu-quan-1", "@chu-quan-2", "@chu-quan-3"},
            "platform": {"@van-hanh"},
            "chief": {f"@{site}-truong-ban"} if site else set(),
        }
        needed = {role for need in file.path_class.needs for role in need.roles}
        expected = {account for role in needed for account in asked[role]}
        _, owners = github_owners(github_file(inputs), path)
        if file.site == site:
            assert set(owners) == expected
        if file.path_class.id not in ("site_roster", "content", "site_settings") or site:
            assert forgejo_owners(forgejo_file(inputs), path) == expected

    def test_nobody_is_asked_about_a_record(self) -> None:
        inputs = inputs_of(with_accounts())
        record = f"site-config/approvals/so/2026/{'a' * 64}.json"
        assert github_owners(github_file(inputs), record) == ("/site-config/approvals/", [])
        assert forgejo_owners(forgejo_file(inputs), record) == set()

    @pytest.mark.parametrize(
        ("path", "day", "asked"),
        [
            ("content/so/tin-tuc/a.vi.md", ON, {"@so-truong-ban", "@so-pho"}),
            ("content/so/gioi-thieu/a.vi.md", ON, {"@so-truong-ban"}),
            ("content/so/gioi-thieu/a.vi.md", date(2026, 10, 31), {"@so-truong-ban", "@so-thu-ky"}),
        ],
    )
    def test_who_signs_in_the_chiefs_place_is_asked_where_and_while_that_holds(
        self, path: str, day: date, asked: set[str]
    ) -> None:
        inputs = inputs_of(delegated(), on=day)
        assert set(github_owners(github_file(inputs), path)[1]) == asked
        assert forgejo_owners(forgejo_file(inputs), path) == asked

    def test_who_has_no_account_is_named_by_post_and_asked_for_nothing(self) -> None:
        inputs = inputs_of(roster_documents())
        for text in (github_file(inputs), forgejo_file(inputs)):
            assert "# so-truong-ban: Chức danh so-truong-ban, chưa có tài khoản" in text
            assert "@" not in text
        assert "Chưa ai trong danh sách phân công" in github_file(inputs)
        assert "Chưa ai trong danh sách phân công" not in github_file(inputs_of(with_accounts()))

    def test_a_site_without_a_board_asks_nobody_and_says_so(self) -> None:
        documents = with_accounts()
        del documents[SO]
        text = github_file(inputs_of(documents))
        assert github_owners(text, "content/so/a.vi.md") == ("/content/so/", [])
        assert "# so: chưa có Ban Biên tập" in text

    def test_a_post_cannot_write_lines_of_its_own(self) -> None:
        documents = roster_documents()
        documents[SO]["people"][0]["post"] = "Giám đốc\n* @ke-la"
        inputs = inputs_of(documents)
        assert github_owners(github_file(inputs), "README.md")[1] == []
        assert forgejo_owners(forgejo_file(inputs), "README.md") == set()


class TestRuleset:
    def validate(self, name: str, value: object) -> None:
        schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(value)

    def test_main_is_neither_deleted_nor_overwritten_and_a_record_dismisses_no_review(self) -> None:
        ruleset = build_ruleset(inputs_of(with_accounts()))
        self.validate("github-ruleset", ruleset)
        rules = {each["type"]: each.get("parameters", {}) for each in ruleset["rules"]}
        assert {"deletion", "non_fast_forward"} <= rules.keys()
        assert rules["pull_request"]["dismiss_stale_reviews_on_push"] is False
        assert rules["pull_request"]["require_last_push_approval"] is False
        assert rules["pull_request"]["allowed_merge_methods"] == ["merge"]
        assert rules["pull_request"]["require_code_owner_review"] is True
        assert "required_reviewers" not in rules["pull_request"]

    def test_the_required_check_is_a_job_of_the_workflow(self) -> None:
        jobs = document(ROOT / ".github/workflows/pull-request.yml")["jobs"]
        assert REQUIRED_CHECK in {each["name"] for each in jobs.values()}

    def test_teams_are_asked_for_as_many_approvals_as_a_class_needs(self) -> None:
        documents = roster_documents()
        documents[ROSTER]["github_teams"] = {"owner": 11, "platform": 12}
        documents[SO]["github_teams"] = {"chief": 21, "secretary": 22}
        policy = ApprovalPolicy({"content": ClassApproval("person", ("review", "approve"))}, merge_method="squash")
        ruleset = build_ruleset(inputs_of(documents, policy))
        self.validate("github-ruleset", ruleset)
        parameters = next(each["parameters"] for each in ruleset["rules"] if each["type"] == "pull_request")
        assert parameters["allowed_merge_methods"] == ["squash"]
        asked = {
            (pattern, each["reviewer"]["id"]): each["minimum_approvals"]
            for each in parameters["required_reviewers"]
            for pattern in each["file_patterns"]
        }
        assert asked["site-config/governance/**", 11] == 2
        assert (asked["site-config/legal/**", 11], asked["site-config/lint.yaml", 11]) == (1, 1)
        assert (asked["content/so/**", 21], asked["content/so/**", 22]) == (1, 1)
        assert (asked["site-config/sites/so.yaml", 21], asked["site-config/sites/so.yaml", 12]) == (1, 1)
        assert (".github/**", 12) in asked
        assert not any(pattern.startswith(("content/xa", "site-config/approvals", "*")) for pattern, _ in asked)

    def test_two_owners_are_asked_about_the_law_where_the_policy_names_it(self) -> None:
        documents = roster_documents()
        documents[ROSTER]["github_teams"] = {"owner": 11}
        ruleset = build_ruleset(inputs_of(documents, ApprovalPolicy({"legal": ClassApproval("person")})))
        parameters = next(each["parameters"] for each in ruleset["rules"] if each["type"] == "pull_request")
        reviewers = {
            tuple(each["file_patterns"]): each["minimum_approvals"] for each in parameters["required_reviewers"]
        }
        assert next(count for patterns, count in reviewers.items() if "site-config/legal/**" in patterns) == 2

    def test_where_one_person_may_write_and_approve_no_second_account_is_asked_for(self) -> None:
        inputs = inputs_of({**roster_documents(), SO: board_of("so", allow_single_editor=True)})
        parameters = next(e["parameters"] for e in build_ruleset(inputs)["rules"] if e["type"] == "pull_request")
        assert parameters["required_approving_review_count"] == 0
        assert build_protection(inputs)["required_approvals"] == 0

    @pytest.mark.parametrize("method", ["merge", "squash"])
    def test_forgejo_takes_its_files_too(self, method: str) -> None:
        inputs = inputs_of(roster_documents(), ApprovalPolicy(merge_method=method))
        self.validate("forgejo-branch-protection", build_protection(inputs))
        settings = build_repository_settings(inputs)
        self.validate("forgejo-repository", settings)
        assert [key for key, value in settings.items() if value is True] == [
            "allow_merge_commits" if method == "merge" else "allow_squash_merge"
        ]

    def test_a_schema_would_find_a_key_that_the_forge_does_not_know(self) -> None:
        from jsonschema import ValidationError

        with pytest.raises(ValidationError):
            self.validate("github-ruleset", {"name": "main", "enforcement": "active", "rulez": []})
        with pytest.raises(ValidationError):
            self.validate("forgejo-branch-protection", {"rule_name": "main", "no_push": True})


class TestFiles:
    def test_the_shipped_settings_are_what_the_shipped_roster_says(self) -> None:
        assert run_command(["--root", str(ROOT), "forge", "render", "github", "--check"]) == 0

    def test_drift_is_named_and_gone_once_it_is_written(self, tmp_path: Path) -> None:
        files = tuple(render_github(inputs_of(with_accounts())))
        assert find_drift(tmp_path, files) == tuple(each.path for each in files)
        assert write_forge_files(tmp_path, files) == tuple(each.path for each in files)
        assert find_drift(tmp_path, files) == ()
        assert write_forge_files(tmp_path, files) == ()
        (tmp_path / ".github/CODEOWNERS").write_text("* @ke-la\n")
        assert find_drift(tmp_path, files) == (".github/CODEOWNERS",)

    def test_a_hook_that_cannot_be_run_is_drift(self, tmp_path: Path) -> None:
        files = (ForgeFile("hooks/pre-receive", "#!/bin/sh\n", is_executable=True),)
        write_forge_files(tmp_path, files)
        (tmp_path / "hooks/pre-receive").chmod(0o644)
        assert find_drift(tmp_path, files) == ("hooks/pre-receive",)

    def test_nothing_is_written_where_a_link_leads_out_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "out" / ".github").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(UsageError):
            write_forge_files(tmp_path / "out", render_github(inputs_of(roster_documents())))
        assert list((tmp_path / "elsewhere").iterdir()) == []

    @pytest.mark.parametrize("name", FORGE_TARGETS)
    def test_every_target_renders_the_same_twice_and_has_names(self, name: str) -> None:
        target, inputs = FORGE_TARGETS[name], inputs_of(with_accounts())
        assert tuple(target.render(inputs)) == tuple(target.render(inputs))
        assert target.name == name and target.names.vi and target.names.en

    def test_a_portal_without_a_roster_is_told_how_to_begin_one(
        self, portal: Any, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run_command(["--root", str(portal.root), "forge", "render", "github"]) == 2
        assert "portalgen governance init" in capsys.readouterr().err

    def test_git_wants_to_know_the_servers_folder(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run_command(["--root", str(ROOT), "forge", "render", "git"]) == 2
        assert "--out" in capsys.readouterr().err


@pytest.mark.heavy
class TestServerChecks:
    """A hook that cannot run takes nothing, so that it is not written."""

    def test_a_folder_that_is_no_repository_is_refused_with_the_way_to_make_one(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="git init --bare"):
            require_repository_folder(tmp_path / "typo.git")
        assert list(tmp_path.iterdir()) == []

    def test_of_a_working_folder_the_one_below_is_meant(self, tmp_path: Path) -> None:
        subprocess.run(["git", "init", "--quiet", str(tmp_path / "kho")], check=True)
        with pytest.raises(UsageError, match=r"kho/\.git"):
            require_repository_folder(tmp_path / "kho")
        require_repository_folder(tmp_path / "kho" / ".git")

    def test_an_environment_has_a_python_that_can_run_the_program(self, tmp_path: Path) -> None:
        require_environment(Path(sys.prefix), ROOT)
        with pytest.raises(UsageError, match="python3 -m venv"):
            require_environment(tmp_path / "none", ROOT)
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "python").symlink_to(sys._base_executable)  # type: ignore[attr-defined]
        with pytest.raises(UsageError, match="ModuleNotFoundError"):
            require_environment(tmp_path, tmp_path)

    def test_the_command_writes_nothing_where_no_repository_is(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        arguments = ["--root", str(ROOT), "forge", "render", "git", "--out", str(tmp_path / "typo")]
        assert run_command(arguments) == 2
        assert "không phải là kho Git" in capsys.readouterr().err
        assert not (tmp_path / "typo").exists()
