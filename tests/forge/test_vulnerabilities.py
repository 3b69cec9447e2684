"""`scripts/vulnerabilities` fails unless the vulnerability database answered for every pinned package, and says when it did."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from portalgen.errors import UsageError
from portalgen.reports.vulnerability_check import RECORD_FILE, VulnerabilityCheck, find_vulnerability_check

AT = datetime(2026, 11, 28, 18, 17, tzinfo=UTC)
GOOD = {
    **{"form": 1, "asked_at": AT.isoformat(), "reached_at": None},
    **{"packages": [], "vulnerabilities": [], "failure": ""},
}
FAKE = """#!{python}
import json, pathlib, re, sys
arguments = sys.argv[1:]
text = pathlib.Path(arguments[arguments.index("-r") + 1]).read_text()
pins = [(re.sub(r"[-_.]+", "-", each.partition("==")[0]).lower(), each.partition("==")[2]) for each in text.split()]
if len(set(name for name, _ in pins)) < len(pins):
    sys.exit("duplicate requirements")
{body}
"""
WORKING = """
weak = {"django": "PYSEC-2018-4", **dict(each.split("=") for each in %r)}
rows = [
    {"name": name, "version": version, "vulns": [{"id": weak[name], "fix_versions": ["9.9"]}] if name in weak else []}
    for name, version in pins
]
print(json.dumps({"dependencies": rows, "fixes": []}))
sys.exit(1)
"""
UNREACHED = """
rows = [{"name": name, "skip_reason": f"Dependency not found on PyPI and could not be audited: {name} ({version})"} for name, version in pins]
print(json.dumps({"dependencies": rows, "fixes": []}))
print("No known vulnerabilities found", file=sys.stderr)
"""
SKIPPING = """
rows = [{"name": "django", "version": "2.0", "vulns": [{"id": "PYSEC-2018-4", "fix_versions": []}]}]
rows += [{"name": name, "skip_reason": f"not found: {name} ({version})"} for name, version in pins if name == "b-c"]
rows += [{"name": name, "version": version, "vulns": []} for name, version in pins if name not in ("b-c", "django")]
print(json.dumps({"dependencies": rows, "fixes": []}))
sys.exit(1)
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal whose two files pin one package in two versions."""
    folder = tmp_path / "root"
    folder.mkdir()
    (folder / "requirements.txt").write_text("# Gồm.\na==1.0 \\\n    --hash=sha256:00\nB.c==2\n", "utf-8")
    (folder / "requirements-test.txt").write_text("a==1.1\n", "utf-8")
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return folder


@pytest.fixture
def install(tmp_path: Path) -> Callable[[str], None]:
    """Puts a `pip-audit` on PATH that does what it is told."""

    def put(body: str) -> None:
        program = tmp_path / "bin" / "pip-audit"
        program.write_text(FAKE.replace("{python}", sys.executable).replace("{body}", body), "utf-8")
        program.chmod(0o755)

    return put


def test_packages_without_known_vulnerabilities_pass_and_the_moment_is_kept(
    root: Path, install: Callable[[str], None], vulnerabilities: ModuleType
) -> None:
    install(WORKING % (["unknown=X"],))
    assert vulnerabilities.main([], root, lambda: AT) == 0
    check = find_vulnerability_check(root, None)
    assert check == VulnerabilityCheck(AT, AT, frozenset({"a==1.0", "a==1.1", "b-c==2"}))


def test_a_package_with_one_fails_and_is_named(
    root: Path, install: Callable[[str], None], vulnerabilities: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    install(WORKING % (["b-c=CVE-1"],))
    assert vulnerabilities.main([], root, lambda: AT) == 1
    assert "b-c==2: CVE-1; sửa trong / fixed in 9.9" in capsys.readouterr().out
    check = find_vulnerability_check(root, None)
    assert check is not None
    assert (check.reached_at, check.vulnerabilities) == (AT, ("b-c==2: CVE-1 → 9.9",))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (UNREACHED, "django==2.0 is certainly vulnerable and was not found"),
        (SKIPPING, "not asked about 1 packages, among them B.c==2"),
        ("print('{}')", "pip-audit gave no answer (0)"),
        ("print('No known vulnerabilities found')", "pip-audit gave no answer (0)"),
        ("print('[1]')", "pip-audit gave no answer (0)"),
        ("sys.exit('ConnectionError')", "pip-audit gave no answer (1)"),
        ("print(json.dumps({'dependencies': []}))", "was not found"),
        ("print(json.dumps({'dependencies': [{'name': 'django', 'version': '2.0', 'vulns': []}]}))", "was not found"),
    ],
)
def test_a_database_that_does_not_answer_for_every_package_fails(
    body: str,
    words: str,
    root: Path,
    install: Callable[[str], None],
    vulnerabilities: ModuleType,
    capsys: pytest.CaptureFixture[str],
) -> None:
    install(body)
    assert vulnerabilities.main([], root, lambda: AT) == 2
    assert words in capsys.readouterr().err
    check = find_vulnerability_check(root, None)
    assert check is not None
    assert (check.asked_at, check.reached_at, bool(check.failure)) == (AT, None, True)


def test_a_run_that_could_not_ask_leaves_what_the_last_one_learned(
    root: Path, install: Callable[[str], None], vulnerabilities: ModuleType
) -> None:
    install(WORKING % (["a=CVE-2"],))
    vulnerabilities.main([], root, lambda: AT)
    install(UNREACHED)
    later = AT + timedelta(days=7)
    assert vulnerabilities.main([], root, lambda: later) == 2
    check = find_vulnerability_check(root, None)
    assert check is not None
    assert (check.asked_at, check.reached_at) == (later, AT)
    assert check.vulnerabilities == ("a==1.0: CVE-2 → 9.9", "a==1.1: CVE-2 → 9.9")
    install(WORKING % ([],))
    assert vulnerabilities.main([], root, lambda: later) == 0
    again = find_vulnerability_check(root, None)
    assert again is not None
    assert (again.reached_at, again.vulnerabilities, again.failure) == (later, (), "")


def test_the_record_is_put_where_it_is_wanted(
    root: Path, tmp_path: Path, install: Callable[[str], None], vulnerabilities: ModuleType
) -> None:
    install(WORKING % ([],))
    file = tmp_path / "out" / "record.json"
    assert vulnerabilities.main(["--record", str(file)], root, lambda: AT) == 0
    assert find_vulnerability_check(root, None) is None
    assert find_vulnerability_check(root, file) is not None
    assert vulnerabilities.main(["--help"], root) == 2


def test_what_the_script_did_not_write_is_refused_where_it_is_named_and_none_where_it_is_not(root: Path) -> None:
    file = root / RECORD_FILE
    file.parent.mkdir()
    changed = ({"asked_at": "2026-11-28T00:00:00"}, {"form": 2}, {"reached_at": 3}, {"vulnerabilities": ["x"]})
    for text in ("", "[]", "{}", "[" * 100_000, *(json.dumps({**GOOD, **each}) for each in changed)):
        file.write_text(text, "utf-8")
        assert find_vulnerability_check(root, None) is None
        with pytest.raises(UsageError):
            find_vulnerability_check(root, file)


def test_a_record_that_somebody_committed_is_none(tmp_path: Path, git: Callable[..., str]) -> None:
    file = tmp_path / RECORD_FILE
    file.parent.mkdir()
    file.write_text(json.dumps(GOOD), "utf-8")
    git(tmp_path, "init", "--quiet")
    assert find_vulnerability_check(tmp_path, None) is not None
    git(tmp_path, "add", "--force", ".")
    assert find_vulnerability_check(tmp_path, None) is None


def test_the_canary_is_no_package_of_ours(vulnerabilities: ModuleType) -> None:
    files = sorted(vulnerabilities.ROOT.glob(vulnerabilities.FILES))
    pins = {vulnerabilities.normalized(pin) for file in files for pin in vulnerabilities.list_pins(file)}
    assert len(pins) > 100
    assert [each for each in pins if each.startswith("django==")] == []
    assert vulnerabilities.RECORD == RECORD_FILE
