"""Stubs of documents are never on time, short and true ones are; hidden faults are found, and near misses left alone.

The pages were written without sight of the rules (`tests/makers/enough_pages.py`). The portals are built in Git and
judged by the commands, as an auditor would.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from tests.makers.enough_pages import CASES, LATER_HANDED_IN, LATER_MERGED, SEEN_AFTER, SEEN_BEFORE, Case, Group
from tests.makers.histories import DEADLINES, Repo

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]

SUBMITTED: Final = "2026-06-09T17:00"
_ROOT: Final = Path(__file__).resolve().parents[2]
FAMILIES: Final = ("PRV", "ORG", "SRC", "ATT", "DDL223")
"""What is said of secrets, persons, sources, advertising, files and events."""
INSUFFICIENT: Final = ("DOC220", "FCT210", "TXT213", "TXT209", "ATT202")
"""What is said of a document that is not there: of its text or file, another number above it, a promise, a filler, a scan without text."""
RUNNING: Final = "DDL207"
"""A limit is not past yet: no fault."""
PORTAL: Final = "site-config/portal.yaml"


@dataclass
class ProgramAnswers:
    """What the program said of the cases of a group."""

    verdicts: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Of each item, at each time: the verdicts of its clocks with their reasons."""
    findings: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Of each folder: codes and messages."""

    def said(self, case: Case) -> list[str]:
        folders = {path.rsplit("/", 1)[0] for path, _ in case.pages}
        return [each for folder in sorted(folders) for each in self.findings[folder]]

    def codes(self, case: Case, families: Sequence[str]) -> list[str]:
        return [each for each in self.said(case) if each.startswith(tuple(families))]

    def clocks(self, case: Case, *times: str) -> list[str]:
        """The verdicts of every item and party, at these times."""
        return [
            each
            for item in case.items
            for when in times
            for each in self.verdicts.get(item, {}).get(when, ["no clock"])
        ]


def _run(folder: Path, *words: str) -> dict[str, Any]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment["PYTHONPATH"] = str(_ROOT)
    run = subprocess.run(
        [sys.executable, "-c", "from portalgen.cli.main import main; main()", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.startswith("{"), run.stdout + run.stderr
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def _minutes(start: str, minutes: int) -> str:
    return (datetime.fromisoformat(start) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")


def _start(folder: Path) -> Repo:
    """A portal that accepts the forms of files that offices use, and asks documents to be sufficient."""
    repo = Repo(folder)
    repo.write(
        PORTAL, repo.read(PORTAL).replace("attachment_formats: [txt,", "attachment_formats: [txt, rtf, odt, xlsx,")
    )
    text, count = re.subn(
        r"^documents_checked_from:.*$", "documents_checked_from: 2026-01-01", repo.read(DEADLINES), flags=re.MULTILINE
    )
    assert count == 1
    repo.write(DEADLINES, text)
    repo.commit("Dạng tệp, ngày bắt đầu xét văn bản", "2026-01-02T08:00")
    return repo


def _send(repo: Repo, cases: Sequence[Case], *, later: bool = False) -> None:
    """Hand the pages in, each in a branch of its own, and then merge one after the other."""
    sent = []
    for minutes, case in enumerate(cases):
        pages, files = (case.later_pages, case.later_files) if later else (case.pages, case.files)
        if not pages:
            continue
        branch = f"{case.name}-sau" if later else case.name
        repo.branch(branch, "main")
        if later:
            for path, _ in case.files:
                repo.delete(path)
        for path, text in pages:
            repo.write(path, text)
        for path, data in files:
            repo.write(path, data)
        repo.commit("Bài gửi", _minutes(LATER_HANDED_IN if later else case.handed_in, minutes))
        repo.checkout("main")
        sent.append((branch, _minutes(LATER_MERGED if later else case.merged, minutes)))
    for branch, when in sent:
        repo.merge(branch, when)


def _audit(repo: Repo, answers: ProgramAnswers, at: str) -> None:
    report = _run(repo.folder, "audit", "deadlines", "--format", "json", "--at", at)
    for row in report["tables"]["clocks"]["rows"]:
        clocks = answers.verdicts.setdefault(row["id"], {}).setdefault(at, [])
        clocks.append(f"{row['verdict']} ({row['party']}, {row['done_reason'] or row['done_strength']})")


def _lint(repo: Repo, answers: ProgramAnswers, at: str, *words: str) -> None:
    report = _run(repo.folder, "lint", *words, "--format", "json", "--fail-on", "never", "--at", at)
    for each in report["findings"]:
        said = f"{each['code']} {each['severity']}: {each['message']}"
        if each["code"] != RUNNING and said not in (rows := answers.findings[each["path"].rsplit("/", 1)[0]]):
            rows.append(said)


def _of(group: Group) -> list[Case]:
    return [each for each in CASES if each.group == group]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, ProgramAnswers]]:
    """What the program says of each group; its portal is seen before and after the true texts of the stubs came."""
    result: dict[str, ProgramAnswers] = {}
    for group in ("stub", "true", "fault", "clean"):
        repo, said = _start(tmp_path_factory.mktemp(group) / "portal"), ProgramAnswers()
        start = repo.head()
        _send(repo, _of(group))
        _lint(repo, said, SUBMITTED, "--base", start, "--head", "main")  # as one submission, on the day of the merges
        _lint(repo, said, SEEN_BEFORE)
        _audit(repo, said, SEEN_BEFORE)
        _send(repo, _of(group), later=True)
        _audit(repo, said, SEEN_AFTER)
        result[group] = said
    yield result


def _table(title: str, misses: Mapping[str, str]) -> str:
    text = "\n".join([title, *(f"  {name}: {said}" for name, said in misses.items())])
    print(text)
    return text


def test_there_are_as_many_pages_as_said() -> None:
    assert [len(_of(group)) for group in ("stub", "true", "fault", "clean")] == [20, 20, 20, 40]
    assert all(case.handed_in < case.merged < "2026-06-11" for case in CASES)


@pytest.mark.parametrize("at", [SEEN_AFTER, SEEN_BEFORE])
def test_stubs_are_not_on_time(at: str, answers: Mapping[str, ProgramAnswers]) -> None:
    """Neither with the true text, four days later, nor while there is nothing else."""
    said, cases = answers["stub"], [each for each in _of("stub") if each.known_at_once or at == SEEN_AFTER]
    on_time = {
        case.name: "; ".join(said.clocks(case, at))
        for case in cases
        if any(each.startswith(("on_time", "no clock")) for each in said.clocks(case, at))
    }
    text = _table(f"stubs on time on {at}: {len(on_time)} of {len(cases)}", on_time)
    assert len(on_time) <= 1, text


def test_stubs_are_told_at_submission(answers: Mapping[str, ProgramAnswers]) -> None:
    said, cases = answers["stub"], [each for each in _of("stub") if each.known_at_once]
    silent = {case.name: "nothing" for case in cases if not said.codes(case, INSUFFICIENT)}
    text = _table(f"stubs of which nothing is said at submission: {len(silent)} of {len(cases)}", silent)
    assert len(silent) <= 1, text


def test_stubs_accuse_nobody(answers: Mapping[str, ProgramAnswers]) -> None:
    said = answers["stub"]
    clocks = {case.name: said.clocks(case, SEEN_BEFORE, SEEN_AFTER) for case in _of("stub") if not case.nothing}
    accused = {
        name: "; ".join(rows)
        for name, rows in clocks.items()
        if any(each.startswith(("late", "overdue")) for each in rows)
    }
    text = _table(f"stubs that are called late: {len(accused)}", accused)
    assert not accused, text


def test_short_and_true_documents_are_on_time(answers: Mapping[str, ProgramAnswers]) -> None:
    said, cases = answers["true"], _of("true")
    missed = {
        case.name: "; ".join((*said.clocks(case, SEEN_BEFORE, SEEN_AFTER), *said.codes(case, INSUFFICIENT)))
        for case in cases
        if not all(each.startswith("on_time (") for each in said.clocks(case, SEEN_BEFORE, SEEN_AFTER))
        or said.codes(case, INSUFFICIENT)
    }
    text = _table(f"true documents on time: {len(cases) - len(missed)} of {len(cases)}", missed)
    assert not missed, text


def test_hidden_faults_are_found(answers: Mapping[str, ProgramAnswers]) -> None:
    said, cases = answers["fault"], _of("fault")
    missed = {case.name: "; ".join(said.said(case)) for case in cases if not said.codes(case, FAMILIES)}
    text = _table(f"hidden faults found: {len(cases) - len(missed)} of {len(cases)}", missed)
    assert len(missed) <= 3, text


def test_near_misses_are_left_alone(answers: Mapping[str, ProgramAnswers]) -> None:
    said, cases = answers["clean"], _of("clean")
    other = {case.name: "; ".join(said.said(case)) for case in cases if said.said(case)}
    _table(f"clean pages of which anything is said: {len(other)} of {len(cases)}", other)
    alarms = {case.name: "; ".join(said.codes(case, FAMILIES)) for case in cases if said.codes(case, FAMILIES)}
    text = _table(f"false alarms: {len(alarms)} of {len(cases)}", alarms)
    assert not alarms, text
