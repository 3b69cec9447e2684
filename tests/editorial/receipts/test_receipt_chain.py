"""The log of receipts is whole only if each receipt follows the one before it and the server's key signed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.editorial.receipts.receipt_chain import ReceiptChain, ServerKeys, read_receipts
from portalgen.history.receipts import (
    RECEIPT_LOG,
    Receipt,
    ReceiptError,
    list_gaps,
    parse_receipt,
    plain_pusher,
    read_logged_receipts,
    write_receipt,
)
from portalgen.history.repository import open_history
from tests.makers.receipt_log import KEYS, LATER_SERVER, MAIN, SERVER, ReceiptLogMaker, change_time, message_of
from tests.makers.repository import RepositoryMaker, day
from tests.makers.signers import Signer

STRANGER = Signer("nguoi-la")
DATES = [day(number) for number in (2, 3, 4, 5)]


class Log(ReceiptLogMaker):
    """A log with a receipt for each of the days 2 to 5."""

    def __init__(self, folder: Path) -> None:
        self.maker = RepositoryMaker(folder)
        self.tip = self.maker.commit(day(1))
        super().__init__(self.maker)
        self.commits = [self.add(at, self.tip, f"refs/heads/bai/b{at.day}") for at in DATES]

    def read(self, *known: str, keys: ServerKeys = KEYS) -> ReceiptChain:
        return read_receipts(open_history(self.maker.root), keys, known)

    def spoil(self, *places: int) -> ReceiptChain:
        """The log made anew of the receipts at these places."""
        self.write_again(self.maker, [self.messages[each] for each in places], [DATES[each] for each in places])
        return self.read()


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "kho")


HEX = st.text("0123456789abcdef", min_size=40, max_size=40)
RECEIPTS = st.builds(
    Receipt,
    st.sampled_from(["refs/heads/main", "refs/heads/bai/hop-bao", "refs/tags/phat-hanh/2026"]),
    HEX,
    HEX | st.just(""),
    st.datetimes(datetime(1970, 1, 2), datetime(9999, 1, 1)).map(lambda at: at.replace(tzinfo=UTC, microsecond=0)),
    st.text().map(plain_pusher),
    st.text("0123456789abcdef", min_size=64, max_size=64) | st.just(""),
)


@given(RECEIPTS)
def test_a_receipt_that_is_written_and_read_is_the_same(receipt: Receipt) -> None:
    data = write_receipt(receipt)
    assert parse_receipt(data) == receipt
    assert write_receipt(parse_receipt(data)) == data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"format"', b' "format"'), (b"Z", b"+00:00"), (b"2026-03-02", b"2026-3-2"), (b"portalgen-receipt-1", b"x"),
        (b'"pusher":"', b'"pusher":"\\u0000'), (b"refs/heads/bai/b2", b"refs/heads/ b"), (b'"old":""', b'"old":"abc"'),
        (b'"former":""', b'"former":1'), (b'"old":""', b'"old":"","old":""'), (b"}\n", b"}"), (b"}\n", b"}\n\n"),
    ],
)  # fmt: skip
def test_other_bytes_are_no_receipt(log: Log, before: bytes, after: bytes) -> None:
    line = log.messages[0].partition(b"\n")[0] + b"\n"
    assert before in line
    with pytest.raises(ReceiptError):
        parse_receipt(line.replace(before, after, 1))


@pytest.mark.parametrize(
    ("hours", "at", "expected"),
    [((0, 1, 2, 3), 4, []), ((0, 2, 4), 4, []), ((0, 3, 4), 4, [(0, 3)]), ((0, 1), 5, [(1, 5)]), ((), 9, [])],
)
def test_more_than_two_hours_without_a_receipt_are_a_gap(
    hours: tuple[int, ...], at: int, expected: list[tuple[int, int]]
) -> None:
    begun = day(1)
    receipts = [Receipt(MAIN, "a" * 40, "a" * 40, begun + timedelta(hours=each)) for each in hours]
    gaps = list_gaps(receipts, begun + timedelta(hours=at))
    assert [(each.begin, each.end) for each in gaps] == [
        (begun + timedelta(hours=first), begun + timedelta(hours=last)) for first, last in expected
    ]


def test_a_log_that_only_grew_is_whole(log: Log) -> None:
    chain = log.read()
    assert (chain.verdict, chain.head) == ("whole", log.commits[-1])
    assert [each.at for each in chain.receipts] == DATES
    assert chain.receipts[0].pusher == "nguoi-gui"


def test_a_repository_without_a_log_says_so(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho")
    maker.commit(day(1))
    assert read_receipts(open_history(maker.root), KEYS) == ReceiptChain("missing")


def test_a_log_without_its_beginning_is_cut(log: Log) -> None:
    assert log.spoil(1, 2, 3).verdict == "cut"


def test_a_log_without_its_end_is_cut_for_whoever_knows_a_later_head(log: Log) -> None:
    newest = log.commits[-1]
    assert log.spoil(0, 1).verdict == "whole"
    chain = log.read(newest)
    assert (chain.verdict, chain.commit, chain.receipts) == ("cut", newest, ())
    assert log.read(log.commits[1]).verdict == "whole"


def test_a_log_that_was_deleted_is_cut_for_whoever_knows_a_head(log: Log) -> None:
    log.maker.git("update-ref", "-d", RECEIPT_LOG)
    assert log.read(log.commits[0]).verdict == "cut"


def test_receipts_in_another_order_are_found(log: Log) -> None:
    assert log.spoil(0, 2, 1, 3).verdict == "reordered"
    assert log.spoil(0, 1, 1, 2, 3).verdict == "reordered"


def test_a_receipt_left_out_is_found(log: Log) -> None:
    assert log.spoil(0, 2, 3).verdict == "replaced"


def test_a_receipt_in_the_place_of_another_is_found_by_the_next_one(log: Log) -> None:
    first = parse_receipt(log.messages[0].partition(b"\n")[0] + b"\n")
    log.messages[0] = message_of(replace(first, at=first.at - timedelta(days=20)))
    log.write_again(log.maker, log.messages, [DATES[0] - timedelta(days=20), *DATES[1:]])
    assert log.read().verdict == "replaced"


@pytest.mark.parametrize("spoiled", ["files", "parents", "date", "text"])
def test_a_commit_that_no_server_writes_is_no_receipt(log: Log, spoiled: str) -> None:
    head, git = log.commits[-1], log.maker.git
    tree = git("rev-parse", f"{log.tip if spoiled == 'files' else head}^{{tree}}")
    if spoiled == "files":
        log.maker.write("content/x.md", "x")
        tree = git("rev-parse", f"{log.maker.commit(day(6))}^{{tree}}")
    parents = ["-p", head, *(["-p", log.tip] if spoiled == "parents" else [])]
    text = "x" if spoiled == "text" else log.messages[-1].decode()
    made = git("commit-tree", *parents, "-m", text, tree, at=day(7 if spoiled == "date" else 5))
    git("update-ref", RECEIPT_LOG, made)
    chain = log.read()
    assert (chain.verdict, chain.commit) == ("replaced", made)


def test_a_time_that_goes_back_is_found(log: Log) -> None:
    log.add(day(6), log.tip, change=change_time(hours=-72))
    assert log.read().verdict == "time-back"


def test_a_newest_receipt_by_another_key_is_found(log: Log) -> None:
    stranger = log.add(day(6), log.tip, signer=STRANGER)
    chain = log.read()
    assert (chain.verdict, chain.commit) == ("wrong-key", stranger)
    assert log.read(keys=ServerKeys()).verdict == "wrong-key"


def test_receipts_by_another_key_between_those_of_the_server_are_found(log: Log) -> None:
    stranger = log.add(day(6), log.tip, signer=STRANGER)
    log.add(day(7), log.tip)
    chain = log.read()
    assert (chain.verdict, chain.commit) == ("wrong-key", stranger)


def test_a_signature_of_other_bytes_is_found(log: Log) -> None:
    receipt = Receipt(MAIN, "", log.tip, day(6), "", "0" * 64)
    signature = message_of(receipt).partition(b"\n")[2]
    honest = replace(receipt, former=read_logged_receipts(log.repository, log.commits[-1], 1)[0].digest)
    log.write(honest, write_receipt(honest) + signature)
    assert log.read().verdict == "wrong-key"


def test_the_server_may_change_its_key(log: Log) -> None:
    log.add(day(6), log.tip, signer=LATER_SERVER)
    assert log.read().verdict == "whole"
    assert log.read(keys=ServerKeys(KEYS.keys[1:])).verdict == "wrong-key"


def test_a_revoked_key_may_have_signed_former_receipts_and_not_the_newest(log: Log) -> None:
    keys = ServerKeys(KEYS.keys, frozenset({SERVER.fingerprint}))
    assert log.read(keys=keys).verdict == "wrong-key"
    log.add(day(6), log.tip, signer=LATER_SERVER)
    assert log.read(keys=keys).verdict == "whole"


def test_only_the_newest_receipt_and_changes_of_key_are_verified(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    from portalgen.editorial.receipts import receipt_chain

    calls = []
    verify = receipt_chain.verify_signature
    monkeypatch.setattr(receipt_chain, "verify_signature", lambda *arguments: (calls.append(1), verify(*arguments))[1])
    log.read()
    assert len(calls) == 1
    log.add(day(6), log.tip, signer=LATER_SERVER)
    log.add(day(7), log.tip, signer=LATER_SERVER)
    calls.clear()
    log.read()
    assert len(calls) == 3
