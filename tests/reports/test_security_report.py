"""The material for the dossier on security: what is there is named, what is missing is said."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from portalgen.config.roster_files import parse_roster, read_roster_files
from portalgen.editorial.tables.table_forms.formats import format_report
from portalgen.reports.bill_of_materials import format_bill_of_materials
from portalgen.reports.security_report import RunningRelease, SecurityFacts, report_security
from portalgen.reports.software import MachineProgram, Package, list_packages, list_programs, list_unpinned_lines
from portalgen.reports.vulnerability_check import VulnerabilityCheck
from portalgen.reports.workflow_jobs import Workflows, read_workflows

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 27, 8, 30, tzinfo=timezone(timedelta(hours=7)))
PACKAGE = Package("click", "8.5.1", "BSD-3-Clause", True, ("a" * 64,), "8.5.1")


def facts(**changes: object) -> SecurityFacts:
    roster, _ = parse_roster(read_roster_files(ROOT))
    plain = SecurityFacts(
        AT,
        "1.0",
        "b" * 40,
        ("lamdong.example.vn",),
        (PACKAGE,),
        (),
        read_workflows(ROOT),
        roster,
        AT.date(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the fields that a test names


def check_results(given: SecurityFacts) -> dict[str, tuple[str, object]]:
    table = report_security(given).tables[0]
    return {row[0].en: (row[1].code, row[2]) for row in table.rows}  # type: ignore[union-attr]  # both are such cells


def test_every_pinned_package_is_listed_with_its_licence_and_all_its_hashes() -> None:
    packages = {each.name: each for each in list_packages(ROOT)}
    assert packages["click"].is_direct
    assert packages["click"].license == "BSD-3-Clause"
    assert len(packages["pydantic-core"].hashes) > 50
    assert "markupsafe" in packages["jinja2"].needs
    assert all(each.installed == each.version for each in packages.values())


def test_the_bill_of_materials_is_valid_and_the_same_each_time() -> None:
    packages, programs = list_packages(ROOT), (MachineProgram("git", "git version 2.47.3"), MachineProgram("caddy", ""))
    text = format_bill_of_materials(packages, programs, "1.0", AT)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert format_bill_of_materials(packages, programs, "1.0", AT) == text
    value = json.loads(text)
    named = {each["name"]: each for each in value["components"]}
    assert named["git"]["version"] == "2.47.3"
    assert "caddy" not in named
    (files,) = named["pydantic"]["externalReferences"]
    assert files["type"] == "distribution" and len(files["hashes"]) == 2
    assert named["pydantic"]["purl"].startswith("pkg:pypi/pydantic@")
    whole = {each["ref"]: each.get("dependsOn", []) for each in value["dependencies"]}
    assert any(each.startswith("pkg:pypi/click@") for each in whole["portalgen"])


def test_programs_that_are_not_there_are_said_to_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("portalgen.reports.software._SYSTEM_FOLDERS", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert {each.name for each in list_programs() if each.version} == {"python", "openssl"}


def test_a_job_is_listed_with_its_environment_its_secrets_and_what_of_others_it_runs(tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text(
        "on: [push, pull_request_target]\npermissions: {contents: read}\njobs:\n  one:\n    runs-on: ubuntu-24.04\n"
        "    environment: {name: portal}\n    steps:\n      - uses: actions/checkout@v4\n"
        "      - run: echo\n        env:\n          KEY: ${{ secrets.KEY }}\n          OTHER: ${{ secrets.OTHER }}\n",
        "utf-8",
    )
    (folder / "b.yml").write_text("a: [", "utf-8")
    workflows = read_workflows(tmp_path)
    (job,) = workflows.jobs
    assert (job.job, job.environment, job.secrets) == ("one", "portal", ("KEY", "OTHER"))
    assert job.permissions == ("contents: read",)
    results = check_results(facts(workflows=workflows))
    assert results["No workflow gives a submission the rights of main"][0] == "unmet"
    assert results["Every external action is pinned by a commit"] == ("unmet", ("actions/checkout@v4",))
    assert results["No job holds more than one secret"][0] == "unmet"
    assert results["Every workflow could be read"] == ("unmet", (".github/workflows/b.yml",))


@pytest.mark.parametrize(
    ("written", "secrets"),
    [
        ('env: {A: "${{ secrets[\'ONE\'] }}", B: "${{ secrets.TWO }}"}', ("ONE", "TWO")),
        ('env: {A: "${{ toJSON(secrets) }}"}', ("*",)),
        ('env: {A: "${{ secrets[matrix.key] }}"}', ("*",)),
        ("secrets: inherit", ("*",)),
        ('env: {A: "${{ secrets.GITHUB_TOKEN }}"}', ()),
    ],
)
def test_whatever_way_a_job_reaches_secrets_is_seen(tmp_path: Path, written: str, secrets: tuple[str, ...]) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text(
        f"on: push\npermissions: {{contents: write}}\njobs:\n  one:\n    uses: x/y/z.yml@main\n    permissions: {{}}\n    {written}\n",
        "utf-8",
    )
    workflows = read_workflows(tmp_path)
    (job,) = workflows.jobs
    assert (job.secrets, job.permissions, job.unpinned_actions) == (secrets, (), ("x/y/z.yml@main",))
    several = check_results(facts(workflows=workflows))["No job holds more than one secret"][0]
    assert several == ("met" if len(secrets) < 2 and "*" not in secrets else "unmet")


def test_the_checks_of_this_repository_are_met_but_for_the_keys_that_nobody_has_yet() -> None:
    results = check_results(facts(packages=list_packages(ROOT)))
    unmet = {name for name, (code, _) in results.items() if code == "unmet"}
    assert unmet == {"There is an unrevoked key for releases", "Every owner has a key"}
    assert results["There are at least three owners, by a document (Art. 12)"][0] == "provisional"


def test_what_is_not_pinned_or_installed_otherwise_is_named() -> None:
    results = check_results(facts(packages=(replace(PACKAGE, hashes=(), installed="8.0"),)))
    assert results["Every package is pinned by its hashes"] == ("unmet", ("click",))
    assert results["Installed versions equal the pinned versions"] == ("unmet", ("click 8.0 ≠ 8.5.1",))
    missing = check_results(facts(packages=(replace(PACKAGE, installed=""),)))
    assert missing["Installed versions equal the pinned versions"] == ("unmet", ("click — ≠ 8.5.1",))


def test_lines_that_ask_for_any_version_are_named(tmp_path: Path) -> None:
    lines = (
        "# a comment\nclick==8.5.1 \\\n    --hash=sha256:" + "a" * 64 + "\nother>=1.0\ngit+https://example.vn/x.git\n"
    )
    (tmp_path / "requirements.txt").write_text(lines, "utf-8")
    assert list_unpinned_lines(tmp_path) == ("other>=1.0", "git+https://example.vn/x.git")
    results = check_results(facts(unpinned_lines=("other>=1.0",)))
    assert results["Every package is pinned by its hashes"] == ("unmet", ("other>=1.0",))


def test_a_contact_that_has_ended_is_none() -> None:
    ended = check_results(facts(security_contact_until=AT.date() - timedelta(days=1)))
    assert ended["Weaknesses can be reported (valid security.txt)"][0] == "unmet"


REACHED = "The vulnerability database was reached within 14 days"
CLEAN = "No package had a known vulnerability then"


def test_a_vulnerability_database_that_was_never_reached_is_said_to_be_that() -> None:
    unreached = VulnerabilityCheck(AT, None, failure="không trả lời")
    for check, details in ((None, 1), (unreached, 2)):
        given = facts(vulnerabilities=check)
        code, detail = check_results(given)[REACHED]
        assert (code, len(detail)) == ("unknown", details)  # type: ignore[arg-type]  # it is a tuple
        assert check_results(given)[CLEAN][0] == "unknown"
        assert "Vulnerability database last reached: never" in format_report(report_security(given), "text", "en")


@pytest.mark.parametrize(("days", "code"), [(0, "met"), (14, "met"), (15, "unmet"), (-1, "unknown")])
def test_the_moment_when_the_vulnerability_database_last_answered_is_told(days: int, code: str) -> None:
    reached = AT - timedelta(days=days)
    check = VulnerabilityCheck(AT, reached, frozenset({"click==8.5.1"}))
    given = facts(vulnerabilities=check)
    assert check_results(given)[REACHED][0] == code
    assert check_results(given)[CLEAN][0] == ("met" if days >= 0 else "unknown")
    text = format_report(report_security(given), "text", "vi")
    assert (f"Lần cuối hỏi được cơ sở dữ liệu lỗ hổng: {reached:%d/%m/%Y}" in text) == (days >= 0)


def test_vulnerable_packages_and_those_that_were_pinned_since_are_named() -> None:
    check = VulnerabilityCheck(AT, AT, frozenset({"click==8.5.0"}), failure="mất mạng")
    results = check_results(facts(vulnerabilities=check))
    assert results[REACHED] == ("met", ("mất mạng",))
    assert results[CLEAN] == ("unknown", ("click==8.5.1",))
    found = replace(check, vulnerabilities=("click==8.5.0: CVE-1 → 8.5.1",))
    assert check_results(facts(vulnerabilities=found))[CLEAN] == ("unmet", ("click==8.5.0: CVE-1 → 8.5.1",))


def test_a_target_that_serves_nothing_is_said_to_have_been_asked() -> None:
    text = format_report(report_security(facts(silent_targets=("/srv/portal",))), "text", "vi")
    assert "/srv/portal" in text and "chưa có bản nào" in text


def test_the_hashes_are_in_the_data() -> None:
    value = json.loads(format_report(report_security(facts()), "json", "vi"))
    assert "a" * 64 in json.dumps(value)


def test_what_could_not_be_looked_at_is_not_called_met() -> None:
    results = check_results(facts(workflows=Workflows(), roster=None))
    assert results["No job holds more than one secret"][0] == "unknown"
    assert results["There is a roster with keys"][0] == "unknown"


def test_a_target_that_takes_unsigned_releases_is_named() -> None:
    release = RunningRelease("/srv/portal", "000001-x", 1, "c" * 40, AT, AT, False, (("warning", 2),))
    results = check_results(facts(releases=(release,)))
    assert results["Target /srv/portal accepts only signed releases"][0] == "unmet"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_report_quotes_the_articles_and_says_what_the_operator_adds(language: str) -> None:
    text = " ".join(format_report(report_security(facts()), "text", language).split())
    assert "phải có phương án kết nối các máy chủ" in text
    assert ("sơ đồ mạng" if language == "vi" else "the plan of the network") in text
