"""The commits of a main line that change settings of limits, without a repository: what is read of one, made by hand.

line = SettingsLine()
line.edit(CALENDAR, *DAY_OFF)
find_settings_changes(line.landed, line.texts)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import Path
from typing import Final

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.legal import CALENDAR_FOLDER, DEADLINES_FILE, INSTRUMENTS_FILE
from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.editorial.deadlines.kind_rules import KINDS_FOLDER
from portalgen.editorial.deadlines.settings_changes import LandedFiles
from portalgen.history.model import Commit, FileChange

ROOT: Final = Path(__file__).resolve().parents[2]
CALENDAR: Final = f"{CALENDAR_FOLDER}/2026.yaml"
NEWS_KIND: Final = f"{KINDS_FOLDER}/news.py"
DOCUMENT_KIND: Final = f"{KINDS_FOLDER}/legal_document.py"
ADOPTED: Final = datetime(2026, 1, 1, 1, tzinfo=UTC)

Edit = tuple[str, str, str]
"""(path, pattern, replacement)."""
DAY_OFF: Final[Edit] = (
    CALENDAR,
    r"days_off:\n",
    'days_off:\n  - {day: 2026-06-10, name: {vi: nghỉ, en: off}, source: "Nghị quyết số 00/MẪU"}\n',
)
NINE_DAYS: Final[Edit] = (DEADLINES_FILE, r"(id: administrative_document.*?working_days: )2\}", r"\g<1>9}")
WAIVER: Final[Edit] = (
    WAIVERS_FILE,
    r"waivers: \[\]\n",
    "waivers:\n  - {code: DDL216, item: so-quy-che, reason: mất điện, approved_by: Trưởng Ban, from: 2026-06-11, until: "
    "2026-06-30}\n",
)
LATER_START: Final[Edit] = (DEADLINES_FILE, r"evidence_starts: \S+", "evidence_starts: 2026-06-12")
AMENDED: Final[Edit] = (
    DEADLINES_FILE,
    r"(id: administrative_document.*?)length: \{working_days: 2\}\n",
    r"\1lengths:\n"
    r"      - {to: 2026-06-21, working_days: 2, instrument: qd-2111, article: Điều 9(2)}\n"
    r"      - {from: 2026-06-22, working_days: 1, instrument: qd-2111, article: Điều 9(2)}\n",
)


class SettingsLine:
    """A line that begins with the settings of this repository, adopted at the beginning of 2026."""

    def __init__(self, *, starts: str = "2026-01-01T00:00") -> None:
        self.landed: list[LandedFiles] = []
        self.texts: dict[str, bytes] = {}
        self._files: dict[str, bytes] = {}
        law = [each.relative_to(ROOT).as_posix() for each in sorted((ROOT / CALENDAR_FOLDER).glob("*.yaml"))]
        paths = (DEADLINES_FILE, INSTRUMENTS_FILE, *law, POLICY_FILE, WAIVERS_FILE, NEWS_KIND, DOCUMENT_KIND)
        files = {path: (ROOT / path).read_bytes() for path in paths}
        value = f"evidence_starts: {starts}".encode() if starts else b""
        files[DEADLINES_FILE] = re.sub(rb"(?m)^evidence_starts:.*$", value, files[DEADLINES_FILE])
        self.commit(files)

    def commit(self, files: Mapping[str, bytes | None]) -> Commit:
        """Change files; None removes one."""
        at = ADOPTED + timedelta(hours=len(self.landed))
        commit = Commit(f"{len(self.landed) + 1:040x}", (), at, False, "")
        self.landed.append((commit, tuple(self._change(path, data) for path, data in files.items())))
        return commit

    def edit(self, *edits: Edit) -> Commit:
        """Change files by edits, all of which have to fit."""
        files: dict[str, bytes | None] = {}
        for path, pattern, by in edits:
            text = (files.get(path) or self._files[path]).decode()
            changed, count = re.subn(pattern, by, text, count=1, flags=re.DOTALL)
            assert count == 1, pattern
            files[path] = changed.encode()
        return self.commit(files)

    def revert(self, commit: Commit) -> Commit:
        """Bring back what the files of a commit held before it."""
        changes = next(changes for each, changes in self.landed if each == commit)
        return self.commit({each.path: self.texts[each.old_blob] if each.old_blob else None for each in changes})

    def _change(self, path: str, data: bytes | None) -> FileChange:
        old = self._files.get(path)
        if data is None:
            del self._files[path]
        else:
            self._files[path] = data
            self.texts[_blob(data)] = data
        return FileChange(
            path,
            "added" if old is None else "deleted" if data is None else "changed",
            _blob(old) if old is not None else "",
            _blob(data) if data is not None else "",
        )


def _blob(data: bytes) -> str:
    return sha1(data, usedforsecurity=False).hexdigest()
