"""The workflows are valid, safe, and call what exists; what they run does what they say."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portalgen.cli.main import module_of_command
from portalgen.pipeline.options import BuildOptions
from tests.makers.workflow_reader import ROOT, SHELL, WORKFLOWS, Step, calls, document, shell_texts, step, steps

BIN = Path(sys.executable).parent
UPLOAD = "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a"
RESTORE = "actions/cache/restore@0057852bfaa89a56745cba8c7296529d2fc39830"
KEEP = "actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830"


def ran(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_every_workflow_fits_the_schema_of_the_forge(schema: str) -> None:
    done = ran(BIN / "check-jsonschema", "--builtin-schema", schema, *WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing_in_the_workflows_and_hooks() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml", ROOT / ".pre-commit-hooks.yaml")
    done = ran(
        BIN / "zizmor", "--offline", "--no-ignores", "--persona=regular", "--collect=all", "--strict-collection",
        *WORKFLOWS, *hooks,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_would_find_an_action_that_is_not_pinned_and_text_of_strangers_in_a_script(tmp_path: Path) -> None:
    source = (ROOT / ".github" / "workflows" / "pull-request.yml").read_text("utf-8")
    broken = source.replace(UPLOAD, "actions/upload-artifact@v7").replace(
        "run: scripts/setup", "run: echo ${{ github.event.pull_request.title }}", 1
    )
    file = tmp_path / "pull-request.yml"
    file.write_text(broken, "utf-8")
    done = ran(BIN / "zizmor", "--offline", "--persona=regular", file)
    assert done.returncode != 0
    assert "unpinned-uses" in done.stdout
    assert "template-injection" in done.stdout


def test_the_workflows_are_these_and_start_when_they_should() -> None:
    starts = {file.stem: set(document(file)["on"]) for file in WORKFLOWS}
    assert starts == {
        "build": {"push", "workflow_dispatch"},
        "cache": {"push", "workflow_dispatch"},
        "deadlines": {"schedule", "workflow_dispatch"},
        "pull-request": {"pull_request"},
        "rebuild": {"schedule", "workflow_dispatch"},
        "weekly": {"schedule", "workflow_dispatch"},
    }


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_workflow_may_only_read_and_every_pipe_may_fail(file: Path) -> None:
    workflow = document(file)
    asks_when_it_ran = {"actions": "read"} if file.stem == "rebuild" else {}
    assert workflow["permissions"] == {"contents": "read", **asks_when_it_ran}
    assert workflow["defaults"] == {"run": {"shell": "bash"}}
    assert not any("permissions" in job for job in workflow["jobs"].values())


def test_two_actions_of_others_are_used_and_the_decision_records_their_hashes() -> None:
    assert [(each.workflow, each.job, each.uses) for each in steps() if each.uses] == [
        ("cache", "cache", KEEP),
        ("pull-request", "lint", RESTORE),
        ("pull-request", "build", RESTORE),
        ("pull-request", "build", UPLOAD),
    ]
    decision = (ROOT / "docs" / "decisions" / "0016-workflows.md").read_text("utf-8")
    assert {each for each in (UPLOAD, RESTORE, KEEP) if each.partition("@")[2] not in decision} == set()


def test_no_action_of_others_and_nothing_restored_is_where_the_key_is() -> None:
    holding = {
        (file.stem, job) for file in WORKFLOWS for job, body in document(file)["jobs"].items() if "environment" in body
    }
    assert holding == {("build", "publish"), ("rebuild", "publish"), ("pull-request", "governance")}
    assert [each.name for each in steps() if each.uses and each.workflow in {"build", "rebuild"}] == []


def read_action_inputs(workflow: str, job: str, uses: str) -> dict[str, str]:
    """What an action is given."""
    listed = document(ROOT / ".github" / "workflows" / f"{workflow}.yml")["jobs"][job]["steps"]
    found: dict[str, str] = next(each["with"] for each in listed if each.get("uses") == uses)
    return found


def test_submissions_are_given_what_main_kept_with_the_same_program() -> None:
    kept = read_action_inputs("cache", "cache", KEEP)
    assert kept["path"] == BuildOptions(ROOT, ROOT / "public", datetime.now(UTC)).cache.relative_to(ROOT).as_posix()
    assert (
        read_action_inputs("pull-request", "lint", RESTORE)
        == kept
        == read_action_inputs("pull-request", "build", RESTORE)
    )
    prefix = kept["restore-keys"].strip()
    assert prefix == kept["key"].partition("${{ github.run_id")[0]
    named = re.findall(r"'([^']+)'", prefix)
    assert [each for each in named if not any(ROOT.glob(each))] == []
    assert set(named) == {"portalgen/**", "themes/**", "requirements.txt"}


def test_what_is_restored_is_there_before_anything_of_the_program_is_compiled() -> None:
    jobs = [("cache", "cache"), ("pull-request", "lint"), ("pull-request", "build")]
    for workflow, job in jobs:
        names = [each.name for each in steps() if (each.workflow, each.job) == (workflow, job)]
        assert names.index("Check out") + 1 == names.index("Set up") - 1
        assert names[names.index("Check out") + 1].startswith("Restore")


def test_only_what_agrees_with_a_build_from_nothing_is_kept_for_submissions() -> None:
    names = [each.name for each in steps() if each.workflow == "cache"]
    assert names == ["Check out", "Restore and keep", "Set up", "Lint", "Build and compare", "Inspect the pages"]
    assert step("cache", "cache", "Build and compare").run == "scripts/build --verify"
    # What has been found already must not keep anything from being kept.
    assert all("--fail-on never" in step("cache", "cache", name).run for name in ("Lint", "Inspect the pages"))


def test_the_repository_keeps_nothing_of_what_runs_remember(git: Callable[..., str]) -> None:
    assert git(ROOT, "ls-files", "--", ":(glob)**/.portalgen/**") == ""


def test_submissions_run_the_tests_and_the_long_ones_run_every_week() -> None:
    assert step("pull-request", "test", "Test").run == "scripts/test"
    assert step("weekly", "test", "Test").run == "scripts/test --full"
    (cron,) = [each["cron"] for each in document(ROOT / ".github" / "workflows" / "weekly.yml")["on"]["schedule"]]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", cron)


def test_no_expression_stands_in_a_script() -> None:
    assert [each.name for each in steps() if "${{" in each.run] == []


def test_secrets_are_given_to_the_deployment_alone() -> None:
    held = {(each.workflow, each.name) for each in steps() if "secrets." in str(each.environment)}
    assert held == {("build", "Deploy"), ("rebuild", "Deploy")}
    assert "secrets." not in (ROOT / ".github" / "workflows" / "pull-request.yml").read_text("utf-8")
    given = {each.name for each in steps() if "github.token" in str(each.environment)}
    assert given == {"Check out", "Ask for the last build"}


@pytest.mark.parametrize("where_and_text", list(shell_texts()), ids=lambda each: each[0])
def test_every_script_is_valid_shell(where_and_text: tuple[str, str]) -> None:
    done = subprocess.run(["bash", "-n"], input=where_and_text[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_script_that_is_called_may_be_run() -> None:
    named = {
        name for where, text in shell_texts() if ":" in where for name in re.findall(r"(?<![\w/])scripts/[a-z-]+", text)
    }
    assert {"scripts/build", "scripts/deadlines", "scripts/deploy", "scripts/setup", "scripts/test"} < named
    assert "scripts/rebuild" in named
    assert [name for name in sorted(named) if not os.access(ROOT / name, os.X_OK)] == []
    assert [file.name for file in SHELL if not os.access(file, os.X_OK)] == []


def test_every_command_and_option_of_the_program_that_is_used_exists() -> None:
    used = {(command, option) for _, text in shell_texts() for command, given in calls(text) for option in ("", *given)}
    assert {command for command, _ in used} == {"build", "check", "inspect", "lint", "next-change"}
    assert {("lint", "--base"), ("lint", "--staged"), ("lint", "--select"), ("lint", "--fail-on")} <= used
    unknown = []
    for command, option in sorted(used):
        parameters = importlib.import_module(module_of_command(command)).command.params
        if option and option not in {each for parameter in parameters for each in parameter.opts}:
            unknown.append(f"{command} {option}")
    assert unknown == []


def test_calls_of_the_program_are_found_in_a_script() -> None:
    text = 'x=1\n.venv/bin/portalgen lint --base "m" \\\n  --report "markdown=$f" || s=$?\n# portalgen no --no\n'
    assert list(calls(text)) == [("lint", ("--base", "--report"))]
    assert list(calls("scripts/build --report a")) == [("build", ("--report",))]
    assert list(calls("scripts/build")) == [("build", ())]


# What the steps do, on real repositories


@pytest.fixture
def forge(tmp_path: Path, git: Callable[..., str]) -> Path:
    """A forge on this disk: `FORGE/kho` has a `main`, one more branch, and a submission from elsewhere."""
    work = tmp_path / "work"
    work.mkdir()
    git(work, "init", "--quiet", "--initial-branch=main")
    for name in ("một", "hai"):
        (work / name).write_text(name, "utf-8")
        git(work, "add", ".")
        git(work, "commit", "--quiet", "-m", name)
    git(work, "checkout", "--quiet", "-b", "bai-gui", "HEAD^")
    (work / "bài").write_text("bài", "utf-8")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "-m", "bài")
    git(work, "checkout", "--quiet", "main")
    git(tmp_path, "clone", "--quiet", "--bare", work, "forge/kho")
    forge = tmp_path / "forge"
    # A forge keeps what a stranger sent under refs/pull, and not among its branches.
    git(forge / "kho", "update-ref", "refs/pull/1/head", "refs/heads/bai-gui")
    git(forge / "kho", "config", "uploadpack.allowReachableSHA1InWant", "true")
    return forge


def checked_out(each: Step, forge: Path, folder: Path, revision: str) -> None:
    folder.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "GITHUB_SERVER_URL": forge.as_uri(),
        "GITHUB_REPOSITORY": "kho",
        "GITHUB_BASE_REF": "main",
        "TOKEN": "mau",
        "REVISION": revision,
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", each.run],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_of_a_submission_its_history_is_fetched_and_main_is_checked_out(
    forge: Path, tmp_path: Path, git: Callable[..., str]
) -> None:
    git(forge / "kho", "update-ref", "-d", "refs/heads/bai-gui")
    head = git(forge / "kho", "rev-parse", "refs/pull/1/head")
    checked_out(step("pull-request", "lint", "Check out"), forge, tmp_path / "run", head)
    assert git(tmp_path / "run", "rev-parse", "HEAD") == git(tmp_path / "run", "rev-parse", "origin/main")
    assert git(tmp_path / "run", "rev-parse", "--is-shallow-repository") == "false"
    assert git(tmp_path / "run", "log", "--format=%s", f"HEAD..{head}") == "bài"
    assert not (tmp_path / "run" / "bài").exists()


def test_the_deadlines_see_every_submission(forge: Path, tmp_path: Path, git: Callable[..., str]) -> None:
    main = git(forge / "kho", "rev-parse", "main")
    checked_out(step("deadlines", "deadlines", "Check out"), forge, tmp_path / "run", main)
    refs = git(tmp_path / "run", "for-each-ref", "--format=%(refname:short)", "refs/remotes")
    assert refs.split() == ["origin/bai-gui", "origin/main"]


def test_deployments_of_the_two_workflows_wait_for_one_another() -> None:
    build, rebuild = (document(ROOT / ".github" / "workflows" / f"{name}.yml") for name in ("build", "rebuild"))
    assert rebuild["concurrency"] == build["concurrency"]
    assert build["concurrency"]["cancel-in-progress"] == "false"
    deploy = [each for each in steps() if each.name == "Deploy"]
    assert len({each.run for each in deploy}) == 1 == len({str(each.environment) for each in deploy})


def asked_for_the_last_build(folder: Path, answers: dict[str, str]) -> str:
    """What the step of `rebuild` writes for the next one, where the forge's program answers this for each workflow."""
    program = folder / "bin" / "gh"
    program.parent.mkdir()
    cases = "".join(f"  *--workflow\\ {name}\\ *) echo -n '{answer}' ;;\n" for name, answer in answers.items())
    program.write_text(f'#!/bin/sh\ncase "$*" in\n{cases}  *) exit 1 ;;\nesac\n', "utf-8")
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "kho",
        "GITHUB_OUTPUT": str(folder / "output"),
    }
    script = step("rebuild", "publish", "Ask for the last build").run
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], env=environment, check=True)
    return (folder / "output").read_text("utf-8")


def test_a_rebuild_asks_for_the_later_one_of_the_last_good_runs(tmp_path: Path) -> None:
    answers = {"build.yml": "2026-11-24T01:05:09Z\n", "rebuild.yml": "2026-11-23T22:06:40Z\n"}
    assert asked_for_the_last_build(tmp_path, answers) == "began=2026-11-24T01:05:09Z\n"


def test_a_rebuild_that_knows_no_run_before_says_nothing(tmp_path: Path) -> None:
    assert asked_for_the_last_build(tmp_path, {"build.yml": "", "rebuild.yml": ""}) == ""


def test_no_checkout_leaves_the_token_behind(forge: Path, tmp_path: Path, git: Callable[..., str]) -> None:
    main = git(forge / "kho", "rev-parse", "main")
    for number, each in enumerate(each for each in steps() if each.name == "Check out"):
        checked_out(each, forge, tmp_path / f"run-{number}", main)
        config = (tmp_path / f"run-{number}" / ".git" / "config").read_text("utf-8")
        assert "AUTHORIZATION" not in config
        assert git(tmp_path / f"run-{number}", "rev-list", "--count", "HEAD") == "2"


@pytest.mark.parametrize("workflow", ["build", "rebuild"])
def test_a_runner_of_ones_own_checks_out_again_and_keeps_what_it_remembers(
    workflow: str, forge: Path, tmp_path: Path, git: Callable[..., str]
) -> None:
    each = step(workflow, "publish", "Check out")
    first, second = git(forge / "kho", "rev-parse", "main^", "main").split()
    checked_out(each, forge, tmp_path / "run", first)
    remembered = tmp_path / "run" / ".portalgen" / "cache" / "build.sqlite"
    remembered.parent.mkdir(parents=True)
    remembered.write_bytes(b"x")
    checked_out(each, forge, tmp_path / "run", second)
    assert git(tmp_path / "run", "rev-parse", "HEAD") == second
    assert (tmp_path / "run" / "hai").is_file()
    assert remembered.read_bytes() == b"x"


def test_the_pages_are_packed_without_the_records_of_the_builder(tmp_path: Path) -> None:
    for path in ("public/a.example.vn/index.html", "public/.portalgen/sites/_portal.json"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("x", "utf-8")
    environment = {**os.environ, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    script = step("pull-request", "build", "Pack the pages").run
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=environment, check=True)
    shutil.unpack_archive(tmp_path / "public.tar.gz", tmp_path / "unpacked", filter="data")
    assert [path.name for path in (tmp_path / "unpacked").iterdir()] == ["a.example.vn"]
    assert "Hosts: 1." in (tmp_path / "summary").read_text("utf-8")
