"""The one exact form of a record: what is written is read back, and nothing else is a record."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.editorial.records.record_problems import problem_of_record
from portalgen.editorial.records.records import (
    RECORD_ACTIONS,
    ApprovalRecord,
    FileState,
    PathChange,
    RecordError,
    digest_of_record,
    parse_record,
    record_folder,
    record_path,
    write_record,
)
from portalgen.text.normalization import nfc

STATE = FileState("100644", "ab" * 32, 12)
RECORD = ApprovalRecord(
    portal="cong-mau",
    onto="0" * 40,
    action="approve",
    changes=(PathChange("content/so/tin-tuc/a.vi.md", None, STATE),),
    by="giam-doc-so",
    at=datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=7))),
)
DATA = write_record(RECORD)


def problem_of(data: bytes) -> str:
    """Why bytes are no record; empty where they are one. Every problem has a sentence in both languages."""
    try:
        parse_record(data)
    except RecordError as error:
        found = problem_of_record(error, "site-config/approvals/so/2026/x.json")
        assert all(sentence_of(found, language) and help_of(found, language) for language in ("vi", "en"))
        return error.problem
    return ""


def changed(**values: object) -> bytes:
    """The record with other values, in canonical form."""
    return (
        json.dumps(json.loads(DATA) | values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        + b"\n"
    )


def with_paths(*paths: str) -> bytes:
    state = {"mode": "100644", "sha256": "ab" * 32, "size": 1}
    return changed(changes=[{"path": path, "before": None, "after": state} for path in paths])


PATHS = st.lists(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="/\0"), min_size=1), min_size=1
).map(lambda parts: nfc("content/so/" + "/".join(each if each.strip(".") else "x" for each in parts)))
STATES = st.builds(
    FileState, st.just("100644"), st.integers(0, 2**64).map(lambda n: f"{n:064x}"), st.integers(0, 10**12)
)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@given(
    st.builds(
        ApprovalRecord,
        portal=st.just("cong-mau"),
        onto=st.sampled_from(("0" * 40, "f" * 64)),
        action=st.sampled_from(RECORD_ACTIONS),
        changes=st.dictionaries(PATHS, STATES, min_size=1, max_size=4).map(
            lambda states: tuple(
                PathChange(path, None, state)
                for path, state in sorted(states.items(), key=lambda each: each[0].encode())
            )
        ),
        by=st.just("giam-doc-so"),
        at=st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
            lambda at: at.replace(microsecond=0, tzinfo=timezone(timedelta(hours=7)))
        ),
        on_behalf_of=st.sampled_from(("", "chu-tich-xa")),
        reason=TEXTS,
        details=st.dictionaries(st.from_regex(r"[a-z]+(_[a-z]+)*", fullmatch=True), TEXTS, max_size=3),
    )
)
def test_what_is_written_is_read_back(record: ApprovalRecord) -> None:
    data = write_record(record)
    assert parse_record(data) == record
    assert data.count(b"\n") == 1 and data.endswith(b"\n")


@given(st.integers(0, len(DATA) - 1), st.binary(max_size=3))
def test_no_other_bytes_are_the_same_record(place: int, other: bytes) -> None:
    data = DATA[:place] + other + DATA[place + len(other) :]
    if data != DATA and not problem_of(data):
        assert parse_record(data) != RECORD


@given(st.one_of(st.binary(max_size=200), TEXTS.map(str.encode)))
def test_no_bytes_raise_anything_but_why_they_are_no_record(data: bytes) -> None:
    assert problem_of(data)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (DATA.replace(b'"reason":""', b'"reason":"","reason":""'), "not-canonical"),
        (DATA.replace(b'"size":12', b'"size":NaN'), "not-json"),
        (DATA.replace(b'"size":12', b'"size":1.5'), "not-json"),
        (DATA.replace(b'"size":12', b'"size":1e3'), "not-json"),
        (DATA.replace(b'"size":12', b'"size":-1'), "value"),
        (DATA.replace(b'"size":12', b'"size":012'), "not-json"),
        (DATA.replace(b'"size":12', b'"size":true'), "value"),
        (DATA.replace(b'"size":12', b'"size":' + b"9" * 5_000), "not-json"),
        (DATA.replace(b"approve", b"\\u0061pprove"), "not-canonical"),
        (DATA.replace(b'"reason":""', b'"reason":"\\ud800"'), "not-canonical"),
        (DATA[:-1], "not-canonical"),
        (DATA + b"\n", "not-canonical"),
        (b"\xef\xbb\xbf" + DATA, "not-json"),
        (b"\xff", "not-utf8"),
        (b"[" * 100_000, "not-json"),
        (b"[]\n", "format"),
        (b"x" * ((4 << 20) + 1), "too-large"),
        (changed(format="portalgen-approval-2"), "format"),
        (changed(more=""), "keys"),
        (changed(action="publish"), "action"),
        (changed(onto="main"), "onto"),
        (changed(onto="0" * 41), "onto"),
        (changed(by=""), "value"),
        (changed(by="../x"), "value"),
        (changed(on_behalf_of="Ông A"), "value"),
        (changed(portal=""), "value"),
        (changed(reason=None), "value"),
        (changed(details={"Khóa": "x"}), "value"),
        (changed(details={"via": 1}), "value"),
        (changed(at="2026-03-02T09:00:00"), "time"),
        (changed(at="2026-03-02 09:00:00+07:00"), "time"),
        (changed(at="2026-13-02T09:00:00+07:00"), "time"),
        (changed(changes=[]), "no-changes"),
        (changed(changes={}), "value"),
        (with_paths("content/so/../x"), "path"),
        (with_paths("/etc/passwd"), "path"),
        (with_paths("content//x"), "path"),
        (with_paths(""), "path"),
        (with_paths("a\0b"), "path"),
        (with_paths("content/so/tu\u031b\u0300.md"), "path-not-nfc"),
        (with_paths("b", "a"), "path-order"),
        (with_paths("a", "a"), "path-order"),
        (with_paths("site-config/approvals/so/2026/x.json"), "record-listed"),
        (with_paths("site-config/approvals"), "record-listed"),
        (changed(changes=[{"path": "a", "before": None, "after": None}]), "value"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_record_say_why(data: bytes, problem: str) -> None:
    assert problem_of(data) == problem


def test_only_what_is_offered_may_stand_already() -> None:
    state = {"mode": "100644", "sha256": "ab" * 32, "size": 1}
    same = [{"path": "content/so/a.md", "before": state, "after": state}]
    for action in RECORD_ACTIONS:
        assert problem_of(changed(action=action, changes=same)) == ("" if action == "offer" else "value")
    assert problem_of(changed(action="offer", changes=[{"path": "a", "before": None, "after": None}])) == "value"
    assert problem_of(changed(action="answer", changes=[])) == ""


def test_a_record_lies_in_the_folder_of_the_one_site_it_is_about() -> None:
    digest = digest_of_record(DATA)
    assert record_path(RECORD, digest) == f"site-config/approvals/so/2026/{digest}.json"
    two = (*RECORD.changes, PathChange("content/xa/tin-tuc/a.vi.md", None, STATE))
    assert record_folder(replace(RECORD, changes=two)) == "_portal"
    assert record_folder(replace(RECORD, changes=(PathChange("themes/x", None, STATE),))) == "_portal"


@pytest.mark.parametrize("site", ["../../x", "_portal", "so/..", "Sở", ""])
def test_what_a_directive_names_as_its_site_never_leads_out_of_the_folder(site: str) -> None:
    record = replace(RECORD, action="direct", changes=(), details=MappingProxyType({"site": site}))
    assert record_folder(record) == "_portal"


EXPLANATION = Path(__file__).resolve().parents[3] / "docs" / "explanation" / "approvals.md"


def test_the_example_of_the_documents_is_a_record_and_lacks_no_key() -> None:
    (example,) = re.findall(r"```json\n(\{.*?\})\n```", EXPLANATION.read_text("utf-8"), re.DOTALL)
    line = f"{example.replace(chr(10), '')}\n".encode()
    record = parse_record(line)
    assert write_record(record) == line
    for key in json.loads(line):
        less = {name: value for name, value in json.loads(line).items() if name != key}
        text = json.dumps(less, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        with pytest.raises(RecordError):
            parse_record(text.encode())
