"""Records the parts of every output's key beside the manifest, for `portalgen why`.

No build depends on them. There is a file per site, `.portalgen/keys/<site>.json` in the output folder. A log that is
absent, damaged or of another build gives no information, which is never an error.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from portalgen.frozen import frozen
from portalgen.pipeline.rendering.output_result import OutputResult
from portalgen.render.keys import CHECK_LENGTH
from portalgen.store.atomic import make_own_folder, replace_own_file
from portalgen.writer.errors import translate_os_errors
from portalgen.writer.manifest import ManifestEntry
from portalgen.writer.paths import OWN_FOLDER

KEY_LOG_VERSION: Final = 2

RenderCause = Literal["new", "file", "unknown", "parts"]
"""The reason why an output was rendered.

- `new`: it did not exist before.
- `file`: its file was missing or damaged.
- `unknown`: the parts of its former key are unknown.
- `parts`: parts of the key had changed.
"""

_CAUSES: Final = frozenset(get_args(RenderCause))
_FOLDER: Final = "keys"
_Row = tuple[int, str, str, str, list[str]]
"""Number of the names, key, concatenated checks, cause, changed parts."""


@frozen
class LoggedKey:
    """The parts of an output's key, and the reason why it was last rendered."""

    key: str
    checks: Mapping[str, str]
    cause: RenderCause
    changed_parts: tuple[str, ...]
    in_last_build: bool
    """True if the last build of the site rendered the output."""


@frozen
class KeyLog:
    """The keys of a site's outputs in the form in which they are stored."""

    names: tuple[tuple[str, ...], ...] = ()
    rows: Mapping[str, _Row] = field(default_factory=dict)
    last_rendered: tuple[str, ...] = ()
    """The outputs rendered by the last build of the site."""

    def get(self, path: str) -> LoggedKey | None:
        """Return the key recorded for the output at `path`, or None."""
        row = self.rows.get(path)
        if row is None:
            return None
        schema, key, checks, cause, changed = row
        return LoggedKey(
            key,
            _split(self.names[schema], checks),
            cast(RenderCause, cause),
            tuple(changed),
            path in self.last_rendered,
        )


def read_key_log(out: Path, site: str) -> KeyLog:
    """Read the key log of `site`. Return an empty log if it is unreadable."""
    try:
        stored = json.loads(_file(out, site).read_bytes())
        names = tuple(tuple(map(str, each)) for each in stored["names"])
        rows = {path: row for path, row in stored["rows"].items() if _is_row(row, names)}
        if (stored["version"], stored["site"]) != (KEY_LOG_VERSION, site):
            return KeyLog()
        return KeyLog(names, rows, tuple(stored["last"]))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return KeyLog()


def write_key_logs(
    out: Path,
    rendered: Iterable[OutputResult],
    previous: Mapping[str, ManifestEntry],
    made: Iterable[str],
    gone: Iterable[str],
) -> None:
    """Write the key logs of the sites in `made`, and delete those of the sites in `gone`.

    `previous` are the entries of the manifest before this build. Unchanged logs are not written. Raises OutputError if
    the folder is not writable.
    """
    by_site: dict[str, list[OutputResult]] = {site: [] for site in made}
    for one in rendered:
        by_site[one.site].append(one)
    with translate_os_errors(out / OWN_FOLDER):
        make_own_folder(out / OWN_FOLDER / _FOLDER)
        for site in gone:
            _file(out, site).unlink(missing_ok=True)
        for site, ones in by_site.items():
            _write_site(_file(out, site), site, _keys(ones, read_key_log(out, site), previous))


def find_differing_parts(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of parts with different values, and of parts existing on one side only, in the order of `now`."""
    return tuple(name for name in {**now, **before} if before.get(name) != now.get(name))


def _keys(rendered: list[OutputResult], known: KeyLog, previous: Mapping[str, ManifestEntry]) -> KeyLog:
    schemas: dict[tuple[str, ...], int] = {}
    rows: dict[str, _Row] = {}
    for one in rendered:
        row = known.rows.get(one.path) if one.is_kept else None
        if one.is_kept:
            if row is not None and one.entry is not None and row[1] == one.entry.key:
                rows[one.path] = schemas.setdefault(known.names[row[0]], len(schemas)), *row[1:]
        elif one.entry is not None:
            cause, changed = _cause(one, known, previous.get(one.path))
            number = schemas.setdefault(one.part_names, len(schemas))
            rows[one.path] = number, one.entry.key, one.part_checks, cause, changed
    last = tuple(one.path for one in rendered if one.is_fresh)
    return KeyLog(tuple(schemas), rows, last)


def _cause(one: OutputResult, known: KeyLog, entry: ManifestEntry | None) -> tuple[str, list[str]]:
    row = known.rows.get(one.path)
    if not one.is_fresh:
        fits = row is not None and one.entry is not None and row[1] == one.entry.key
        return (row[3], row[4]) if row is not None and fits else ("unknown", [])
    if entry is None:
        return "new", []
    if one.entry is not None and entry.key == one.entry.key:
        return "file", []
    if row is None or row[1] != entry.key:
        return "unknown", []
    before = _split(known.names[row[0]], row[2])
    return "parts", list(find_differing_parts(before, _split(one.part_names, one.part_checks)))


def _split(names: tuple[str, ...], checks: str) -> dict[str, str]:
    return {name: checks[place * CHECK_LENGTH : (place + 1) * CHECK_LENGTH] for place, name in enumerate(names)}


def _is_row(row: Any, names: Collection[tuple[str, ...]]) -> bool:
    schema, key, checks, cause, changed = row
    return (
        type(schema) is int
        and 0 <= schema < len(names)
        and type(key) is type(checks) is str
        and cause in _CAUSES
        and type(changed) is list
        and all(type(each) is str for each in changed)
    )


def _write_site(target: Path, site: str, keys: KeyLog) -> None:
    document = {
        "version": KEY_LOG_VERSION,
        "site": site,
        "names": keys.names,
        "rows": keys.rows,
        "last": keys.last_rendered,
    }
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    if target.is_file() and target.read_bytes() == data:
        return
    replace_own_file(target, data)


def _file(out: Path, site: str) -> Path:
    return out / OWN_FOLDER / _FOLDER / f"{site}.json"
