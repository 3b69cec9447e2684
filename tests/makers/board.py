"""An editorial office in a real Git repository: people with keys, submissions, records, and every way of merging.

    board = Board(tmp_path / "kho", sites=("so", "xa"))
    submission = board.submit({"content/so/tin/a.vi.md": "Nội dung."}, author="editor-so")
    board.sign(submission, by="chief-so")
    board.merge(submission)                      # or squash, rebase, fast_forward, swap

Everything is honest unless it is told otherwise: `sign` takes what a dishonest signer would change (`at`, `onto`,
`changes`, `portal`, `key`, `namespace`, …), `merge(changed=…)` changes files while merging, `push` writes to main itself.
The clock goes on by a minute with each commit; `board.wait(hours=5)` moves it, `board.now` may be set. A commit on main
returns its id. People are `owner-1` to `owner-3`, `operator`, and of each site `chief-`, `deputy-`, `secretary-` and
`editor-<site>`; their e-mail is `<id>@example.vn`.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from portalgen.editorial.records.records import (
    ApprovalRecord,
    FileState,
    PathChange,
    RecordAction,
    digest_of_record,
    record_path,
    signature_path,
    write_record,
)
from portalgen.history.repository import Repository, open_history
from tests.makers.git_objects import ObjectStore, Tree, WrittenCommit
from tests.makers.signers import Signer

PORTAL = "tinh-mau"
FORGE = "forge@example.vn"
VIETNAM = timezone(timedelta(hours=7))
ROSTER = "site-config/governance/roster.yaml"
POLICY = "site-config/governance/policy.yaml"
REGULAR, EXECUTABLE, LINK, REPOSITORY = "100644", "100755", "120000", "160000"

Content = str | bytes | tuple[str, str | bytes] | None
"""Of a file; with its mode where it is no regular one; None deletes it."""
Files = Mapping[str, Content]


def roster_path(site: str) -> str:
    """Where the board of a site is written down."""
    return f"site-config/governance/roster/{site}.yaml"


def email_of(person: str) -> str:
    """The address that a person commits with; an address stays as it is."""
    return person if "@" in person else f"{person}@example.vn"


@dataclass
class Submission:
    """A branch that somebody hands in."""

    commits: list[WrittenCommit]
    """Its own, oldest first."""
    base: WrittenCommit
    """The newest commit of main that it is made from."""
    authors: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    """Paths of the records in it."""

    @property
    def head(self) -> WrittenCommit:
        """Its newest commit."""
        return self.commits[-1] if self.commits else self.base


@dataclass(frozen=True)
class Record:
    """A record with its signature, as files."""

    record: ApprovalRecord
    path: str
    data: bytes
    signature: bytes | None

    @property
    def files(self) -> dict[str, Content]:
        """Both files."""
        files: dict[str, Content] = {self.path: self.data}
        return files if self.signature is None else {**files, signature_path(self.path): self.signature}


class Board:
    """The boards of some sites, and the repository that they keep."""

    def __init__(
        self,
        folder: Path,
        sites: Sequence[str] = ("so", "xa"),
        *,
        policy: Mapping[str, Any] | None = None,
        report_only: Iterable[str] = (),
        files: Files = MappingProxyType({}),
        object_format: str = "sha1",
        is_bare: bool = False,
        has_keys: bool = True,
    ) -> None:
        """Without `has_keys` the owners have none, as in a sample that nobody confirmed yet."""
        self.folder = folder
        self.store = ObjectStore(folder, object_format, is_bare=is_bare)
        self.data: dict[str, bytes] = {}
        self.now = datetime(2026, 6, 1, 8, tzinfo=VIETNAM)
        self.main: list[WrittenCommit] = []
        lenient = frozenset(report_only)
        self.rosters: dict[str, dict[str, Any]] = {ROSTER: portal_roster()}
        for each in () if has_keys else self.rosters[ROSTER]["people"]:
            each["keys"] = []
        for site in sites:
            self.rosters[roster_path(site)] = _site_roster(site, "report_only" if site in lenient else "required")
        self.policy = dict(policy) if policy is not None else _policy()
        start = {path: dump(value) for path, value in self.rosters.items()}
        pages = {f"content/{site}/tin/cu.vi.md": f"Bài cũ của {site}.\n" for site in sites}
        self.push({"README.md": "Cổng mẫu.\n"}, by="operator")
        self.push({**pages, **files, **start, POLICY: dump(self.policy)}, by="operator")
        roster = start[ROSTER]
        self.genesis = f"{self.tip.id}:{sha256(roster.encode()).hexdigest()}"

    @property
    def tip(self) -> WrittenCommit:
        """Main's newest commit."""
        return self.main[-1]

    @cached_property
    def repository(self) -> Repository:
        """For functions that take one; nothing of it changes with a commit."""
        return open_history(self.folder)

    def wait(self, **time: float) -> None:
        """Let time go by."""
        self.now += timedelta(**time)

    def read(self, path: str, commit: WrittenCommit | None = None) -> bytes:
        """What a file holds on main."""
        return self.data[(commit or self.tip).tree[path][1]]

    # ------------------------------------------------------------------------------------------ submissions

    def submit(self, *steps: Files, author: str, base: WrittenCommit | None = None) -> Submission:
        """A branch from main's tip (or `base`) with a commit for each of `steps`."""
        submission = Submission([], base or self.tip)
        for each in steps:
            self.edit(submission, each, author=author)
        return submission

    def edit(self, submission: Submission, files: Files, *, author: str) -> None:
        """One more commit of a submission."""
        tree = self.with_files(submission.head.tree, files)
        submission.commits.append(self._commit(tree, (submission.head.id,), author=author, committer=author))
        submission.authors.append(author)

    def update(self, submission: Submission, *, by: str) -> None:
        """Main's newest commit is merged into a submission."""
        tree = self._merged(self.tip, submission)
        submission.commits.append(self._commit(tree, (submission.head.id, self.tip.id), author=by, committer=by))
        submission.authors.append(by)
        submission.base = self.tip

    # ---------------------------------------------------------------------------------------------- records

    def changes_of(self, submission: Submission, base: WrittenCommit | None = None) -> tuple[PathChange, ...]:
        """What main would become: the changes that an honest record lists, records themselves left out."""
        before = base or self.tip
        return self.changes_between(before.tree, self._merged(before, submission))

    def changes_between(self, before: Tree, after: Tree) -> tuple[PathChange, ...]:
        """Transitions of all paths but records."""
        paths = sorted({*before, *after}, key=lambda path: path.encode("utf-8", "surrogateescape"))
        return tuple(
            PathChange(path, self._state(before.get(path)), self._state(after.get(path)))
            for path in paths
            if before.get(path) != after.get(path) and not path.startswith("site-config/approvals/")
        )

    def make_record(
        self,
        changes: Iterable[PathChange],
        *,
        by: str,
        action: RecordAction = "approve",
        onto: str | None = None,
        at: datetime | None = None,
        portal: str = PORTAL,
        on_behalf_of: str = "",
        reason: str | None = None,
        details: Mapping[str, str] | None = None,
        key: str | Signer | None = None,
        namespace: str = "approval@portalgen",
        is_signed: bool = True,
        alter: Callable[[bytes], bytes] = lambda data: data,
    ) -> Record:
        """A record signed by `by`, with the key of `key` where that is given; `alter` changes its bytes before they are signed."""
        needs_reason = action in ("emergency", "ratify", "reject", "return", "answer", "direct")
        record = ApprovalRecord(
            portal=portal,
            onto=onto or self.tip.id,
            action=action,
            changes=tuple(changes),
            by=by,
            at=(at or self.now).replace(microsecond=0),
            on_behalf_of=on_behalf_of,
            reason=reason if reason is not None else ("lý do mẫu" if needs_reason else ""),
            details=details if details is not None else _details(action),
        )
        data = alter(write_record(record))
        signer = key if isinstance(key, Signer) else Signer(key or by)
        path = record_path(record, digest_of_record(data))
        return Record(record, path, data, signer.sign(data, namespace) if is_signed else None)

    def sign(self, submission: Submission, *, by: str, base: WrittenCommit | None = None, **record: Any) -> Record:
        """A record about a submission, put into it with a commit of its own."""
        changes = record.pop("changes", None)
        onto = record.pop("onto", None) or (base or self.tip).id
        if changes is None:
            changes = self.changes_of(submission, base)
        signed = self.make_record(changes, by=by, onto=onto, **record)
        self.wait(minutes=1)
        self.edit(submission, signed.files, author=by)
        submission.records.append(signed.path)
        return signed

    # --------------------------------------------------------------------------------------- ways onto main

    def merge(
        self, submission: Submission, *, by: str = FORGE, clicked_by: str = "", changed: Files = MappingProxyType({})
    ) -> str:
        """A merge commit. Forges make it by themselves (`by`) in the name of who clicked (`clicked_by`).

        `changed` are files that become something else while merging; it is also the way out of a conflict.
        """
        tree = self.with_files(self._merged(self.tip, submission, frozenset(changed)), changed)
        return self._land(tree, (self.tip.id, submission.head.id), author=clicked_by or by, committer=by)

    def squash(self, submission: Submission, *, by: str = FORGE) -> str:
        """One commit with all that a submission changed; its author is the submission's first."""
        tree = self._merged(self.tip, submission)
        return self._land(tree, (self.tip.id,), author=submission.authors[0], committer=by)

    def rebase(self, submission: Submission, *, by: str = FORGE) -> str:
        """The submission's commits, made again one by one on top of main, all as of now."""
        at = self._tick()
        for commit, author, parent in self._own_steps(submission):
            changed = {path: commit.tree.get(path) for path in {*commit.tree, *parent.tree}
                       if commit.tree.get(path) != parent.tree.get(path)}  # fmt: skip
            tree = {path: entry for path, entry in {**self.tip.tree, **changed}.items() if entry is not None}
            self._put(self.store.write_commit(
                tree, (self.tip.id,), at, author=email_of(author), committer=email_of(by), authored_at=commit.committed_at
            ))  # fmt: skip
        return self.tip.id

    def fast_forward(self, submission: Submission) -> str:
        """Main moves to the submission's newest commit, which has to be made from main's tip."""
        assert submission.base.id == self.tip.id
        for commit in submission.commits:
            self._put(commit)
        return self.tip.id

    def swap(self, submission: Submission, *, by: str) -> str:
        """Main is merged into the submission and moved there: what main was is beside its line now."""
        tree = self._merged(self.tip, submission)
        merged = self._commit(tree, (submission.head.id, self.tip.id), author=by, committer=by)
        fork = next(number for number, each in enumerate(self.main) if each.id == submission.base.id)
        self.main = [*self.main[: fork + 1], *submission.commits]
        self._put(merged)
        return merged.id

    def push(self, files: Files, *, by: str) -> str:
        """A commit on main itself, without any submission."""
        before = self.main[-1].tree if self.main else {}
        parents = (self.main[-1].id,) if self.main else ()
        return self._land(self.with_files(before, files), parents, author=by, committer=by)

    def restore(self, main: Sequence[WrittenCommit]) -> None:
        """Main is what it was once, with all that stood on it."""
        self.main = list(main)
        self.store.point("refs/heads/main", self.tip.id)

    def force_push(self, commit: WrittenCommit) -> None:
        """Main is put back to one of its former commits."""
        place = next(number for number, each in enumerate(self.main) if each.id == commit.id)
        self.main = self.main[: place + 1]
        self.store.point("refs/heads/main", commit.id)

    # -------------------------------------------------------------------------------------------- shortcuts

    def publish(self, files: Files, *, site: str = "so", how: str = "merge", author: str = "", by: str = "") -> str:
        """An honest publication: submitted by the site's editor, approved by its chief, merged in the way `how`."""
        submission = self.submit(files, author=author or f"editor-{site}")
        self.sign(submission, by=by or f"chief-{site}")
        id: str = getattr(self, how)(submission)
        return id

    def land(self, *records: Record, by: str = "", how: str = "merge") -> str:
        """Records alone, by a submission of their own."""
        submission = self.submit({path: data for each in records for path, data in each.files.items()},
                                 author=by or records[0].record.by)  # fmt: skip
        id: str = getattr(self, how)(submission)
        return id

    def ratify(self, commit: str, *, by: str, action: RecordAction = "ratify", **record: Any) -> str:
        """What a commit of main changed is approved afterwards."""
        return self.land(self.make_record(self.changes_by(commit), by=by, action=action, **record))

    def changes_by(self, commit: str) -> tuple[PathChange, ...]:
        """What a commit of main changed."""
        place = next(number for number, each in enumerate(self.main) if each.id == commit)
        return self.changes_between(self.main[place - 1].tree, self.main[place].tree)

    def revert(self, commit: str, *, site: str = "so", by: str = "", how: str = "merge") -> str:
        """Honestly take back what a commit of main changed, records left alone."""
        place = next(number for number, each in enumerate(self.main) if each.id == commit)
        before = self.main[place - 1].tree
        files: dict[str, Content] = {
            each.path: self._content(before.get(each.path)) for each in self.changes_by(commit)
        }
        return self.publish(files, site=site, by=by, how=how)

    def edit_roster(self, path: str, edit: Callable[[dict[str, Any]], None], *, raises: int = 1) -> dict[str, Content]:
        """The file of a roster after an edit, with its version raised; it is not on main yet."""
        roster = copy.deepcopy(self.rosters[path])
        edit(roster)
        roster["version"] += raises
        return {path: dump(roster)}

    def govern(
        self, files: Files, *, by: Sequence[str], how: str = "merge", author: str = "owner-1", is_valid: bool = True
    ) -> str:
        """A change of governance, signed by each of `by`. Where it `is_valid`, later edits go on from these files."""
        submission = self.submit(files, author=author)
        for person in by:
            self.sign(submission, by=person, base=self.tip, changes=self.changes_of(submission))
        id: str = getattr(self, how)(submission)
        for path, content in files.items():
            if is_valid and path in self.rosters and isinstance(content, str):
                self.rosters[path] = yaml.safe_load(content)
        return id

    # ------------------------------------------------------------------------------------------- in between

    def _own_steps(self, submission: Submission) -> Iterable[tuple[WrittenCommit, str, WrittenCommit]]:
        parent = submission.base
        by_id = {each.id: each for each in (*self.main, *submission.commits)}
        for commit, author in zip(submission.commits, submission.authors, strict=True):
            parent = by_id[commit.parents[0]]
            if len(commit.parents) == 1:
                yield commit, author, parent

    def _merged(self, main: WrittenCommit, submission: Submission, resolved: frozenset[str] = frozenset()) -> Tree:
        """Main with what a submission changed. Both may have changed a path only alike, but for those `resolved` later."""
        base, head = submission.base.tree, submission.head.tree
        tree = dict(main.tree)
        for path in {*base, *head}:
            if base.get(path) != head.get(path) and path not in resolved:
                assert main.tree.get(path) in (base.get(path), head.get(path)), f"conflict: {path}"
                tree.pop(path, None)
                if path in head:
                    tree[path] = head[path]
        return tree

    def with_files(self, tree: Tree, files: Files) -> Tree:
        """A tree with files that are added, changed or deleted."""
        changed = dict(tree)
        for path, content in files.items():
            changed.pop(path, None)
            if content is not None:
                mode, text = content if isinstance(content, tuple) else (REGULAR, content)
                data = text.encode() if isinstance(text, str) else text
                id = data.decode() if mode == REPOSITORY else self.store.write_blob(data)
                self.data[id] = data
                changed[path] = (mode, id)
        return changed

    def _state(self, entry: tuple[str, str] | None) -> FileState | None:
        if entry is None:
            return None
        data = self.data[entry[1]]
        return FileState(entry[0], sha256(data).hexdigest(), len(data))  # type: ignore[arg-type]

    def _content(self, entry: tuple[str, str] | None) -> Content:
        return None if entry is None else (entry[0], self.data[entry[1]])

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def _commit(self, tree: Tree, parents: tuple[str, ...], *, author: str, committer: str) -> WrittenCommit:
        return self.store.write_commit(
            tree, parents, self._tick(), author=email_of(author), committer=email_of(committer)
        )

    def _land(self, tree: Tree, parents: tuple[str, ...], *, author: str, committer: str) -> str:
        return self._put(self._commit(tree, parents, author=author, committer=committer))

    def _put(self, commit: WrittenCommit) -> str:
        self.main.append(commit)
        self.store.point("refs/heads/main", commit.id)
        return commit.id


def dump(value: Mapping[str, Any]) -> str:
    """YAML as people write it."""
    text: str = yaml.safe_dump(dict(value), allow_unicode=True, sort_keys=False)
    return text


def person(id: str, post: str, role: str, **more: Any) -> dict[str, Any]:
    """An entry of a roster; the key is the one of `Signer(id)`."""
    term = {key: more.pop(key) for key in ("to",) if key in more}
    return {
        "id": id,
        "post": post,
        "roles": [{"role": role, "from": more.pop("since", "2026-01-01"), **term}],
        "keys": [{"public": Signer(id).public}],
        **more,
    }


def portal_roster() -> dict[str, Any]:
    """The portal's roster: three owners and the operator."""
    owners = [person(f"owner-{number}", "Lãnh đạo Văn phòng", "owner") for number in (1, 2, 3)]
    return {"version": 1, "portal": PORTAL, "people": [*owners, person("operator", "Đơn vị vận hành", "platform")]}


def _site_roster(site: str, mode: str) -> dict[str, Any]:
    posts = {"chief": "Trưởng Ban", "deputy": "Phó Trưởng Ban", "secretary": "Tổ thư ký", "editor": "Biên tập viên"}
    people = [person(f"{role}-{site}", f"{post} {site}", role) for role, post in posts.items()]
    return {"version": 1, "site": site, "mode": mode, "people": people}


def _policy() -> dict[str, Any]:
    person_signs = {"level": "person"}
    classes: dict[str, Any] = dict.fromkeys(("content", "site_settings", "shared_settings", "rules"), person_signs)
    return {"forge_committers": [FORGE], "approval": {"classes": {**classes, "platform": {"level": "platform"}}}}


def _details(action: str) -> dict[str, str]:
    if action in ("reject", "return"):
        return {"via": "thư điện tử"}
    if action == "confirm":
        return {"supplier": "Đơn vị mẫu", "via": "công văn"}
    return {"document": "01/CV-MAU"} if action == "direct" else {}


def without_git_settings() -> dict[str, str]:
    """The environment of a run of Git that reads no settings of this machine."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**clean, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
