"""The workflows are valid, safe, and call what exists; what they run does what they say."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

from portalgen.cli.main import load_command
from portalgen.cli.release_options import read_status_file
from portalgen.pipeline.options import BuildOptions
from portalgen.publish.canonical_json import format_canonical
from portalgen.publish.details import format_details
from portalgen.publish.manifest import format_manifest
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings, TargetStatus
from portalgen.publish.target.status import read_status
from tests.makers.lint.story import commit
from tests.makers.portal import SmallPortal
from tests.makers.program_needs import require_programs
from tests.makers.release_target import SMALL, expected_files, publish, served_files
from tests.makers.ssh_server import run_ssh_server
from tests.makers.workflow_reader import ROOT, SHELL, WORKFLOWS, Step, calls, document, shell_texts, step, steps

BIN = Path(sys.executable).parent
UPLOAD = "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a"
RESTORE = "actions/cache/restore@0057852bfaa89a56745cba8c7296529d2fc39830"
KEY_JOBS = {("build", "live"), ("build", "deploy"), ("rebuild", "live")}
"""Where the key of the web server is."""
SIGN_JOB = ("build", "sign")
"""Where the release key is."""
WORKFLOW_OF_SUBMISSIONS = ROOT / ".github" / "workflows" / "pull-request.yml"
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
    source = WORKFLOW_OF_SUBMISSIONS.read_text("utf-8")
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
        "test": {"push", "workflow_dispatch"},
        "weekly": {"schedule", "workflow_dispatch"},
    }


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_workflow_may_only_read_and_every_pipe_may_fail(file: Path) -> None:
    workflow = document(file)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["defaults"] == {"run": {"shell": "bash"}}


def test_three_jobs_may_do_more_than_read_the_content_and_one_may_do_less() -> None:
    given = {
        (file.stem, job): body["permissions"]
        for file in WORKFLOWS
        for job, body in document(file)["jobs"].items()
        if "permissions" in body
    }
    assert given == {
        ("build", "deploy"): {"actions": "read", "contents": "read"},
        ("build", "sign"): {},
        ("pull-request", "ci"): {"actions": "read", "contents": "read"},
        ("rebuild", "publish"): {"actions": "write"},
    }
    # What may begin runs, and so could end them, runs nothing of the repository.
    assert [each.run for each in steps() if (each.workflow, each.job) == ("rebuild", "publish")] == [
        'gh workflow run build.yml --repo "$GITHUB_REPOSITORY" --ref main'
    ]


def test_no_run_begins_with_what_strangers_may_begin_beside_a_secret() -> None:
    """A later run sees the secrets of main with what an earlier one, a comment or a stranger's copy left to it."""
    banned = {"pull_request_target", "workflow_run", "issue_comment"}
    assert [file.stem for file in WORKFLOWS if banned & set(document(file)["on"])] == []


def test_two_actions_of_others_are_used_and_the_decision_records_their_hashes() -> None:
    assert [(each.workflow, each.job, each.uses) for each in steps() if each.uses] == [
        ("build", "build", UPLOAD),
        ("cache", "cache", KEEP),
        ("cache", "cache", UPLOAD),
        ("pull-request", "ci", UPLOAD),
        ("pull-request", "ci", UPLOAD),
        ("pull-request", "build", RESTORE),
        ("pull-request", "build", UPLOAD),
        ("pull-request", "build", UPLOAD),
        ("test", "test", UPLOAD),
        ("weekly", "vulnerabilities", UPLOAD),
    ]
    decision = (ROOT / "docs" / "decisions" / "0016-workflows.md").read_text("utf-8")
    assert {each for each in (UPLOAD, RESTORE, KEEP) if each.partition("@")[2] not in decision} == set()


def test_no_action_of_others_and_nothing_restored_is_where_a_key_is() -> None:
    holding = {
        (file.stem, job) for file in WORKFLOWS for job, body in document(file)["jobs"].items() if "environment" in body
    }
    assert holding == {*KEY_JOBS, SIGN_JOB, ("pull-request", "governance")}
    assert [each.name for each in steps() if each.uses and (each.workflow, each.job) in {*KEY_JOBS, SIGN_JOB}] == []


def test_where_the_key_of_the_server_is_one_module_runs_that_needs_nothing_but_python() -> None:
    ran_there = [each for each in steps() if (each.workflow, each.job) in KEY_JOBS]
    assert {name for each in ran_there for name in re.findall(r"scripts/[\w.-]+", each.run)} == set()
    assert {name for each in ran_there for name in re.findall(r"\.venv|pip\b|portalgen(?= )", each.run)} == set()
    called = {name for each in ran_there for name in re.findall(r"python3 -m (\S+ \S+)", each.run)}
    assert called == {f"portalgen.publish {verb}" for verb in ("status", "unpack", "send")}


def test_before_anything_is_judged_nothing_of_main_says_what_a_server_has() -> None:
    jobs = [document(ROOT / ".github" / "workflows" / f"{name}.yml")["jobs"]["live"] for name in ("build", "rebuild")]
    for job in jobs:
        checkout, ask = job["steps"]
        # A folder of a runner of one's own has no key.
        assert checkout["if"] == "vars.PORTALGEN_DEPLOY_TARGET != '' && !contains(vars.PORTALGEN_DEPLOY_TARGET, ':')"
        (line,) = [each for each in ask["run"].splitlines() if "portalgen.publish" in each]
        assert line.lstrip().startswith("env -u PORTALGEN_DEPLOY_KEY ")
    assert jobs[0]["steps"][1] == jobs[1]["steps"][1]


@pytest.mark.heavy
@pytest.mark.needs("ssh", "ssh-keygen", "sshd")
def test_a_server_is_asked_what_is_live_with_the_key_and_without_a_checkout(tmp_path: Path) -> None:
    ask = step("build", "live", "Ask what is live")
    (tmp_path / "may-chu").mkdir()
    with run_ssh_server(tmp_path / "may-chu") as server:
        target, environment = server.add_target("web")
        given = {"PORTALGEN_DEPLOY_TARGET": target, **environment}

        def asked(name: str, **other: str) -> tuple[int, str, Path]:
            (tmp_path / name).mkdir()
            done = run_step(ask, tmp_path / name, None, **{**given, **other})
            return done.returncode, done.stderr, tmp_path / name

        code, errors, folder = asked("trong")
        assert code == 0, errors
        told = outputs(folder)
        assert (told["target"], told["commit"], told["number"], told["previous"]) == ("yes", "", "0", "")
        web = server.folder / "web"
        publish(web, SMALL)
        code, errors, folder = asked("co")
        assert code == 0, errors
        told = outputs(folder)
        status = read_status(web)
        assert (told["commit"], told["portal"], told["number"]) == (SMALL.commit, "tinh", "1")
        assert told["previous"] == status.head_digest
        (folder / "live.json").write_text(told["status"], "utf-8")
        assert read_status_file(folder / "live.json") == status
        # Nothing of the key is left.
        assert sorted(each.name for each in folder.iterdir()) == ["live.json", "output"]
        other_key = (
            environment["PORTALGEN_DEPLOY_KNOWN_HOSTS"].split()[0]
            + " "
            + ((server.folder / "web.key.pub").read_text("utf-8"))
        )
        refused = {
            "khoa-la": {"PORTALGEN_DEPLOY_KNOWN_HOSTS": other_key},
            "thieu": {"PORTALGEN_DEPLOY_KNOWN_HOSTS": ""},
            "thu-muc-khac": {"PORTALGEN_DEPLOY_TARGET": f"{target}-khac"},
            "len-tren": {"PORTALGEN_DEPLOY_TARGET": f"{target}/../x"},
            "lua-chon": {"PORTALGEN_DEPLOY_TARGET": "-oProxyCommand=id:/srv"},
        }
        for name, other in refused.items():
            code, errors, folder = asked(name, **other)
            assert code == 2 and "Traceback" not in errors, (name, errors)
            assert (folder / "output").read_text("utf-8") == ""


def test_where_the_release_key_is_nothing_of_the_repository_is_and_no_page() -> None:
    jobs = document(ROOT / ".github" / "workflows" / "build.yml")["jobs"]
    (only,) = [each for each in steps() if (each.workflow, each.job) == SIGN_JOB]
    assert jobs["sign"]["environment"] == "release"
    assert not re.search(r"git |gh |curl|portalgen(?!_RELEASE| )(?=[./ ])|artifact", only.run.replace("@portalgen", ""))
    given = {value for value in only.environment.values() if "needs." in value}
    live = {f"${{{{ needs.live.outputs.{name} }}}}" for name in ("portal", "number", "previous")}
    assert given == {"${{ needs.build.outputs.manifest }}", "${{ needs.judge.outputs.commit }}", *live}


def test_what_runs_beside_the_key_is_main_and_not_what_another_job_names() -> None:
    """A job that ran code of others could name a commit of a submission, or an option of Git, and so take the key. What was
    judged is named before anything is run, and has to be a commit of main."""
    named = {
        each.environment["REVISION"]
        for each in steps()
        if (each.workflow, each.job) in KEY_JOBS and each.name == "Check out"
    }
    assert named == {"refs/heads/main", "${{ github.sha }}"}
    first, *_, last = [each for each in steps() if (each.workflow, each.job) == ("build", "judge")]
    jobs = document(ROOT / ".github" / "workflows" / "build.yml")["jobs"]
    assert [each["name"] for each in jobs["judge"]["steps"]] == ["Check out", "Name the newest", "Judge"]
    assert jobs["judge"]["outputs"] == {"commit": "${{ steps.newest.outputs.commit }}"}
    assert first.environment["REVISION"] == "refs/heads/main" and "scripts/setup" in last.run
    taking = [step("build", job, "Take what was judged") for job in ("build", "deploy")]
    assert taking[0].run == taking[1].run
    assert [each.environment for each in taking] == [{"JUDGED": "${{ needs.judge.outputs.commit }}"}] * 2


def test_only_a_commit_of_main_is_taken_for_what_was_judged(
    forge: Path, tmp_path: Path, git: Callable[..., str]
) -> None:
    each = step("build", "deploy", "Take what was judged")
    checked_out(step("build", "deploy", "Check out"), forge, tmp_path / "run", "refs/heads/main")
    git(tmp_path / "run", "fetch", "--quiet", "origin", "bai-gui")
    newest, older, aside = git(tmp_path / "run", "rev-parse", "HEAD", "HEAD^", "FETCH_HEAD").split()
    for judged in (aside, "e" * 40, "", "--orphan", "HEAD^"):
        assert run_step(each, tmp_path / "run", JUDGED=judged).returncode == 2, judged
        assert git(tmp_path / "run", "rev-parse", "HEAD") == newest
    assert run_step(each, tmp_path / "run", JUDGED=older).returncode == 0
    assert git(tmp_path / "run", "rev-parse", "HEAD") == older


def test_deployed_is_what_the_same_run_prepared_and_signed() -> None:
    jobs = document(ROOT / ".github" / "workflows" / "build.yml")["jobs"]
    assert {name: body.get("needs") for name, body in jobs.items()} == {
        "live": None,
        "judge": "live",
        "build": ["live", "judge"],
        "sign": ["live", "judge", "build"],
        "deploy": ["judge", "build", "sign"],
    }
    taken = {
        value for each in steps() if each.job == "deploy" for value in each.environment.values() if "needs." in value
    }
    assert taken == {
        "${{ needs.judge.outputs.commit }}",
        "${{ needs.build.outputs.artifact }}",
        "${{ needs.build.outputs.digest }}",
        "${{ needs.sign.outputs.signature }}",
    }
    assert step("build", "build", "Keep the release").uses == UPLOAD


def read_action_inputs(workflow: str, job: str, uses: str) -> dict[str, str]:
    """What an action is given."""
    listed = document(ROOT / ".github" / "workflows" / f"{workflow}.yml")["jobs"][job]["steps"]
    found: dict[str, str] = next(each["with"] for each in listed if each.get("uses") == uses)
    return found


def test_submissions_are_given_what_main_kept_with_the_same_program() -> None:
    kept = read_action_inputs("cache", "cache", KEEP)
    assert kept["path"] == BuildOptions(ROOT, ROOT / "public", datetime.now(UTC)).cache.relative_to(ROOT).as_posix()
    assert read_action_inputs("pull-request", "build", RESTORE) == kept
    prefix = kept["restore-keys"].strip()
    assert prefix == kept["key"].partition("${{ github.run_id")[0]
    named = re.findall(r"'([^']+)'", prefix)
    assert [each for each in named if not any(ROOT.glob(each))] == []
    assert set(named) == {"portalgen/**", "themes/**", "requirements.txt"}


def test_what_counts_is_judged_without_anything_that_a_submission_could_have_kept() -> None:
    """A forge's cache also gives what an earlier run of the same submission kept, when its workflow was another."""
    deciding = [
        each
        for each in steps()
        if (each.workflow, each.job)
        in {("pull-request", "ci"), ("pull-request", "governance"), ("pull-request", "verdict")}
    ]
    assert [each.name for each in deciding if each.uses and each.uses != UPLOAD] == []
    fetch = step("pull-request", "ci", "Fetch what main kept").run
    assert "workflows/cache.yml/runs" in fetch and "event=push" in fetch
    given = read_action_inputs("cache", "cache", UPLOAD)
    packed = step("cache", "cache", "Pack what was made").run
    assert given["path"].removeprefix("${{ runner.temp }}/") in packed and f"name={given['name']} " in fetch
    assert {"path", "if-no-files-found", "overwrite"} < set(given) and given["if-no-files-found"] == "error"


def test_what_is_restored_is_there_before_anything_of_the_program_is_compiled() -> None:
    jobs = [("cache", "cache"), ("pull-request", "ci"), ("pull-request", "build")]
    for workflow, job in jobs:
        names = [each.name for each in steps() if (each.workflow, each.job) == (workflow, job)]
        assert names.index("Check out") + 1 == names.index("Set up") - 1
        assert names[names.index("Check out") + 1].startswith(("Restore", "Fetch what main kept"))


def test_only_what_agrees_with_a_build_from_nothing_is_kept_for_submissions() -> None:
    names = [each.name for each in steps() if each.workflow == "cache"]
    assert names == [
        "Check out",
        "Restore and keep",
        "Set up",
        "Lint",
        "Prepare the check of submissions",
        "Audit approvals",
        "Build and compare",
        "Inspect the pages",
        "Pack what was made",
        "Keep for the check of submissions",
    ]
    assert step("cache", "cache", "Build and compare").run == "scripts/build --verify"
    # What has been found already must not keep anything from being kept.
    looking = ("Lint", "Audit approvals", "Inspect the pages")
    assert all("--fail-on never" in step("cache", "cache", name).run for name in looking)


def test_the_repository_keeps_nothing_of_what_runs_remember(git: Callable[..., str]) -> None:
    assert git(ROOT, "ls-files", "--", ":(glob)**/.portalgen/**") == ""


def test_submissions_run_the_tests_and_the_long_ones_run_every_week() -> None:
    assert step("pull-request", "test", "Test").run == "scripts/test"
    assert step("test", "test", "Test").run == "scripts/test"
    assert step("weekly", "test", "Test").run == "scripts/test --full"
    *_, long, seconds, beside = document(ROOT / ".github" / "workflows" / "weekly.yml")["jobs"]["test"]["steps"]
    # Neither keeps the other from running.
    assert (long["name"], seconds["if"], beside["if"]) == ("Test", "${{ !cancelled() }}", "${{ !cancelled() }}")
    assert "scripts/test-seconds --check" in seconds["run"]
    assert beside["run"].startswith("scripts/bench/run ")
    assert beside["run"].endswith(" --check")
    (cron,) = [each["cron"] for each in document(ROOT / ".github" / "workflows" / "weekly.yml")["on"]["schedule"]]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", cron)


def test_the_vulnerability_database_is_asked_every_week_and_that_is_kept_whatever_it_said() -> None:
    *_, asked, kept = document(ROOT / ".github" / "workflows" / "weekly.yml")["jobs"]["vulnerabilities"]["steps"]
    assert asked["run"] == 'scripts/vulnerabilities --record "$RUNNER_TEMP/vulnerabilities.json"'
    assert (kept["if"], kept["with"]["path"]) == ("${{ !cancelled() }}", "${{ runner.temp }}/vulnerabilities.json")


def test_no_expression_stands_in_a_script() -> None:
    assert [each.name for each in steps() if "${{" in each.run] == []


def test_each_secret_is_given_to_the_one_step_that_needs_it() -> None:
    held = {
        (each.workflow, each.job, each.name, name)
        for each in steps()
        for name in re.findall(r"secrets\.(\w+)", str(each.environment))
    }
    assert held == {
        ("build", "live", "Ask what is live", "PORTALGEN_DEPLOY_KEY"),
        ("build", "deploy", "Deploy", "PORTALGEN_DEPLOY_KEY"),
        ("build", "sign", "Sign the manifest", "PORTALGEN_RELEASE_KEY"),
        ("rebuild", "live", "Ask what is live", "PORTALGEN_DEPLOY_KEY"),
    }
    assert "secrets." not in WORKFLOW_OF_SUBMISSIONS.read_text("utf-8")
    given = {each.name for each in steps() if "github.token" in str(each.environment)}
    assert given == {"Check out", "Fetch the release", "Fetch what main kept", "Begin a run of build"}


@pytest.mark.parametrize("where_and_text", list(shell_texts()), ids=lambda each: each[0])
def test_every_script_is_valid_shell(where_and_text: tuple[str, str]) -> None:
    done = subprocess.run(["bash", "-n"], input=where_and_text[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_script_that_is_called_may_be_run() -> None:
    named = {
        name for where, text in shell_texts() if ":" in where for name in re.findall(r"(?<![\w/])scripts/[a-z-]+", text)
    }
    assert {"scripts/build", "scripts/setup", "scripts/test"} < named
    assert named.isdisjoint({"scripts/artifact", "scripts/deploy", "scripts/rebuild"})
    assert [name for name in sorted(named) if not os.access(ROOT / name, os.X_OK)] == []
    assert [file.name for file in SHELL if not os.access(file, os.X_OK)] == []


def test_every_command_and_option_of_the_program_that_is_used_exists() -> None:
    used = {(command, option) for _, text in shell_texts() for command, given in calls(text) for option in ("", *given)}
    commands = {
        "audit approvals",
        "audit due",
        "build",
        "affected",
        "diff",
        "check",
        "ci",
        "forge render",
        "inspect",
        "judge-push",
        "lint",
        "release",
    }
    assert {command for command, _ in used} == commands
    assert {("ci", "--prepare"), ("lint", "--staged"), ("audit due", "--fail-on"), ("audit due", "--report")} <= used
    # In steps the options stand in a list of Bash.
    listed = {
        "ci": [step("pull-request", job, "Judge") for job in ("ci", "governance")],
        "audit approvals": [step(name, name, "Audit approvals") for name in ("cache", "deadlines")],
        "judge-push": [step("build", "judge", "Judge")],
        "release": [step("build", "build", "Prepare a release")],
    }
    for command, found in listed.items():
        lines = [
            line
            for each in found
            for line in each.run.splitlines()
            if re.search(r"options\+?=\(", line) and "--preview" not in line
        ]
        used |= {(command, option) for line in lines for option in re.findall(r"(?<=[ (])--[a-z-]+", line)}
    assert {("audit approvals", "--genesis"), ("ci", "--each-commit"), ("ci", "--governance-approved")} <= used
    unknown = []
    for command, option in sorted(used):
        parameters = _find_command(command).params
        if option and option not in {each for parameter in parameters for each in parameter.opts}:
            unknown.append(f"{command} {option}")
    assert unknown == []


def _find_command(words: str) -> click.Command:
    """The command that is called by these words: `lint`, `audit due`."""
    name, _, below = words.partition(" ")
    found: click.Command | None = load_command(name)
    if below:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), below)
    assert found is not None, words
    return found


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
    checked_out(step("pull-request", "ci", "Check out"), forge, tmp_path / "run", head)
    assert git(tmp_path / "run", "rev-parse", "HEAD") == git(tmp_path / "run", "rev-parse", "origin/main")
    assert git(tmp_path / "run", "rev-parse", "--is-shallow-repository") == "false"
    assert git(tmp_path / "run", "log", "--format=%s", f"HEAD..{head}") == "bài"
    assert not (tmp_path / "run" / "bài").exists()


def test_the_deadlines_see_every_submission(forge: Path, tmp_path: Path, git: Callable[..., str]) -> None:
    main = git(forge / "kho", "rev-parse", "main")
    checked_out(step("deadlines", "deadlines", "Check out"), forge, tmp_path / "run", main)
    refs = git(tmp_path / "run", "for-each-ref", "--format=%(refname:short)", "refs/remotes")
    assert refs.split() == ["origin/bai-gui", "origin/main"]


def test_only_runs_that_publish_the_newest_of_main_can_take_the_place_of_one_that_waits() -> None:
    groups = {file.stem: document(file)["concurrency"] for file in WORKFLOWS}
    assert groups["build"] == {"group": "build-${{ github.ref }}", "cancel-in-progress": "false"}
    assert [name for name, group in groups.items() if group["group"].startswith("build")] == ["build"]
    jobs = {(file.stem, job): body for file in WORKFLOWS for job, body in document(file)["jobs"].items()}
    assert [where for where, body in jobs.items() if "concurrency" in body] == []
    # No run of the group may find that there is nothing to do, or publish what it was begun with.
    assert [body.get("if") for (workflow, _), body in jobs.items() if workflow == "build"] == [
        "github.ref == 'refs/heads/main'",
        None,
        None,
        None,
        None,
    ]
    assert step("build", "build", "Check out").environment["REVISION"] == "refs/heads/main"


def run_step(
    each: Step, folder: Path, programs: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the script of a step in a folder; what it writes for others lies in `folder/output` and `folder/summary`."""
    path = f"{programs}:{os.environ['PATH']}" if programs else os.environ["PATH"]
    given = {
        "PATH": path,
        "GITHUB_REPOSITORY": "co-quan/kho",
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "RUNNER_TEMP": str(folder),
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", each.run],
        cwd=folder, env={**os.environ, **given, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def outputs(folder: Path) -> dict[str, str]:
    lines = (folder / "output").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@pytest.mark.parametrize("job", ["live", "judge", "build", "deploy"])
def test_the_run_that_was_replaced_is_published_by_the_next(
    job: str, forge: Path, tmp_path: Path, git: Callable[..., str]
) -> None:
    """The step takes main as it stands when the run begins, not what the run was begun with."""
    each = step("build", job, "Check out")
    checked_out(each, forge, tmp_path / "run", each.environment["REVISION"])
    assert git(tmp_path / "run", "rev-parse", "HEAD") == git(forge / "kho", "rev-parse", "main")


def write_prepared(folder: Path, target: Path) -> bytes:
    """A prepared release that follows what a target holds; its manifest."""
    manifest = format_manifest(SMALL.manifest(read_status(target)))
    blobs = {f"blobs/{digest[:2]}/{digest}": data for digest, data in SMALL.bytes_of.items()}
    lists = {f"lists/{host}.json": data for host, data in SMALL.lists().items()}
    for name, data in {
        "manifest.json": manifest,
        "details.json": format_details(SMALL.details),
        **blobs,
        **lists,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return manifest


@pytest.mark.heavy
@pytest.mark.needs("ssh-keygen")
def test_what_one_job_prepared_another_signs_and_a_third_deploys_and_nothing_else(tmp_path: Path) -> None:
    """It takes seconds, since each step of the jobs starts the program in a process of its own."""
    (tmp_path / "portalgen").symlink_to(ROOT / "portalgen")
    key = tmp_path / "khoa"
    ran("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "mẫu", "-f", key)
    web = tmp_path / "web"
    public = " ".join(key.with_suffix(".pub").read_text("utf-8").split()[:2])
    set_up_target(web, TargetSettings(allowed_signers=f'release namespaces="release@portalgen" {public}\n'))
    given = {"PORTALGEN_DEPLOY_TARGET": str(web)}
    assert run_step(step("build", "live", "Ask what is live"), tmp_path, None, **given).returncode == 0
    live = outputs(tmp_path)
    assert json.loads(live.pop("status"))["head_number"] == 0
    assert live == {"commit": "", "portal": "", "number": "0", "previous": "", "target": "yes"}
    write_prepared(tmp_path / "prepared", web)
    assert run_step(step("build", "build", "Pack the release"), tmp_path).returncode == 0
    shutil.rmtree(tmp_path / "prepared")
    # The release key signs what follows the release that is live, and nothing else.
    signing = step("build", "sign", "Sign the manifest")
    manifest = outputs(tmp_path)["manifest"]
    secret = {**SIGNED, "PORTALGEN_RELEASE_KEY": key.read_text("ascii"), "MANIFEST": manifest}
    (tmp_path / "portalgen").rename(tmp_path / "away")
    without = run_step(signing, tmp_path, None, **{**secret, "PORTALGEN_RELEASE_KEY": ""})
    assert without.returncode == 0 and "không ký" in without.stdout and "signature" not in outputs(tmp_path)
    assert run_step(signing, tmp_path, None, **secret).returncode == 0
    (tmp_path / "away").rename(tmp_path / "portalgen")
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    # What the forge's program answers for the archive of that number.
    gh.write_text(
        f"#!/bin/sh\n[ \"$*\" = 'api repos/co-quan/kho/actions/artifacts/7/zip' ] || exit 1\ncat '{tmp_path}/kept.zip'\n",
        "utf-8",
    )
    gh.chmod(0o755)
    with zipfile.ZipFile(tmp_path / "kept.zip", "w") as archive:
        archive.write(tmp_path / "prepared.tar", "prepared.tar")
    fetch = step("build", "deploy", "Fetch the release")
    assert [run_step(fetch, tmp_path, gh.parent, ARTIFACT=each).returncode for each in ("", "../7", "7")] == [2, 2, 0]
    unpack, deploy = step("build", "deploy", "Unpack the release"), step("build", "deploy", "Deploy")
    made = outputs(tmp_path)
    assert run_step(unpack, tmp_path, DIGEST="0" * 64, SIGNATURE="").returncode == 2
    assert not (tmp_path / "prepared").exists()
    assert run_step(unpack, tmp_path, DIGEST=made["digest"], SIGNATURE="").returncode == 0
    given |= {"ROLLBACK": "", "PORTALGEN_DEPLOY_MIRRORS": str(tmp_path / "guong")}
    set_up_target(tmp_path / "guong", TargetSettings())
    assert run_step(deploy, tmp_path, None, **given).returncode == 2  # nobody signed it
    assert run_step(unpack, tmp_path, DIGEST=made["digest"], SIGNATURE=made["signature"]).returncode == 0
    done = run_step(deploy, tmp_path, None, **given)
    assert done.returncode == 0, done.stderr
    for each in (web, tmp_path / "guong"):
        assert served_files(each) == expected_files(SMALL)
    assert str(web) in (tmp_path / "summary").read_text("utf-8")


SIGNED = {
    "PORTAL": "tinh",
    "MAIN_HOST": "tinh.example.vn",
    "JUDGED": "a" * 40,
    "LIVE_PORTAL": "",
    "LIVE_NUMBER": "0",
    "PREVIOUS": "",
}
"""What the sign job is told where nothing is live yet."""
LATER = {"LIVE_PORTAL": "tinh", "LIVE_NUMBER": "4", "PREVIOUS": "b" * 64}
FIFTH = SMALL.manifest(TargetStatus("tinh", 4, "b" * 64))


def canonical(change: dict[str, Any]) -> bytes:
    """The fifth manifest with other values."""
    return format_canonical({**json.loads(format_manifest(FIFTH)), **change})


@cache
def step_that_signs() -> Step:
    """The step of the workflow."""
    return step("build", "sign", "Sign the manifest")


Sign = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def sign(tmp_path_factory: pytest.TempPathFactory) -> Sign:
    """Run the step of the workflow that signs, in a folder, of a manifest."""
    require_programs("ssh-keygen")
    key = tmp_path_factory.mktemp("khoa") / "khoa"
    ran("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "mẫu", "-f", key)
    secret, each = key.read_text("ascii"), step_that_signs()

    def run(folder: Path, manifest: bytes, **told: str) -> subprocess.CompletedProcess[str]:
        given = {**SIGNED, **LATER, "PORTALGEN_RELEASE_KEY": secret, **told}
        return run_step(each, folder, None, **{**given, "MANIFEST": base64.b64encode(manifest).decode()})

    return run


HOST = {"files": 1, "list": "c" * 64, "list_size": 1}


@pytest.mark.parametrize(
    ("manifest", "told", "said"),
    [
        (b"{}\n", {}, "no manifest"),
        (b"", {}, "no manifest"),
        (b"\xff", {}, "no manifest"),
        (b"[" * 50_000, {}, "no manifest"),
        (format_manifest(FIFTH) + b"\n", {}, "no manifest"),
        (format_manifest(FIFTH).replace(b",", b", ", 1), {}, "no manifest"),
        (format_manifest(FIFTH).replace(b'{"clock"', b'{"clock":"x","clock"', 1), {}, "no manifest"),
        (canonical({"note": "x"}), {}, "no manifest"),
        (canonical({"receipts": "main"}), {}, "no manifest"),
        (canonical({"format": "portal-release/2"}), {}, "no manifest"),
        (canonical({"clock": "2026-13-27T12:00+07:00"}), {}, "no manifest"),
        (canonical({"hosts": {"tinh.example.vn": {**HOST, "more": 1}}}), {}, "no manifest"),
        (canonical({"hosts": {"tinh.example.vn": {**HOST, "files": True}}}), {}, "no manifest"),
        (canonical({"hosts": {"tinh.example.vn/x": HOST}}), {}, "no manifest"),
        (canonical({"hosts": {"khac.example.vn": HOST}}), {}, "not of this portal"),
        (canonical({"portal": "khac"}), {}, "not of this portal"),
        (canonical({"main_host": "khac.example.vn"}), {}, "not of this portal"),
        (canonical({}), {"LIVE_PORTAL": "khac"}, "not of this portal"),
        (canonical({"commit": "f" * 40}), {}, "commit that was judged"),
        (canonical({}), {"JUDGED": ""}, "commit that was judged"),
        (canonical({"number": 999}), {}, "follow what is live"),
        (canonical({"number": 1, "previous": ""}), {}, "follow what is live"),
        (canonical({"number": 1}), {}, "follow what is live"),
        (canonical({"number": "5"}), {}, "follow what is live"),
        (canonical({"previous": "d" * 64}), {}, "follow what is live"),
        (canonical({}), {"PREVIOUS": "", "LIVE_NUMBER": "0"}, "follow what is live"),
        (canonical({}), {"PORTAL": ""}, "set the variables"),
        (canonical({}), {"MAIN_HOST": ""}, "set the variables"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_nothing_is_signed_but_the_next_manifest_of_this_portal(
    manifest: bytes, told: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = check_manifest(manifest, told, tmp_path, monkeypatch)
    assert refused is not None
    assert said in refused


def test_a_manifest_that_names_the_newest_receipt_is_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_manifest(canonical({"receipts": "e" * 40}), {}, tmp_path, monkeypatch) is None


def check_manifest(
    manifest: bytes, told: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str | None:
    """What the lines of the step say that stand before the key is written; None if they let the manifest pass.

    They are run here: each process would take as long as all of these.
    """
    code = step_that_signs().run.split("<<'CHECK'\n")[1].split("\nCHECK\n")[0]
    (tmp_path / "manifest.json").write_bytes(manifest)
    monkeypatch.setattr(sys, "argv", ["-", str(tmp_path / "manifest.json")])
    for name, value in {**SIGNED, **LATER, **told}.items():
        monkeypatch.setenv(name, value)
    try:
        exec(compile(code, "CHECK", "exec"), {})
    except SystemExit as refused:
        return str(refused)
    return None


@pytest.mark.heavy
def test_what_is_refused_gets_no_signature(tmp_path: Path, sign: Sign) -> None:
    done = sign(tmp_path, canonical({"number": 999}))
    assert done.returncode == 1 and "không ký: " in done.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.heavy
def test_the_manifest_that_follows_what_is_live_is_signed(tmp_path: Path, sign: Sign) -> None:
    with_ids_of_sha256 = canonical({"commit": "a" * 64})
    for manifest, told in (
        (format_manifest(FIFTH), {}),
        (with_ids_of_sha256, {"JUDGED": "a" * 64}),
        (format_manifest(SMALL.manifest(TargetStatus())), SIGNED),
    ):
        done = sign(tmp_path, manifest, **told)
        assert done.returncode == 0, done.stderr
        assert b"SSH SIGNATURE" in base64.b64decode(outputs(tmp_path)["signature"])


# Whose program judges


SETUP = """#!/bin/sh
cd "$(dirname "$0")/.."
mkdir -p .venv/bin
printf '#!/bin/sh\necho "chấm bằng %s: $*"\nexit %s\n' "$(git rev-parse HEAD)" "$(cat answer)" >.venv/bin/portalgen
chmod +x .venv/bin/portalgen
"""


@pytest.fixture
def judged_main(tmp_path: Path, git: Callable[..., str]) -> tuple[Path, list[str]]:
    """Main, checked out as the judge job does, and its commits: without `judge-push`, with it, and one more."""
    work = tmp_path / "run"
    (work / "scripts").mkdir(parents=True)
    git(work, "init", "--quiet", "--initial-branch=main")
    commits = []
    for number, path in enumerate(("answer", "portalgen/cli/judge_push.py", "content/bai.md")):
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text("0\n", "utf-8")
        if number == 0:
            (work / "scripts" / "setup").write_text(SETUP, "utf-8")
            (work / "scripts" / "setup").chmod(0o755)
        git(work, "add", ".")
        git(work, "commit", "--quiet", "-m", path)
        commits.append(git(work, "rev-parse", "HEAD"))
    git(work, "checkout", "--quiet", "--detach")
    git(work, "branch", "--quiet", "-D", "main")
    return work, commits


def judge_main(work: Path, live: str, rollback: str = "") -> tuple[int, str, str]:
    """How the step ends, whose program judged, and the summary."""
    shutil.rmtree(work / "live-program", ignore_errors=True)
    (work / "summary").unlink(missing_ok=True)
    told = {"STATUS": '{"live":true}', "LIVE": live, "GENESIS": "", "ROLLBACK": rollback}
    done = run_step(step("build", "judge", "Judge"), work, None, **told)
    by = re.search(r"chấm bằng (\w+): --root \S+ judge-push --live \S+ --head HEAD", done.stdout)
    return done.returncode, by[1] if by else "", (work / "summary").read_text("utf-8") + done.stderr


@pytest.mark.heavy
def test_main_is_judged_by_the_program_of_the_commit_that_is_live(judged_main: tuple[Path, list[str]]) -> None:
    work, (_, live, newest) = judged_main
    code, by, told = judge_main(work, live)
    assert (code, by) == (0, live), told
    assert told.startswith("Chương trình của bản đang phát hành") and "chấm bằng" in told
    for nothing_else, words in (("", "Chưa có bản nào"), (judged_main[1][0], "chưa có lệnh judge-push")):
        code, by, told = judge_main(work, nothing_else)
        assert (code, by, words in told.splitlines()[0]) == (0, newest, True), told


@pytest.mark.heavy
def test_a_live_commit_that_main_lacks_is_judged_by_mains_program_only_where_somebody_said_so(
    judged_main: tuple[Path, list[str]], git: Callable[..., str]
) -> None:
    work, (_, live, newest) = judged_main
    aside = git(work, "commit-tree", "-p", live, "-m", "khác", f"{newest}^{{tree}}")
    code, by, told = judge_main(work, aside)
    assert (code, by) == (1, "") and told.startswith("CHƯA ĐẠT"), told
    code, by, told = judge_main(work, aside, rollback="true")
    assert (code, by) == (0, newest) and told.startswith("CẨN THẬN"), told
    for strange in ("HEAD", "--all", live[:10], f"{live} {live}"):
        assert judge_main(work, strange)[:2] == (2, ""), strange


@pytest.mark.heavy
def test_what_the_live_program_refuses_ends_the_run(
    judged_main: tuple[Path, list[str]], git: Callable[..., str]
) -> None:
    work, _ = judged_main
    (work / "answer").write_text("1\n", "utf-8")
    git(work, "commit", "--quiet", "-am", "không cho qua")
    refusing = git(work, "rev-parse", "HEAD")
    (work / "answer").write_text("0\n", "utf-8")
    git(work, "commit", "--quiet", "-am", "chương trình của bản mới cho qua mọi thứ")
    assert judge_main(work, refusing)[:2] == (1, refusing)


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("answer", "code", "due"),
    [(0, 0, {}), (4, 0, {"due": "yes"}), (1, 1, {}), (2, 2, {})],
    ids=["nothing to do", "to be released", "errors", "environment"],
)
def test_a_run_of_build_is_begun_only_where_something_is_due(
    tmp_path: Path, answer: int, code: int, due: dict[str, str]
) -> None:
    program = tmp_path / ".venv" / "bin" / "portalgen"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\necho "$@"\ncat "$4"\nexit {answer}\n', "utf-8")
    program.chmod(0o755)
    (tmp_path / "output").touch()
    ask = step("rebuild", "due", "Ask whether a release is due")
    assert run_step(ask, tmp_path, STATUS='{"target":true}').returncode == code
    assert outputs(tmp_path) == due
    told = (tmp_path / "summary").read_text("utf-8")
    assert told == f'release --check --live {tmp_path}/live.json\n{{"target":true}}\n'
    jobs = document(ROOT / ".github" / "workflows" / "rebuild.yml")["jobs"]
    assert jobs["publish"]["if"] == "needs.due.outputs.due == 'yes'"
    assert jobs["due"]["if"] == "needs.live.outputs.target == 'yes'"


@pytest.mark.heavy
def test_without_a_target_nothing_is_live_and_nothing_due(tmp_path: Path) -> None:
    ask = step("rebuild", "live", "Ask what is live")
    assert run_step(ask, tmp_path, PORTALGEN_DEPLOY_TARGET="").returncode == 0
    told = outputs(tmp_path)
    assert "target" not in told
    (tmp_path / "live.json").write_text(told["status"], "utf-8")
    assert read_status_file(tmp_path / "live.json") == TargetStatus()


@pytest.mark.heavy
def test_what_is_judged_from_is_what_is_served_else_the_newest_of_the_records(tmp_path: Path) -> None:
    (tmp_path / "portalgen").symlink_to(ROOT / "portalgen")
    web = tmp_path / "web"
    set_up_target(web, TargetSettings())
    publish(web, SMALL)
    (web / "current").unlink()  # as after a restore of the records alone
    shutil.rmtree(web / "releases")
    (web / "releases").mkdir()
    ask = step("build", "live", "Ask what is live")
    assert run_step(ask, tmp_path, PORTALGEN_DEPLOY_TARGET=str(web)).returncode == 0
    told = outputs(tmp_path)
    assert json.loads(told["status"])["current"] is None
    assert (told["commit"], told["portal"], told["number"]) == (SMALL.commit, "tinh", "1")
    assert told["previous"] == read_status(web).head_digest


def test_no_checkout_leaves_the_token_behind(forge: Path, tmp_path: Path, git: Callable[..., str]) -> None:
    main = git(forge / "kho", "rev-parse", "main")
    for number, each in enumerate(each for each in steps() if each.name == "Check out"):
        checked_out(each, forge, tmp_path / f"run-{number}", main)
        config = (tmp_path / f"run-{number}" / ".git" / "config").read_text("utf-8")
        assert "AUTHORIZATION" not in config
        assert git(tmp_path / f"run-{number}", "rev-list", "--count", "HEAD") == "2"


def test_a_runner_of_ones_own_checks_out_again_and_keeps_what_it_remembers(
    forge: Path, tmp_path: Path, git: Callable[..., str]
) -> None:
    each = step("build", "build", "Check out")
    first, second = git(forge / "kho", "rev-parse", "main^", "main").split()
    checked_out(each, forge, tmp_path / "run", first)
    remembered = tmp_path / "run" / ".portalgen" / "cache" / "build.sqlite"
    remembered.parent.mkdir(parents=True)
    remembered.write_bytes(b"x")
    checked_out(each, forge, tmp_path / "run", second)
    assert git(tmp_path / "run", "rev-parse", "HEAD") == second
    assert (tmp_path / "run" / "hai").is_file()
    assert remembered.read_bytes() == b"x"


@pytest.mark.heavy  # runs the program twice by way of a shell; what it says is that of pipeline/test_diff.py and test_affected.py
def test_a_submission_is_shown_by_the_pages_that_change_for_readers(tmp_path: Path, git: Callable[..., str]) -> None:
    """It takes seconds, since the step runs the program twice, each time in a process of its own."""
    portal = SmallPortal(tmp_path / "portal")
    git(portal.root, "init", "-q", "--template=", "-b", "main")
    commit(portal.root, "2026-11-20T08:00:00+07:00", "Bắt đầu")
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "title: Họp báo", "title: Họp báo quý Tư")
    commit(portal.root, "2026-11-21T08:00:00+07:00", "Sửa tiêu đề")
    (portal.root / ".venv").symlink_to(ROOT / ".venv")
    (tmp_path / "at").write_text("2026-11-24T08:00", "utf-8")
    environment = {**os.environ, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    script = step("pull-request", "build", "Compare with what is published").run
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=portal.root, env=environment, check=True)
    shutil.unpack_archive(tmp_path / "changed-pages.tar.gz", tmp_path / "unpacked", filter="data")
    pages = [file.relative_to(tmp_path / "unpacked").as_posix() for file in (tmp_path / "unpacked").rglob("*.html")]
    assert "index.html" in pages
    assert [each for each in pages if each.endswith("so.example.vn/tin-tuc/hop-bao/index.html")]
    assert not [each for each in pages if "xa.example.vn" in each]
    summary = (tmp_path / "summary").read_text("utf-8")
    assert "  đổi: https://so.example.vn/tin-tuc/hop-bao/ (Họp báo quý Tư)" in summary
    assert "quý Tư</ins>" in summary


@pytest.mark.parametrize(
    ("job", "kept", "path"),
    [
        ("ci", "Keep the changed pages", "${{ runner.temp }}/report/changed-pages.tar.gz"),
        ("ci", "Keep the findings", "${{ runner.temp }}/report/findings.json"),
        ("build", "Keep the findings", "${{ runner.temp }}/findings.json"),
    ],
)
def test_what_a_submission_is_told_is_kept_though_it_has_errors(job: str, kept: str, path: str) -> None:
    listed = document(WORKFLOW_OF_SUBMISSIONS)["jobs"][job]["steps"]
    given = next(each for each in listed if each["name"] == kept)
    assert (given["if"], given["with"]["path"]) == ("${{ !cancelled() }}", path)
    written = {"ci": step("pull-request", "ci", "Judge").run, "build": step("pull-request", "build", "Check").run}
    assert Path(path).name in written[job]


def test_no_two_jobs_of_a_run_keep_something_by_one_name() -> None:
    for file in WORKFLOWS:
        listed = [each for job in document(file)["jobs"].values() for each in job["steps"]]
        names = [each["with"]["name"] for each in listed if each.get("uses") == UPLOAD]
        assert len(names) == len(set(names)), file


# Which jobs a submission makes run

NOTHING = {"content_alone": "", "runs_code": "", "themes": "", "rules": ""}
CONTENT = {"content_alone": "yes", "runs_code": "no", "themes": "no", "rules": "same"}


@pytest.mark.parametrize(
    ("told", "jobs"),
    [
        (CONTENT, set()),
        ({**CONTENT, "content_alone": "no"}, {"test"}),
        ({**CONTENT, "content_alone": "no", "rules": "changed"}, {"governance", "test"}),
        ({**CONTENT, "content_alone": "no", "runs_code": "yes"}, {"build", "test"}),
        ({**CONTENT, "content_alone": "no", "themes": "yes", "rules": "changed"}, {"build", "governance", "test"}),
        (NOTHING, {"build", "test"}),
    ],
    ids=["content alone", "settings", "rules", "program", "theme", "the check broke down"],
)
def test_of_content_alone_neither_the_program_is_tested_nor_anything_else_built(
    told: dict[str, str], jobs: set[str]
) -> None:
    every = document(WORKFLOW_OF_SUBMISSIONS)["jobs"]
    assert {name for name, job in every.items() if name not in {"ci", "verdict"} and is_begun(job["if"], told)} == jobs
    assert "if" not in every["ci"] and every["verdict"]["if"] == "always()"


def is_begun(condition: str, told: dict[str, str]) -> bool:
    """What the forge makes of a condition of a job, in a run that nobody cancelled."""
    assert condition.startswith("${{ !cancelled() && ")  # else a check that failed would end the run
    text = condition.removeprefix("${{").removesuffix("}}").replace("!cancelled()", "True")
    for name, value in told.items():
        text = re.sub(rf"needs\.ci\.outputs\.{name}\b", repr(value), text)
    assert re.fullmatch(r"(?:[ ()]|True|&&|\|\||[!=]=|'[a-z]*')+", text), text
    return bool(eval(text.replace("&&", "and").replace("||", "or")))


def test_every_output_that_a_job_goes_by_is_one_that_the_check_gives() -> None:
    jobs = document(WORKFLOW_OF_SUBMISSIONS)["jobs"]
    asked = set(re.findall(r"needs\.ci\.outputs\.(\w+)", WORKFLOW_OF_SUBMISSIONS.read_text("utf-8")))
    assert asked == set(jobs["ci"]["outputs"])
    assert jobs["ci"]["outputs"] == {name: f"${{{{ steps.judge.outputs.{name} }}}}" for name in asked}
