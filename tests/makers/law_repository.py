"""A portal in Git whose law changes, with owners who sign for it.

    repo = LawRepo(tmp_path / "kho")
    repo.branch("lich")
    add_days_off(repo, "2026-06-10")
    repo.commit("Lịch nghỉ", "2026-06-01T09:00")
    repo.land_law("lich", "2026-06-01T10:00", "owner-1", "owner-2")

The policy wants two owners to approve a change of the law (class `legal`). The owners are `owner-1` to `owner-3`.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from portalgen.editorial.records.records import (
    ApprovalRecord,
    FileState,
    PathChange,
    digest_of_record,
    record_path,
    signature_path,
    write_record,
)
from portalgen.law.calendar import VIETNAM
from tests.makers.board import PORTAL, ROSTER, dump, portal_roster
from tests.makers.histories import FORGE, Repo
from tests.makers.signers import Signer


class LawRepo(Repo):
    """A repository as the histories have it, with a roster."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(folder)
        self.write(ROSTER, dump(portal_roster()))
        self.commit("Danh sách phân công", "2026-01-01T08:30")

    def land_law(self, branch: str, when: str, *owners: str) -> str:
        """Merge a branch to main, with an approval of each of `owners` for all that it changes; return the merge's id."""
        at = datetime.fromisoformat(when).replace(tzinfo=VIETNAM)
        changes = tuple(self._list_changes(branch))
        onto = self.git("rev-parse", "main")
        self.checkout(branch)
        for each in owners:
            record = ApprovalRecord(PORTAL, onto, "approve", changes, each, at)
            data = write_record(record)
            path = record_path(record, digest_of_record(data))
            self.write(path, data)
            self.write(signature_path(path), Signer(each).sign(data, "approval@portalgen"))
            self.commit("Duyệt", when, email=f"{each}@example.vn")
        self.checkout("main")
        return self.merge(branch, when, email=FORGE)

    def _list_changes(self, branch: str) -> list[PathChange]:
        paths = self.git("diff", "--name-only", f"main...{branch}").splitlines()
        return [PathChange(each, self._state("main", each), self._state(branch, each)) for each in sorted(paths)]

    def _state(self, revision: str, path: str) -> FileState | None:
        entry = self.git("ls-tree", revision, "--", path)
        if not entry:
            return None
        mode: Literal["100644"] = "100644"
        data = self.git("cat-file", "blob", f"{revision}:{path}").encode() + b"\n"  # every file of the law ends a line
        return FileState(mode, sha256(data).hexdigest(), len(data))
