"""Rows of JSON in a SQLite file, cached for the next run by the build, linter, timeline and inspection.

All rows can be computed again. So a damaged, truncated or foreign file is discarded, a folder without write access only
costs time, and errors never reach the user. Each table has an edition, the inputs common to all its rows: a table of
another edition is emptied, the rest stays. Two processes may use the file at once, and may be killed: SQLite's journal
handles that. (Its write-ahead log would be faster, but maps a file into memory, and truncating that file kills the
process.) Rows are JSON, never pickles: the file may come from an untrusted checkout.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.store.digest import start_digest

_OURS: Final = 0x506F7274
"""SQLite's `application_id` of our files."""
_CHECK: Final = 8
"""Bytes of digest before each row, to detect accidental changes."""
_PATIENCE: Final = 10.0
"""Seconds to wait while another process writes."""
_FEW: Final = 500
"""Names per query; SQLite may be built for at most 999."""
_ENDINGS: Final = ("", "-journal")
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_FORMAT: Final = 2
"""SQLite's `user_version` of our files, raised with each change of their layout."""


@frozen
class Table:
    """A table of a store. `edition` names all dependencies of rows besides their keys: the program's version, say."""

    name: str
    edition: str


class RowStore:
    """Rows by table and name. Without a file, no rows are stored.

    A forked process opens the file again.
    """

    __slots__ = ("_connection", "_editions", "_file", "_owner")

    def __init__(self, file: Path | None, tables: tuple[Table, ...]) -> None:
        self._file = file
        self._editions = {table.name: table.edition for table in tables}
        self._connection: sqlite3.Connection | None = None
        self._owner = 0

    @property
    def keeps_rows(self) -> bool:
        """True if other processes can read stored rows."""
        return self._file is not None

    def get(self, table: str, name: str) -> Any:
        """Return the row, or None if unknown."""
        connection = self._open_connection()
        if connection is None:
            return None
        try:
            row = connection.execute(f"SELECT value FROM {table} WHERE name = ?", (name,)).fetchone()  # noqa: S608 - one of our own names
            return _decode(self._editions.get(table, ""), name, row[0]) if row else None
        except (sqlite3.Error, ValueError, TypeError, RecursionError, OverflowError):
            return None

    def get_many(self, table: str, names: Collection[str]) -> dict[str, Any]:
        """Return the known rows among these names: a single query costs a fifth of many."""
        connection = self._open_connection()
        rows: dict[str, Any] = {}
        if connection is None:
            return rows
        with suppress(sqlite3.Error):
            requested = list(names)
            for few in (requested[start : start + _FEW] for start in range(0, len(requested), _FEW)):
                marks = ",".join("?" * len(few))
                for name, value in connection.execute(f"SELECT name, value FROM {table} WHERE name IN ({marks})", few):  # noqa: S608 - one of our own names
                    with suppress(ValueError, TypeError, RecursionError, OverflowError):
                        rows[name] = _decode(self._editions.get(table, ""), name, value)
        return rows

    def get_all(self, table: str) -> Iterator[tuple[str, Any]]:
        """Yield every valid row of a table, by name."""
        connection = self._open_connection()
        if connection is None:
            return
        with suppress(sqlite3.Error):
            for name, value in connection.execute(f"SELECT name, value FROM {table} ORDER BY name").fetchall():  # noqa: S608 - one of our own names
                with suppress(ValueError, TypeError, RecursionError, OverflowError):
                    yield name, _decode(self._editions.get(table, ""), name, value)

    def get_names(self, table: str) -> tuple[str, ...]:
        """Return the names of a table's rows, the latest last."""
        connection = self._open_connection()
        if connection is None:
            return ()
        try:
            return tuple(name for (name,) in connection.execute(f"SELECT name FROM {table} ORDER BY rowid"))  # noqa: S608 - one of our own names
        except sqlite3.Error:
            return ()

    def put(self, table: str, rows: Mapping[str, Any]) -> None:
        """Store rows, all or none. A file found to be damaged is recreated."""
        values = [(name, _encode(self._editions.get(table, ""), name, row)) for name, row in rows.items()]
        if values and not self._write(table, values) and self._file is not None:
            self.close()
            with suppress(OSError):
                _discard(self._file)
            self._write(table, values)

    def retain(self, table: str, prefix: str, kept: Collection[str]) -> None:
        """Remove the rows with names that begin with `prefix`, except `kept`."""
        connection = self._open_connection()
        if connection is None:
            return
        with suppress(sqlite3.Error), connection:
            rows = connection.execute(
                f"SELECT name FROM {table} WHERE name >= ? AND name < ?",  # noqa: S608 - one of our own names
                (prefix, prefix + "\U0010ffff"),
            ).fetchall()
            gone = [(name,) for (name,) in rows if name not in kept]
            connection.executemany(f"DELETE FROM {table} WHERE name = ?", gone)  # noqa: S608 - one of our own names

    def close(self) -> None:
        """Close the file. Call it before a fork: SQLite's connections do not survive one."""
        if self._connection is not None and self._owner == os.getpid():
            self._connection.close()
        self._connection = None
        self._owner = 0

    def _write(self, table: str, values: list[tuple[str, bytes]]) -> bool:
        """Return False if the file is damaged; a full disk or missing table does not count."""
        connection = self._open_connection()
        if connection is None:
            return True
        try:
            with connection:
                connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", values)  # noqa: S608 - one of our own names
        except sqlite3.Error as error:
            return type(error) is not sqlite3.DatabaseError
        return True

    def _open_connection(self) -> sqlite3.Connection | None:
        if self._file is None:
            return None
        if self._owner != os.getpid():
            self._connection = _connect(self._file, self._editions)
            self._owner = os.getpid()
        return self._connection


def _connect(file: Path, editions: Mapping[str, str]) -> sqlite3.Connection | None:
    """Return a connection to a valid file with tables of these editions, recreated if necessary; None if impossible."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level="IMMEDIATE", check_same_thread=False)
        except (OSError, sqlite3.Error):
            return None
        try:
            if _is_usable(connection, editions):
                return connection
        except sqlite3.OperationalError as error:
            if _is_outside(error):
                connection.close()
                return None
        except sqlite3.DatabaseError:
            pass
        connection.close()
        with suppress(OSError):
            _discard(file)
    return None


def _is_usable(connection: sqlite3.Connection, editions: Mapping[str, str]) -> bool:
    """Return True if the file is ours; an empty file becomes ours. Raises sqlite3.Error if it is damaged."""
    connection.execute("PRAGMA trusted_schema = OFF")
    with connection:  # what is read in one transaction is of one moment: another process may begin the file meanwhile
        connection.execute("BEGIN")
        identity = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        is_empty = identity == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not is_empty and (identity, version) != (_OURS, _FORMAT):
        return False
    connection.execute("PRAGMA journal_mode = PERSIST")
    connection.execute("PRAGMA synchronous = OFF")
    if is_empty:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE IF NOT EXISTS editions (name TEXT PRIMARY KEY, edition TEXT NOT NULL)")
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
            connection.execute(f"PRAGMA application_id = {_OURS}")
    if _outdated_tables(connection, editions):
        _empty_outdated_tables(connection, editions)
    return True


def _outdated_tables(connection: sqlite3.Connection, editions: Mapping[str, str]) -> dict[str, str]:
    """Return the missing tables and tables of another edition, with the required edition."""
    known = dict(connection.execute("SELECT name, edition FROM editions"))
    return {name: edition for name, edition in editions.items() if known.get(name) != edition}


def _empty_outdated_tables(connection: sqlite3.Connection, editions: Mapping[str, str]) -> None:
    """Create the outdated tables empty. If that fails, their digests still reveal rows of other editions."""
    try:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for name, edition in _outdated_tables(connection, editions).items():  # another process may have been first
                connection.execute(f"DROP TABLE IF EXISTS {name}")
                connection.execute(f"CREATE TABLE {name} (name TEXT PRIMARY KEY, value BLOB NOT NULL)")
                connection.execute("INSERT OR REPLACE INTO editions VALUES (?, ?)", (name, edition))
    except sqlite3.OperationalError as error:
        if not _is_outside(error):
            raise


def _is_outside(error: sqlite3.Error) -> bool:
    """Return True if the error does not concern the file: it is locked, or the disk is full."""
    return any(word in str(error) for word in ("locked", "readonly", "full", "disk I/O", "unable to open"))


def _discard(file: Path) -> None:
    for ending in _ENDINGS:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _encode(edition: str, name: str, row: Any) -> bytes:
    data = _ENCODER.encode(row).encode("utf-8", "surrogatepass")
    return _check(edition, name, data) + data


def _decode(edition: str, name: str, value: Any) -> Any:
    data = memoryview(value)[_CHECK:]
    if _check(edition, name, data) != bytes(value[:_CHECK]):
        raise ValueError("damaged")
    return json.loads(str(data, "utf-8", "surrogatepass"))


def _check(edition: str, name: str, data: bytes | memoryview) -> bytes:
    """Check a row. The digest covers its name and edition.

    In a damaged file a name may lead to another row, and a process of another edition may write between two reads.
    """
    head = f"{edition}\0{name}\0".encode("utf-8", "surrogatepass")
    return start_digest((head, data), _CHECK).digest()
