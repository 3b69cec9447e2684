"""Histories of changed law, written without sight of the program, against what `portalgen audit deadlines` says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from tests.makers.audit_command import print_deadline_audit, verdict_word_of
from tests.makers.changed_law import CHANGED_LAW, FURTHER, HONEST
from tests.makers.histories import WORDS, Expect, History
from tests.makers.law_repository import LawRepo

pytestmark = pytest.mark.long

FRESH: Final = {"fresh": "on_time", "not_fresh": "late"}
AT_LEAST: Final = 18

Verdicts = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdicts]:
    """What the audit said of each history, once it was asked."""
    return {}


@pytest.mark.parametrize("history", [*CHANGED_LAW, *FURTHER], ids=lambda history: history.name)
def test_every_verdict_is_one_that_an_auditor_allows(
    history: History, tmp_path: Path, verdicts: dict[str, Verdicts]
) -> None:
    found = verdicts_of(history, tmp_path)
    verdicts[history.name] = found
    wrong = {
        (each.item_id, each.party): verdict
        for each in history.expect
        if (verdict := found[each.item_id, each.party]) in each.forbidden or verdict not in each.allowed
    }
    assert wrong == {}


def test_honest_people_keep_their_proof(verdicts: dict[str, Verdicts], tmp_path: Path) -> None:
    honest = [each for each in CHANGED_LAW if each.name in HONEST]
    assert len(honest) == 20
    for each in honest:
        if each.name not in verdicts:
            verdicts[each.name] = verdicts_of(each, tmp_path / each.name)
    lost = {each.name: lost for each in honest if (lost := not_on_time(each, verdicts[each.name]))}
    assert len(honest) - len(lost) >= AT_LEAST, lost


def test_half_of_the_histories_are_honest() -> None:
    assert len(CHANGED_LAW) == 40
    assert len(HONEST) == 20
    histories = [*CHANGED_LAW, *FURTHER]
    assert len({each.name for each in histories}) == len(histories)
    assert all(each.allowed | each.forbidden <= WORDS for history in histories for each in history.expect)


@pytest.mark.parametrize("name", ["dated-shorter-length", "day-off-by-one-owner", "evidence-starts-moved"])
def test_the_report_names_every_change_before_the_verdicts(name: str, tmp_path: Path) -> None:
    history = next(each for each in CHANGED_LAW if each.name == name)
    repository = LawRepo(tmp_path / "portal")
    history.build(repository)
    log = repository.git("log", "--first-parent", "-m", "--format=%H", "main", "--", "site-config/legal").split()
    landed = log[:-1]  # the last one is the beginning, which is adopted
    tables = print_deadline_audit(repository.folder, history.at)["tables"]
    assert landed
    first = json.dumps(next(iter(tables.values())), ensure_ascii=False)
    assert [each for each in landed if each[:12] not in first] == []


def not_on_time(history: History, found: Verdicts) -> dict[str, str]:
    """Who was in time and is not told so."""
    in_time = [each for each in history.expect if each.allowed == {"on_time"}]
    return {each.item_id: verdict for each in in_time if (verdict := verdict_in(found, each)) != "on_time"}


def verdict_in(found: Verdicts, expected: Expect) -> str:
    return found[expected.item_id, expected.party]


def verdicts_of(history: History, folder: Path) -> Verdicts:
    """What the audit says of every clock that the history names; `none` where it has no row."""
    repository = LawRepo(folder / "portal")
    history.build(repository)
    tables = print_deadline_audit(repository.folder, history.at)["tables"]
    rows: Verdicts = {(row["id"], row["party"]): verdict_word_of(row) for row in tables["clocks"]["rows"]}
    days = {(row["site"], f"day {row['day']}"): row["verdict"] for row in tables["freshness"]["rows"]}
    rows |= {key: FRESH.get(verdict, "unproven") for key, verdict in days.items()}
    asked = [(each.item_id, each.party) for each in history.expect]
    return {key: rows.get(key, "none") for key in asked}
