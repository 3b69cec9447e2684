"""What client and server say to each other is bounded, whole, and never more than it says."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.errors import PortalgenError, UsageError
from portalgen.publish.canonical_json import format_canonical, parse_canonical
from portalgen.publish.manifest import Blob
from portalgen.publish.sending import answers
from portalgen.publish.sending import stream as stream_module
from portalgen.publish.sending.addresses import ServerAddress, parse_target
from portalgen.publish.sending.connection import explain_failure
from portalgen.publish.sending.receiving import explain_os_error, receive_command
from portalgen.publish.sending.stream import LARGEST_HEADER, ReleaseOffer, SignedManifest, format_offer, read_offer
from portalgen.publish.sending.targets import explain_rsync
from portalgen.publish.target.checking import CheckedRelease
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import (
    Incoming,
    KeptRelease,
    SwitchedRelease,
    TargetNote,
    TargetSettings,
    TargetStatus,
)

CLOCK = datetime.fromisoformat("2026-11-27T08:30+07:00")
NAME = "000002-20261127T0830-bbbbbbbbbb-0123456789"
KEPT = KeptRelease(NAME, 2, "a" * 64, "b" * 40, CLOCK, {"a.example.vn": "c" * 64}, CLOCK, True, 7)
STATUS = TargetStatus(
    "cong-mau", 2, "a" * 64, KEPT, "b" * 40, CLOCK, True, {"warning": 2}, "d" * 40, True, "e" * 40, True
)
OFFER = ReleaseOffer(
    SignedManifest(b"manifest", b"signature"),
    {"b.example.vn": b"two", "a.example.vn": b"one"},
    b"details",
    (SignedManifest(b"older"), SignedManifest(b"old", b"")),
    True,
    True,
)


def test_an_offer_is_read_as_it_was_written() -> None:
    assert read_offer(io.BytesIO(format_offer(OFFER))) == OFFER


@given(st.integers(0, len(format_offer(OFFER)) - 1))
def test_an_offer_that_is_cut_off_anywhere_is_refused(end: int) -> None:
    with pytest.raises(UsageError, match="cut off"):
        read_offer(io.BytesIO(format_offer(OFFER)[:end]))


def header(**values: Any) -> bytes:
    """The head of an offer with other values, and nothing of its parts."""
    return format_canonical({**parse_canonical(format_offer(OFFER).split(b"\n")[0] + b"\n"), **values})


@pytest.mark.parametrize(
    "data",
    [
        header(manifest=1 << 40),
        header(manifest=-1),
        header(manifest=True),
        header(lists={"../x": 1}),
        header(lists={f"h{number}.example.vn": 0 for number in range(3000)}),
        header(between=[[0, None]] * 20_000),
        header(format="portal-release-stream/2"),
        b"1" * (LARGEST_HEADER + 5),
    ],
)
def test_an_offer_that_is_larger_or_other_than_allowed_is_refused_before_it_is_read(data: bytes) -> None:
    stream = io.BytesIO(data + b"x" * 100)
    with pytest.raises(UsageError):
        read_offer(stream)
    assert stream.tell() <= LARGEST_HEADER + 8


def test_all_parts_of_an_offer_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = format_offer(OFFER)
    size = len(data.partition(b"\n")[2])
    monkeypatch.setattr(stream_module, "LARGEST_STREAM", size)
    assert read_offer(io.BytesIO(data)) == OFFER
    monkeypatch.setattr(stream_module, "LARGEST_STREAM", size - 1)
    with pytest.raises(UsageError):
        read_offer(io.BytesIO(data))


@given(st.binary(max_size=60))
def test_no_bytes_make_a_reader_fail_otherwise(data: bytes) -> None:
    with pytest.raises(UsageError):
        read_offer(io.BytesIO(data))
    with pytest.raises(PortalgenError):
        answers.parse_versioned(data)


def test_answers_are_read_as_they_were_written() -> None:
    incoming = Incoming(NAME, (Blob("d" * 64, 5),))
    switched = SwitchedRelease(KEPT, "", 0.25, 1, 2, 3, ("x",), (TargetNote("Máy chủ", "Server"),))
    records = (SignedManifest(b"x", b"y"), SignedManifest(b"z"))
    rows: tuple[tuple[Any, Any, Any], ...] = (
        (STATUS, answers.status_as_data, answers.read_status_answer),
        (TargetStatus(), answers.status_as_data, answers.read_status_answer),
        (incoming, answers.write_incoming, answers.read_incoming_answer),
        (switched, answers.write_switched, answers.read_switched_answer),
        (CheckedRelease(NAME, 3, ("a/b",), ("a/c",)), answers.checked_as_data, answers.read_checked_answer),
        (records, answers.write_records, answers.read_records_answer),
    )
    for value, write, read in rows:
        assert read(answers.parse_versioned(answers.format_answer(write(value)))[0]) == value


def test_an_answer_of_an_older_or_newer_server_is_read_where_nothing_lacks_that_is_needed() -> None:
    value = answers.status_as_data(STATUS)
    later = ("findings", "head_commit", "is_signature_required", "left_commit", "is_after_switch_failed")
    old = {key: each for key, each in value.items() if key not in later}
    for version, told in ((1, old), (9, {**value, "new": 1})):
        data = format_canonical({"format": f"portal-release-answer/{version}", "answer": told})
        assert answers.read_status_answer(answers.parse_versioned(data)[0]).head_number == 2
    assert answers.read_status_answer(old).left_commit == ""
    older, newer = (answers.unreadable_answer(version) for version in (1, 9))
    assert "máy chủ cũ hơn" in older.vi and "authorized_keys" in older.vi
    assert "máy chủ mới hơn" in newer.vi and "cập nhật portalgen ở máy này" in newer.vi


def test_an_offer_of_an_older_client_is_read() -> None:
    plain = replace(OFFER, is_complete=False)
    assert b"complete" not in format_offer(plain).split(b"\n")[0]
    assert read_offer(io.BytesIO(format_offer(plain))) == plain


@pytest.mark.parametrize(
    "change",
    [
        {"confirmed_commit": "--output=/tmp/x"},
        {"confirmed_commit": "main\ntarget=no"},
        {"head_digest": 7},
        {"current": {"name": "../x"}},
        {"head_number": "x"},
    ],
)
def test_an_answer_never_hands_on_options_lines_or_paths(change: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError)):
        answers.read_status_answer({**answers.status_as_data(STATUS), **change})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("portal@may-chu.example.vn:/srv/portal/", ServerAddress("may-chu.example.vn", "/srv/portal", "portal")),
        ("[fd00::1]:/srv/portal", ServerAddress("fd00::1", "/srv/portal")),
        ("ssh://portal@[fd00::1]:2222/srv", ServerAddress("fd00::1", "/srv", "portal", 2222)),
        ("/srv/portal", Path("/srv/portal")),
    ],
)
def test_a_target_is_a_folder_here_or_of_a_server(text: str, expected: object) -> None:
    assert parse_target(text) == expected
    if isinstance(expected, ServerAddress):
        assert parse_target(str(expected)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "rsync://may-chu/x", "-oProxyCommand=id:/srv", "portal@may-chu:srv", "a@b@c:/srv", "may-chu:/srv/a b",
     "may-chu:/srv/$(id)", "-l@may-chu:/srv", "may-chu:/srv/../etc", "https://example.vn/srv", "ssh://may-chu"],
)  # fmt: skip
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_target(text)


ADDRESS = ServerAddress("may-chu.example.vn", "/srv/portal", "portal")
RSYNC_FULL = (
    'rsync: [receiver] write failed on "/srv/portal/incoming/x/blobs/ab/ab": No space left on device (28)\n'
    "rsync error: error in file IO (code 11) at receiver.c(381) [receiver=3.5.0]\n"
)


@pytest.mark.parametrize(
    ("code", "errors", "expected"),
    [
        (11, RSYNC_FULL, "the disk of"),
        (255, "client_loop: send disconnect: Broken pipe\nrsync error: unexplained error (code 255)\n", "Broken pipe"),
        (30, "rsync error: timeout in data send/receive (code 30)\n", "the connection was lost"),
        (12, answers.format_error(UsageError("chưa bắt đầu", "not begun")).decode(), "not begun"),
        (23, "rsync: link_stat failed {x}\n", "rsync ended with 23"),
        (-9, "", "the connection was lost"),
    ],
)
def test_why_an_upload_ended_is_told(code: int, errors: str, expected: str) -> None:
    error = explain_rsync(ADDRESS, code, errors)
    assert expected in error.en
    assert not set("{}") & set(error.vi + error.en)


def test_a_full_disk_is_told_as_such() -> None:
    assert "disk of the target is full" in explain_os_error(OSError(28, "No space left on device")).en
    denied = explain_os_error(PermissionError(13, "Permission denied", "/srv"))
    assert "không có quyền" in denied.vi and "Permission denied" not in denied.vi
    assert "could not read or write" in explain_os_error(PermissionError(13, "Permission denied", "/srv")).en
    assert "was not reached" in explain_failure(ADDRESS, "ssh: connect to host x port 22: Connection timed out").en


@pytest.mark.parametrize(
    "text", ["", "id", "portalgen-release/1 status /elsewhere", "portalgen-release/1 begin {folder}"]
)
def test_a_server_answers_whatever_comes_with_a_sentence(tmp_path: Path, text: str) -> None:
    set_up_target(tmp_path / "web", TargetSettings())
    output = io.BytesIO()
    command = text.format(folder=tmp_path / "web")
    assert receive_command(tmp_path / "web", command, io.BytesIO(b"rubbish"), output, CLOCK) == 2
    assert answers.parse_error(output.getvalue()).vi
