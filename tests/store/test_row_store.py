"""Rows that a run leaves to the next one: right, or not known; never wrong, and never a fault for the user."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.store.row_store import RowStore, Table
from tests.makers.portal import ENVIRONMENT

TABLES = ("bodies", "files")
EDITION = "1.0"
MANY = {f"content/so/{number}.md": {"html": "chữ " * 60, "number": number} for number in range(200)}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def open_store(file: Path | None, edition: str = EDITION) -> RowStore:
    return RowStore(file, tuple(Table(name, edition) for name in TABLES))


def store_rows(file: Path, rows: dict[str, Any], edition: str = EDITION) -> None:
    """Leave rows in `file`, as a run does."""
    store = open_store(file, edition)
    store.put("bodies", rows)
    store.close()


@settings(max_examples=40)
@given(st.dictionaries(NAMES, JSON, max_size=6))
def test_rows_come_back_as_they_were_put(rows: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deep" / "build.sqlite"
        store_rows(file, rows)
        store = open_store(file)
        assert {name: store.get("bodies", name) for name in rows} == rows
        assert dict(store.get_all("bodies")) == rows
        assert [name for name, _ in store.get_all("bodies")] == sorted(rows)
        assert store.get_many("bodies", [name + "?" for name in rows if name + "?" not in rows]) == {}
        assert store.get_many("bodies", sorted(rows)) == rows
        store.close()


def test_more_rows_can_be_asked_for_together_than_one_question_holds(tmp_path: Path) -> None:
    rows: dict[str, Any] = {str(number): number for number in range(1_700)}
    store_rows(tmp_path / "build.sqlite", rows)
    assert open_store(tmp_path / "build.sqlite").get_many("bodies", [*rows, "absent"]) == rows


def test_what_was_not_put_is_not_known(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.sqlite")
    store.put("bodies", {"a": 1})
    assert (store.get("bodies", "b"), store.get("files", "a"), store.get("bodies", "a")) == (None, None, 1)


def test_a_later_row_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.sqlite")
    store.put("bodies", {"a": 1, "b": 1})
    store.put("bodies", {"a": 2})
    assert dict(store.get_all("bodies")) == {"a": 2, "b": 1}


def test_without_a_file_nothing_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store(None)
    store.put("bodies", {"a": 1})
    store.retain("bodies", "", ())
    assert (store.get("bodies", "a"), list(store.get_all("bodies"))) == (None, [])
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_what_a_folder_no_longer_holds_is_forgotten_and_nothing_beside_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.sqlite")
    names = ("content/so/a", "content/so/b", "content/so2/a", "content/s", "content/so/ở")
    store.put("bodies", dict.fromkeys(names, 1))
    store.put("files", {"content/so/b": 1})
    store.retain("bodies", "content/so/", {"content/so/a"})
    assert [name for name, _ in store.get_all("bodies")] == ["content/s", "content/so/a", "content/so2/a"]
    assert store.get("files", "content/so/b") == 1


def test_a_row_of_a_table_that_is_not_there_is_not_known(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.sqlite")
    store.put("absent", {"a": 1})
    assert (store.get("absent", "a"), list(store.get_all("absent"))) == (None, [])
    store.retain("absent", "", ())


@pytest.mark.parametrize("sound", [True, False])
def test_rows_of_another_edition_are_forgotten(tmp_path: Path, sound: bool) -> None:
    store_rows(tmp_path / "x.sqlite", {"a": 1}, EDITION if sound else "0.9")
    store = open_store(tmp_path / "x.sqlite")
    assert store.get("bodies", "a") == (1 if sound else None)
    store.put("bodies", {"b": 2})
    store.close()
    assert open_store(tmp_path / "x.sqlite").get("bodies", "b") == 2


def test_a_table_of_another_edition_is_emptied_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    store = open_store(file)
    store.put("bodies", {"a": 1})
    store.put("files", {"a": 2})
    store.close()
    changed = RowStore(file, (Table("bodies", EDITION), Table("files", "2.0"), Table("new", "1")))
    assert (changed.get("bodies", "a"), changed.get("files", "a"), changed.get("new", "a")) == (1, None, None)
    changed.put("files", {"b": 3})
    changed.put("new", {"c": 4})
    assert (changed.get("files", "b"), changed.get("new", "c")) == (3, 4)


def test_a_row_that_a_process_of_another_edition_wrote_meanwhile_is_not_known(tmp_path: Path) -> None:
    old, new = open_store(tmp_path / "x.sqlite", "1"), open_store(tmp_path / "x.sqlite", "2")
    assert old.get("bodies", "a") is None
    new.put("bodies", {"a": 2})
    assert (old.get("bodies", "a"), old.get_many("bodies", ["a"]), list(old.get_all("bodies"))) == (None, {}, [])
    old.put("bodies", {"a": 1})
    assert (old.get("bodies", "a"), new.get("bodies", "a")) == (1, None)


def test_a_file_of_the_former_arrangement_is_created_again(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bodies (name TEXT PRIMARY KEY, value BLOB NOT NULL)")
        connection.execute("CREATE TABLE about (edition TEXT NOT NULL)")
        connection.execute("INSERT INTO about VALUES ('1.0')")
        connection.execute("PRAGMA application_id = 1349481076")
    connection.close()
    store_rows(file, {"a": 1})
    assert dict(open_store(file).get_all("bodies")) == {"a": 1}


def test_of_a_file_that_cannot_be_written_the_tables_of_the_same_edition_are_known() -> None:
    with ordinary_user(), tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.sqlite"
        store_rows(file, {"a": 1})
        file.chmod(0o444)
        store = RowStore(file, (Table("bodies", EDITION), Table("files", "2.0"), Table("new", "1")))
        store.put("new", {"c": 4})
        assert (store.get("bodies", "a"), store.get("files", "a"), store.get("new", "c")) == (1, None, None)


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 1))
def test_of_a_file_that_was_cut_off_anywhere_nothing_wrong_is_reported(where: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.sqlite"
        store_rows(file, MANY)
        os.truncate(file, int(file.stat().st_size * where))
        store = open_store(file)
        assert all(MANY[name] == row for name, row in store.get_all("bodies"))
        assert all(MANY[name] == row for name, row in store.get_many("bodies", MANY).items())
        store.put("bodies", MANY)
        store.close()
        assert open_store(file).get_many("bodies", MANY) == MANY


def _foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bodies (name TEXT, value BLOB)")
        connection.execute("INSERT INTO bodies VALUES ('a', '1')")
    connection.close()


SPOILT: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "garbage": lambda file: file.write_bytes(b"\xff" * 20_000),
    "text": lambda file: file.write_text('{"rows": {}}'),
    "cut to half a page": lambda file: os.truncate(file, 2_000),
    "cut in the middle": lambda file: os.truncate(file, file.stat().st_size // 2),
    "without its end": lambda file: os.truncate(file, file.stat().st_size - 1),
    "zeros in the middle": lambda file: _overwritten(file, 8_192, b"\0" * 20_000),
    "zeros at the end": lambda file: _overwritten(file, file.stat().st_size - 9_000, b"\0" * 9_000),
    "a false head": lambda file: _overwritten(file, 0, b"SQLite format 3\0" + b"\xff" * 84),
    "somebody else's": _foreign,
}


def _overwritten(file: Path, start: int, data: bytes) -> None:
    with file.open("r+b") as stream:
        stream.seek(start)
        stream.write(data)


@pytest.mark.parametrize("how", SPOILT)
def test_of_a_spoilt_file_nothing_wrong_is_reported_and_it_can_be_used_again(tmp_path: Path, how: str) -> None:
    file = tmp_path / "x.sqlite"
    store_rows(file, MANY)
    SPOILT[how](file)
    store = open_store(file)
    for name, row in MANY.items():
        assert store.get("bodies", name) in (None, row)
    assert all(MANY[name] == row for name, row in store.get_all("bodies"))
    store.put("bodies", MANY)
    store.close()
    again = open_store(file)
    assert {name: again.get("bodies", name) for name in MANY} == MANY


def test_a_journal_that_is_garbage_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    store_rows(file, MANY)
    (tmp_path / "x.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x07" * 9_000)
    store = open_store(file)
    assert all(store.get("bodies", name) in (None, row) for name, row in MANY.items())
    store.put("bodies", {"new": 1})
    assert store.get("bodies", "new") == 1


@settings(max_examples=60)
@given(st.data())
def test_a_row_whose_bytes_were_changed_is_no_row(data: st.DataObject) -> None:
    few = {name: MANY[name] for name in list(MANY)[:12]}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.sqlite"
        store_rows(file, few)
        content = bytearray(file.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(content) - 1))
            content[at] ^= 1 << data.draw(st.integers(0, 7))
        file.write_bytes(content)
        store = open_store(file)
        for name, row in few.items():
            assert store.get("bodies", name) in (None, row)
        assert all(few.get(name) == row for name, row in store.get_all("bodies"))
        store.put("bodies", few)
        store.retain("bodies", "content/so/1", ())
        store.close()


def test_a_row_that_was_given_the_name_of_another_is_no_row(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    store_rows(file, {"a": 1, "b": 2})
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE bodies SET value = (SELECT value FROM bodies WHERE name = 'b') WHERE name = 'a'")
    connection.close()
    store = open_store(file)
    assert (store.get("bodies", "a"), store.get("bodies", "b")) == (None, 2)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write everywhere: for root, the body runs with the rights of nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_cannot_be_written_only_costs_time(there: bool) -> None:
    with ordinary_user(), tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "cache"
        folder.mkdir()
        if there:
            store_rows(folder / "x.sqlite", {"a": 1})
            (folder / "x.sqlite").chmod(0o444)
        folder.chmod(0o555)
        try:
            store = open_store(folder / "x.sqlite")
            store.put("bodies", {"b": 2})
            assert store.get("bodies", "b") is None
            assert store.get("bodies", "a") in ((1, None) if there else (None,))
            store.close()
            below = open_store(folder / "below" / "x.sqlite")
            below.put("bodies", {"b": 2})
            assert below.get("bodies", "b") is None
        finally:
            folder.chmod(0o755)


def test_a_folder_in_the_place_of_the_file_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite" / "mine").mkdir(parents=True)
    store = open_store(tmp_path / "x.sqlite")
    store.put("bodies", {"a": 1})
    assert store.get("bodies", "a") is None
    assert (tmp_path / "x.sqlite" / "mine").is_dir()


_WRITER = """
import sys
from pathlib import Path
from portalgen.store.row_store import RowStore, Table
store = RowStore(Path(sys.argv[1]), (Table("bodies", "1.0"), Table("files", "1.0")))
for number in range(int(sys.argv[3])):
    store.put("bodies", {f"{sys.argv[2]}/{number}/{part}": [number, "chữ " * 200] for part in range(5)})
    print(number, flush=True)
"""


def _writer(file: Path, name: str, rows: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", _WRITER, str(file), name, str(rows)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)


@pytest.mark.heavy
def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [_writer(tmp_path / "x.sqlite", name, 60) for name in ("a", "b", "c")]
    for each in writers:
        each.communicate()
    assert [each.returncode for each in writers] == [0, 0, 0]
    found = dict(open_store(tmp_path / "x.sqlite").get_all("bodies"))
    assert set(found) == {f"{name}/{number}/{part}" for name in "abc" for number in range(60) for part in range(5)}


@pytest.mark.heavy
def test_of_a_process_that_is_killed_while_it_writes_whole_batches_stay(tmp_path: Path) -> None:
    writer = _writer(tmp_path / "x.sqlite", "a", 100_000)
    assert writer.stdout is not None
    for _ in range(20):
        done = int(writer.stdout.readline())
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    store = open_store(tmp_path / "x.sqlite")
    found = {name for name, _ in store.get_all("bodies")}
    numbers = {int(name.split("/")[1]) for name in found}
    assert set(range(done + 1)) <= numbers
    assert found == {f"a/{number}/{part}" for number in numbers for part in range(5)}
    store.put("bodies", {"after": 1})
    assert store.get("bodies", "after") == 1


def _forked(store: RowStore, name: str) -> None:
    seen = store.get("bodies", "before")
    store.put("bodies", {f"{name}/{number}": seen for number in range(20)})


@pytest.mark.parametrize("closed", [True, False])
def test_forked_processes_each_open_the_file_for_themselves(tmp_path: Path, closed: bool) -> None:
    store = open_store(tmp_path / "x.sqlite")
    store.put("bodies", {"before": 7})
    if closed:
        store.close()
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=_forked, args=(store, name)) for name in "ab"]
    for each in children:
        each.start()
    for each in children:
        each.join()
    assert [each.exitcode for each in children] == [0, 0]
    assert {name: row for name, row in store.get_all("bodies") if name != "before"} == {
        f"{name}/{number}": 7 for name in "ab" for number in range(20)
    }


def _begin_files(folder: Path, name: str, barrier: Barrier) -> None:
    for number in range(60):
        barrier.wait(timeout=60)
        open_store(folder / f"{number}.sqlite").put("bodies", {name: number})


def test_processes_that_begin_a_file_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(3)
    children = [context.Process(target=_begin_files, args=(tmp_path, name, barrier)) for name in "abc"]
    for each in children:
        each.start()
    for each in children:
        each.join()
    for number in range(60):
        found = dict(open_store(tmp_path / f"{number}.sqlite").get_all("bodies"))
        assert found == dict.fromkeys("abc", number)


def test_a_store_that_was_closed_opens_again(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.sqlite")
    store.put("bodies", {"a": 1})
    store.close()
    assert store.get("bodies", "a") == 1
