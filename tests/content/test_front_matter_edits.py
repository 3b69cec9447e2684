"""Edits of front matter: what was meant is read, and no other byte changes."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import pytest
from hypothesis import given

from portalgen.config.yaml_text import YamlText, parse_yaml
from portalgen.content.front_matter import split_source
from portalgen.content.front_matter_edits import add_key, add_to_list
from portalgen.errors import UsageError
from portalgen.kinds.table import KINDS
from portalgen.text.normalization import nfc
from tests.makers.lint.front_matters import files, texts

ORDER: Final = [field.name for field in KINDS["news"].fields]
ENTRY: Final = {"at": datetime(2026, 11, 24, 8), "note": "Sửa số 120, thành 210: xem [bảng]"}


def head_of(data: bytes) -> str:
    parts = split_source(data)
    assert parts is not None
    return data[parts.head_start : parts.head_end].decode("utf-8")


def keys_of(data: bytes) -> dict[str, object]:
    tree, _ = parse_yaml(YamlText(head_of(data), "x", "FMT"))
    assert isinstance(tree, dict)
    return dict(tree)


def added(head: str) -> str:
    return head_of(add_to_list(f"---\n{head}---\n\nNội dung.\n".encode(), "x.md", "change_notes", ENTRY, ORDER))


@given(files(), texts)
def test_an_entry_is_added_and_everything_else_stays(data: bytes, note: str) -> None:
    entry = {"at": datetime(2026, 11, 24, 8), "note": note}
    try:
        changed = add_to_list(data, "x.md", "change_notes", entry, ORDER)
    except UsageError:
        return
    before, after = keys_of(data), keys_of(changed)
    notes = after.pop("change_notes")
    known = before.pop("change_notes", [])
    assert after == before
    assert isinstance(notes, list) and isinstance(known, list)
    assert notes == [*known, {"at": "2026-11-24T08:00", "note": nfc(note)}]
    parts, own = split_source(data), split_source(changed)
    assert parts is not None and own is not None
    assert data[: parts.head_start] == changed[: own.head_start]
    assert data[parts.head_end :] == changed[own.head_end :]
    if not known:  # what was there stands there still, around the new lines
        lines = head_of(changed).splitlines(keepends=True)
        assert [each for each in head_of(data).splitlines(keepends=True) if each not in lines] == []


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("id: a\nchange_notes:\n- at: 2026-11-21\n  note: cũ # lời\n# hết\nweight: 3\n", ("- at: 2026-11-21\n", "  note: cũ # lời\n- at: 2026-11-24T08:00\n", "# hết\nweight: 3\n")),
        ("id: a\nchange_notes:\n    - {at: 2026-11-21, note: cũ}\ntitle: A\n", ("note: cũ}\n    - at: 2026-11-24T08:00\n      note: ", "title: A\n")),
        ("id: a\nchange_notes: [{at: 2026-11-21, note: cũ}] # lời\ntitle: A\n", ("note: cũ}, {at: 2026-11-24T08:00, note: ", "}] # lời\ntitle: A\n")),
        ("id: a\nchange_notes: []\n", ("change_notes: [{at: 2026-11-24T08:00, note: ",)),
        ("id: a\n\n# về ngày\ndate: 2026-11-20\n# cuối\nweight: 3\n", ("date: 2026-11-20\nchange_notes:\n  - at: ", "# cuối\nweight: 3\n")),
        ("# yaml-language-server: $schema=x.json\nid: a\n", ("# yaml-language-server: $schema=x.json\nid: a\nchange_notes:\n",)),
    ],
)  # fmt: skip
def test_an_entry_is_written_as_the_others_are(head: str, lines: tuple[str, ...]) -> None:
    changed = added(head)
    assert all(each in changed for each in lines), changed


def test_line_ends_and_the_mark_of_windows_stay() -> None:
    data = "\ufeff---\r\nid: a\r\ntitle: A\r\n---\r\nNội dung\r\n".encode()
    changed = add_to_list(data, "x.md", "change_notes", ENTRY, ORDER)
    assert changed.count(b"\n") == changed.count(b"\r\n") == data.count(b"\n") + 3
    assert changed.startswith("\ufeff---\r\nid: a".encode())


@pytest.mark.parametrize("head", ["id: [a\n", "- a\n", "change_notes: có\n", "change_notes: {at: 2026-11-21}\n", ""])
def test_what_cannot_be_changed_safely_is_left_alone(head: str) -> None:
    with pytest.raises(UsageError):
        added(head)


def test_a_key_that_is_there_is_not_given_twice() -> None:
    data = b"---\nid: a\nwithdrawn: {at: 2026-11-21, reason: rights}\n---\n"
    with pytest.raises(UsageError, match="withdrawn"):
        add_key(data, "x.md", "withdrawn", {"at": datetime(2026, 11, 24)}, ORDER)
    with pytest.raises(UsageError):
        add_key(b"no front matter", "x.md", "withdrawn", {}, ORDER)


@pytest.mark.parametrize("key", ["withdrawn", "superseded_by"])
def test_a_key_stands_where_its_kind_has_it(key: str) -> None:
    data = b"---\nid: a\ntitle: A\nweight: 3\nredirect_from: [/cu/]\n---\n"
    head = head_of(add_key(data, "x.md", key, "so-b", ORDER)).splitlines()
    assert head.index(f"{key}: so-b") == head.index("weight: 3") - 1
