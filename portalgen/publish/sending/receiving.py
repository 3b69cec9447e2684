"""The forced command of authorized_keys, run by a server for the holder of a release key.

    restrict,command="python3 -m portalgen.publish receive /srv/portal/public" ssh-ed25519 AAAA…

It runs only the commands of `commands`, in the single folder of the key. Answers go to standard output as canonical
JSON (`answers`); no shell is started.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final, NoReturn

from portalgen.errors import PortalgenError, UnusableEnvironmentError, UsageError
from portalgen.publish.layout import BLOBS_FOLDER, INCOMING_FOLDER, RECORDS_FOLDER
from portalgen.publish.manifest import LARGEST_MANIFEST, parse_manifest
from portalgen.publish.os_errors import describe_os_error
from portalgen.publish.prepared_folder import LARGEST_SIGNATURE
from portalgen.publish.sending import answers
from portalgen.publish.sending.commands import ReceiverCommand, RsyncUpload, Verb, parse_command
from portalgen.publish.sending.stream import MOST_BETWEEN, ReleaseOffer, SignedManifest, read_offer
from portalgen.publish.target.catching_up import follow_chain
from portalgen.publish.target.checking import check_served
from portalgen.publish.target.model import Incoming
from portalgen.publish.target.receiving import begin_release, complete_release, confirm_release
from portalgen.publish.target.rollback import roll_back
from portalgen.publish.target.status import list_releases, read_status

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_RSYNC_ENVIRONMENT: Final = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"}


def receive_command(folder: Path, text: str, stdin: IO[bytes], stdout: IO[bytes], now: datetime) -> int:
    """Run the command in SSH_ORIGINAL_COMMAND on the target `folder`, answer, and return the exit code.

    An upload does not return: rsync replaces this process.
    """
    try:
        command = parse_command(text)
        if isinstance(command, RsyncUpload):
            _become_rsync(folder, command)
        _check_folder(folder, command.folder)
        stdout.write(answers.format_answer(_HANDLERS[command.verb](folder, command, stdin, now)))
        return 0
    except (PortalgenError, OSError) as error:
        fault = error if isinstance(error, PortalgenError) else explain_os_error(error)
        # Standard output of an upload is rsync's alone.
        stream = sys.stderr.buffer if text.startswith("rsync") else stdout
        stream.write(answers.format_error(fault))
        return fault.exit_code


def explain_os_error(error: OSError) -> PortalgenError:
    """Return the sentence for a failing file or disk of a target."""
    if error.errno in _FULL:
        return UnusableEnvironmentError(
            "ổ đĩa của nơi đăng đã đầy; bản đang hiển thị giữ nguyên. Hãy giải phóng chỗ trống rồi chạy lại lệnh gửi",
            "the disk of the target is full; what is live stays as it is. Make room, then run the command again",
        )
    vi, en = describe_os_error(error)
    return UnusableEnvironmentError(
        f"nơi đăng không đọc hoặc ghi được `{error.filename or '?'}` ({vi}); bản đang hiển thị giữ nguyên",
        f"the target could not read or write `{error.filename or '?'}` ({en}); what is live stays as it is",
    )


def begin_offer(folder: Path, offer: ReleaseOffer, now: datetime) -> Incoming:
    """Accept a release, after the manifests before it, and return the missing blobs.

    If the same content is served already, this is recorded and the release is finished.
    """
    if offer.between:
        follow_chain(folder, [(each.manifest, each.signature) for each in offer.between], offer.release.manifest, now)
    release = offer.release
    incoming = begin_release(
        folder,
        release.manifest,
        release.signature,
        offer.lists,
        offer.details,
        now,
        rollback=offer.rollback,
        verify=offer.is_complete,
    )
    if incoming.same_content:
        manifest = parse_manifest(release.manifest)
        confirm_release(folder, manifest.commit, manifest.clock, now)
    return incoming


def read_records(folder: Path, after: int) -> tuple[SignedManifest, ...]:
    """Return a target's manifests after the number `after`, the oldest first."""
    head = read_status(folder).head_number
    manifests = folder / RECORDS_FOLDER / "manifests"
    numbers = range(after + 1, min(head, after + MOST_BETWEEN) + 1)
    return tuple(
        SignedManifest(
            _read_bounded(manifests / f"{number}.json", LARGEST_MANIFEST),
            _read_bounded(file, LARGEST_SIGNATURE) if (file := manifests / f"{number}.json.sig").is_file() else None,
        )
        for number in numbers
    )


def enter_upload_folder(folder: Path, name: str) -> None:
    """Make `incoming/<name>/blobs` of a target the current folder.

    No link is followed on the way; a release that was not begun is rejected.
    """
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in (INCOMING_FOLDER, name, BLOBS_FOLDER):
            if part == BLOBS_FOLDER and BLOBS_FOLDER not in os.listdir(here):
                os.mkdir(BLOBS_FOLDER, 0o755, dir_fd=here)
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = below
        os.fchdir(here)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(
            f"bản phát hành `{name}` chưa được bắt đầu ở nơi đăng này; hãy chạy lại lệnh gửi",
            f"the release `{name}` was not begun at this target; run the command again",
        ) from error
    finally:
        os.close(here)


def _become_rsync(folder: Path, upload: RsyncUpload) -> NoReturn:
    rsync = shutil.which("rsync", path=_RSYNC_ENVIRONMENT["PATH"])
    if rsync is None:
        raise UnusableEnvironmentError("máy chủ thiếu rsync; hãy cài rsync", "the server has no rsync; install it")
    enter_upload_folder(folder, upload.name)
    os.umask(0o022)
    os.execve(rsync, ["rsync", *upload.arguments], _RSYNC_ENVIRONMENT)  # noqa: S606 - that no shell is started is the point


def _check_folder(folder: Path, asked: str) -> None:
    if Path(asked).resolve() != folder.resolve():
        raise UsageError(
            f"khóa này không dùng cho thư mục `{asked}` của máy chủ; hãy xem lại đường dẫn của nơi đăng",
            f"this key is not for the folder `{asked}` of the server; see to the path of the target",
        )


def _read_bounded(file: Path, most: int) -> bytes:
    with file.open("rb") as stream:
        return stream.read(most)


_HANDLERS: Final[Mapping[Verb, Callable[[Path, ReceiverCommand, IO[bytes], datetime], Any]]] = {
    "begin": lambda folder, _, stdin, now: answers.write_incoming(begin_offer(folder, read_offer(stdin), now)),
    "complete": lambda folder, command, _, now: answers.write_switched(complete_release(folder, command.argument, now)),
    "status": lambda folder, *_: answers.status_as_data(read_status(folder)),
    "records": lambda folder, command, *_: answers.write_records(read_records(folder, int(command.argument))),
    "rollback": lambda folder, command, _, now: answers.write_switched(
        roll_back(folder, command.argument or None, now)
    ),
    "check": lambda folder, *_: answers.checked_as_data(check_served(folder)),
    "releases": lambda folder, *_: [answers.release_as_data(each) for each in list_releases(folder)],
}
