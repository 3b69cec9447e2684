"""`portalgen receipt check`: whether the log of receipts is whole, and holds what somebody saw before."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from portalgen.cli.main import run_command
from portalgen.cli.receipt_options import PUSHER_VARIABLES, find_pusher
from portalgen.history.receipts import RECEIPT_LOG
from portalgen.law.calendar import VIETNAM
from portalgen.publish.manifest import Blob, HostEntry, ReleaseManifest, format_manifest
from tests.makers.board_repository import portal_roster
from tests.makers.receipt_log import SERVER, ReceiptLogMaker
from tests.makers.repository import RepositoryMaker, day

HOST = "tinh.example.vn"
Output = pytest.CaptureFixture[str]


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    made = RepositoryMaker(tmp_path / "kho")
    roster = {**yaml.safe_load(portal_roster()), "server_keys": [{"public": SERVER.public}]}
    made.write("site-config/governance/roster.yaml", yaml.safe_dump(roster, allow_unicode=True))
    made.commit(day(1))
    return made


def check(maker: RepositoryMaker, *options: str) -> int:
    return run_command(["--root", str(maker.root), "receipt", "check", *options])


def test_a_repository_without_a_log_says_how_to_fetch_it(maker: RepositoryMaker, capsys: Output) -> None:
    assert check(maker) == 1
    assert "git config --add remote.origin.fetch refs/receipts/log:refs/receipts/log" in capsys.readouterr().out


def test_a_whole_log_is_told_with_its_newest_receipt(maker: RepositoryMaker, capsys: Output) -> None:
    head = ReceiptLogMaker(maker).add(day(2), maker.head())
    assert check(maker) == 0
    out = capsys.readouterr().out
    assert "nguyên vẹn" in out
    assert head in out


def test_a_log_without_a_receipt_that_somebody_or_a_release_names_is_cut(
    maker: RepositoryMaker, tmp_path: Path, capsys: Output
) -> None:
    log = ReceiptLogMaker(maker)
    first, second = (log.add(day(number), maker.head()) for number in (2, 3))
    file = tmp_path / "manifest.json"
    clock, hosts = datetime(2026, 3, 3, 9, tzinfo=VIETNAM), {HOST: HostEntry(Blob("c" * 64, 120), 3)}
    file.write_bytes(format_manifest(ReleaseManifest("tinh", HOST, 1, "", maker.head(), clock, hosts, second)))
    assert check(maker, "--known", first, "--manifest", str(file)) == 0
    maker.git("update-ref", RECEIPT_LOG, first)
    assert check(maker) == 0
    assert check(maker, "--manifest", str(file)) == 1
    assert check(maker, "--known", second) == 1
    assert "bị cắt" in capsys.readouterr().out


def test_the_account_that_pushes_is_that_of_the_first_variable_that_is_set() -> None:
    names = dict(zip(PUSHER_VARIABLES, ("a", "b", "c"), strict=True))
    assert find_pusher(names) == "a"
    assert find_pusher({**names, "PORTALGEN_PUSHER": ""}) == "b"
    assert find_pusher({"GL_USERNAME": "c"}) == "c"
    assert find_pusher({}) == ""
