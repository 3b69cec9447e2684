"""Makes a practice province: a portal of three sites, people with keys, a server that judges, submissions that wait.

PROVINCE/cong          the clone to work in
PROVINCE/kho.git       the server's repository, with its hook and receipts
PROVINCE/khoa          the throw-away keys of everybody
PROVINCE/DOC-TRUOC.md  the steps to try
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from portalgen.config.approval_policy import POLICY_FILE, parse_approval_policy
from portalgen.config.roster import Roster
from portalgen.config.roster_files import parse_roster
from portalgen.editorial.approving.record_making import SigningRequest, prepare_record
from portalgen.editorial.forge.bare_git import render_git
from portalgen.editorial.forge.files import write_forge_files
from portalgen.editorial.forge.model import ForgeInputs
from portalgen.editorial.forge.server_checks import require_environment
from portalgen.editorial.governance.genesis import find_genesis
from portalgen.editorial.records.records import digest_of_record, record_path, signature_path, write_record
from portalgen.errors import UnusableEnvironmentError
from portalgen.history.new_repository import CommitStamp, NewRepository
from portalgen.history.receipts import RECEIPT_LOG
from portalgen.history.repository import open_history
from portalgen.pipeline.practice.files import (
    BEGINNING,
    build_approved_files,
    build_practice_files,
    build_submission_files,
    read_guide,
)
from portalgen.pipeline.practice.keys import make_keys, sign_with_file
from portalgen.pipeline.practice.model import (
    CLONE,
    GUIDE,
    KEYS,
    MAIL_HOST,
    PRACTICE_PEOPLE,
    PRACTICE_SITES,
    PRACTICE_SUBMISSIONS,
    SERVER_KEY,
    STORE,
    PracticeProvince,
    find_person,
)
from portalgen.pipeline.practice.requirements import require_programs, require_unused_folder
from portalgen.pipeline.practice.roster import write_practice_roster
from portalgen.writer.new_folder import translate_refusals

_EDITOR, _CHIEF = "so-bien-tap-vien", "so-truong-ban"
_APPROVED: Final = "bai/hoi-thao"
_APPROVED_AT: Final = timedelta(days=2)
"""How long before the province's clock the item of `_APPROVED` was published."""
_SUBMITTED_AT: Final = timedelta(hours=1)
_IDENTITY: Final = {"user.name": "Người luyện tập", "user.email": f"nguoi-luyen-tap@{MAIL_HOST}"}
_GENESIS_MESSAGE: Final = "Luyện tập: khởi đầu, không dùng thật"


def make_practice_province(folder: Path, at: datetime, environment: Path) -> PracticeProvince:
    """Make a province in `folder`, whose clock is `at`; all or nothing is left there.

    `environment` is the virtual environment by which its server judges pushes. Raises UsageError for a folder that cannot be
    used, UnusableEnvironmentError if a program is missing or refuses, OutputError if the disk is full or read-only.
    """
    at = at.replace(microsecond=0)
    require_unused_folder(folder)
    require_programs()
    require_environment(environment, folder)
    is_new = not folder.exists()
    try:
        with translate_refusals(folder):
            return _fill(folder.absolute(), at, environment)
    except BaseException:
        _clear(folder, is_new=is_new)
        raise


def _clear(folder: Path, *, is_new: bool) -> None:
    """Remove the remains of a province that was not finished."""
    for name in (CLONE, STORE, KEYS):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / GUIDE).unlink(missing_ok=True)
    if is_new and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _fill(folder: Path, at: datetime, environment: Path) -> PracticeProvince:
    folder.mkdir(parents=True, exist_ok=True)
    public = make_keys(folder / KEYS, (*(each.id for each in PRACTICE_PEOPLE), SERVER_KEY))
    governance = {path: text.encode() for path, text in write_practice_roster(public, at)}
    store = NewRepository.create(folder / STORE, {"portalgen.practice": "true"}, is_bare=True)
    clone = NewRepository.create(folder / CLONE, _IDENTITY)
    clone.run("remote", "add", "origin", str(store.folder))
    first = clone.commit(
        {**build_practice_files(at), **governance}, _GENESIS_MESSAGE, _stamp("van-hanh", at - BEGINNING)
    )
    genesis = _read_genesis(clone)
    _write_hook(store, governance, at, genesis, environment, folder / KEYS / SERVER_KEY)
    clone.push(f"{first}:refs/heads/main")
    _publish_approved(clone, at, folder / KEYS / _CHIEF)
    _hand_in_submissions(clone, at)
    clone.run("config", "--add", "remote.origin.fetch", f"{RECEIPT_LOG}:{RECEIPT_LOG}")
    clone.run("fetch", "--quiet", "origin")
    clone.run("branch", "--quiet", "--set-upstream-to=origin/main", "main")
    store.run("config", "portalgen.genesis", genesis)
    guide = folder / GUIDE
    guide.write_text(read_guide(at, {"genesis": genesis}), "utf-8")
    return PracticeProvince(folder, clone.folder, store.folder, folder / KEYS, guide, genesis, PRACTICE_SUBMISSIONS)


def _stamp(id: str, at: datetime) -> CommitStamp:
    person = find_person(id)
    return CommitStamp(person.post, person.email, at)


def _read_genesis(clone: NewRepository) -> str:
    genesis = find_genesis(open_history(clone.folder))
    assert genesis is not None  # the roster has just been committed
    return str(genesis)


def _write_hook(
    store: NewRepository, governance: Mapping[str, bytes], at: datetime, genesis: str, environment: Path, key: Path
) -> None:
    policy, _ = parse_approval_policy(governance[POLICY_FILE])
    assert policy is not None  # written by this package
    inputs = ForgeInputs(
        roster=_parse_roster(governance),
        policy=policy,
        sites=tuple(each.id for each in PRACTICE_SITES),
        day=at.date(),
        genesis=genesis,
        environment=environment,
        receipt_key=key,
    )
    write_forge_files(store.folder, render_git(inputs))


def _parse_roster(governance: Mapping[str, bytes]) -> Roster:
    roster, faults = parse_roster({path: data for path, data in governance.items() if path != POLICY_FILE})
    assert roster is not None, faults  # written by this package
    return roster


def _publish_approved(clone: NewRepository, at: datetime, key: Path) -> None:
    """Merge an item as the office does: written by an editor, signed by the chief; the server judges it when it is pushed."""
    published = at - _APPROVED_AT
    clone.open_branch(_APPROVED, is_new=True)
    clone.commit(build_approved_files(at), "Tin hội thảo", _stamp(_EDITOR, published - timedelta(hours=2)))
    signed = published - timedelta(hours=1)
    prepared = prepare_record(
        SigningRequest(
            root=clone.folder, action="approve", at=signed, base="main", head=_APPROVED, by=_CHIEF, is_trial=True
        )
    )
    if prepared.problems or prepared.open_needs:
        raise UnusableEnvironmentError(
            "không ký được bài mẫu của tỉnh luyện tập; hãy kiểm tra giờ của máy rồi chạy lại",
            "the sample item of the practice province cannot be signed; check the clock of this machine and run again",
        )
    data = write_record(prepared.draft.record)
    path = record_path(prepared.draft.record, digest_of_record(data))
    files = {path: data, signature_path(path): sign_with_file(data, key)}
    clone.commit(files, "Phiếu duyệt", _stamp(_CHIEF, signed))
    clone.open_branch("main")
    clone.merge(_APPROVED, "Đăng tin hội thảo", _stamp(_CHIEF, published))
    clone.delete_branch(_APPROVED)


def _hand_in_submissions(clone: NewRepository, at: datetime) -> None:
    """Push main with all submissions, in one push: the server's hook takes seconds for each."""
    names = [each.branch for each in PRACTICE_SUBMISSIONS]
    for each in PRACTICE_SUBMISSIONS:
        clone.open_branch(each.branch, is_new=True)
        clone.commit(build_submission_files(each, at), each.message, _stamp(_EDITOR, at - _SUBMITTED_AT))
        clone.open_branch("main")
    clone.push("main", *names)
    for name in names:
        clone.delete_branch(name)
