"""Both kinds of targets with the same interface: a local folder, and a server's folder by SSH."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from portalgen.errors import PortalgenError, UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.publish.manifest import Blob
from portalgen.publish.sending import answers
from portalgen.publish.sending.addresses import ServerAddress, parse_target
from portalgen.publish.sending.commands import (
    RSYNC_OPTIONS,
    ReceiverCommand,
    Verb,
    format_command,
    is_release_name,
    place_of_upload,
)
from portalgen.publish.sending.connection import Connection, explain_failure, last_line, open_connection
from portalgen.publish.sending.receiving import begin_offer, explain_os_error, read_records
from portalgen.publish.sending.stream import ReleaseOffer, SignedManifest, format_offer
from portalgen.publish.target.checking import CheckedRelease, check_served
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.model import Incoming, KeptRelease, SwitchedRelease, TargetStatus
from portalgen.publish.target.receiving import complete_release
from portalgen.publish.target.rollback import ambiguous_release, choose_names, roll_back
from portalgen.publish.target.status import list_releases, read_status

_T = TypeVar("_T")

_CUT_OFF: Final = frozenset({10, 12, 20, 30, 35, 255})
"""Exit codes of rsync for a lost connection (rsync(1))."""
_FULL: Final = ("no space left on device", "disk quota exceeded")


@frozen
class UploadBatch:
    """Blobs below a folder (`<first two of the digest>/<SHA-256>`), sent together."""

    folder: Path
    blobs: tuple[Blob, ...]


class ReleaseTarget(Protocol):
    """The interface of a target, local or remote."""

    @property
    def label(self) -> str:
        """Its given name."""

    def read_status(self) -> TargetStatus:
        """Return its status."""

    def read_records(self, after: int) -> tuple[SignedManifest, ...]:
        """Return its manifests after that number."""

    def begin(self, offer: ReleaseOffer) -> Incoming:
        """Offer a release; return the missing blobs."""

    def upload(self, name: str, batches: Sequence[UploadBatch], report: Callable[[int], None]) -> None:
        """Send the missing files; `report` receives the bytes of each file that has arrived."""

    def complete(self, name: str, batches: Sequence[UploadBatch]) -> SwitchedRelease:
        """Have it verified and switched; `batches` are the uploaded ones."""

    def roll_back(self, name: str | None) -> SwitchedRelease:
        """Go back to a kept release."""

    def list_releases(self) -> tuple[KeptRelease, ...]:
        """Return the kept releases."""

    def check(self) -> CheckedRelease:
        """Have all served files read."""


@frozen
class FolderTarget:
    """A folder of this machine; the receiver's functions are called."""

    folder: Path
    now: datetime

    @property
    def label(self) -> str:
        return str(self.folder)

    def read_status(self) -> TargetStatus:
        with _readable_os_errors():
            return read_status(self.folder)

    def read_records(self, after: int) -> tuple[SignedManifest, ...]:
        with _readable_os_errors():
            return read_records(self.folder, after)

    def begin(self, offer: ReleaseOffer) -> Incoming:
        with _readable_os_errors():
            return begin_offer(self.folder, offer, self.now)

    def upload(self, name: str, batches: Sequence[UploadBatch], report: Callable[[int], None]) -> None:
        """Copy nothing yet: the release is assembled directly from the folders."""
        for batch in batches:
            for blob in batch.blobs:
                report(blob.size)

    def complete(self, name: str, batches: Sequence[UploadBatch]) -> SwitchedRelease:
        folders = tuple(dict.fromkeys(batch.folder for batch in batches))
        with _readable_os_errors():
            return complete_release(self.folder, name, self.now, folders)

    def roll_back(self, name: str | None) -> SwitchedRelease:
        with _readable_os_errors():
            return roll_back(self.folder, name, self.now)

    def list_releases(self) -> tuple[KeptRelease, ...]:
        with _readable_os_errors():
            return list_releases(self.folder)

    def check(self) -> CheckedRelease:
        with _readable_os_errors():
            return check_served(self.folder)


@frozen
class ServerTarget:
    """A folder of a server with the forced command `portalgen.publish receive`."""

    connection: Connection

    @property
    def label(self) -> str:
        return str(self.connection.address)

    def read_status(self) -> TargetStatus:
        return self._ask("status", answers.read_status_answer)

    def read_records(self, after: int) -> tuple[SignedManifest, ...]:
        return self._ask("records", answers.read_records_answer, str(after))

    def begin(self, offer: ReleaseOffer) -> Incoming:
        return self._ask("begin", answers.read_incoming_answer, data=format_offer(offer))

    def upload(self, name: str, batches: Sequence[UploadBatch], report: Callable[[int], None]) -> None:
        for batch in batches:
            self._run_rsync(name, batch, report)

    def complete(self, name: str, batches: Sequence[UploadBatch]) -> SwitchedRelease:
        return self._ask("complete", answers.read_switched_answer, name)

    def roll_back(self, name: str | None) -> SwitchedRelease:
        if name and not is_release_name(name):
            name = self._find_release(name)
        return self._ask("rollback", answers.read_switched_answer, name or "")

    def list_releases(self) -> tuple[KeptRelease, ...]:
        return self._ask("releases", lambda value: tuple(map(answers.read_release_answer, value)))

    def check(self) -> CheckedRelease:
        try:
            return self._ask("check", answers.read_checked_answer)
        except TargetRefusedError as error:
            if "no other command is accepted" in error.en:  # it came with the second version of answers
                raise answers.unreadable_answer(1) from error
            raise

    def _ask(self, verb: Verb, read: Callable[[Any], _T], argument: str = "", data: bytes = b"") -> _T:
        command = ReceiverCommand(verb, self.connection.address.folder, argument)
        _, output = self.connection.run(format_command(command), data)
        value, version = answers.parse_versioned(output)
        try:
            return read(value)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise answers.unreadable_answer(version) from error

    def _find_release(self, name: str) -> str:
        """Return the full name of a release given by its number or the beginning of its name."""
        kept = self.list_releases()
        found = choose_names([(each.name, each.number, each.commit) for each in kept], name)
        if len(found) > 1:
            raise ambiguous_release(name, found)
        if not found:
            names = ", ".join(each.name for each in kept) or "—"
            raise UsageError(
                f"nơi đăng không giữ bản phát hành nào tên `{name}`; đang giữ: {names}",
                f"the target keeps no release called `{name}`; kept are: {names}",
            )
        return found[0]

    def _run_rsync(self, name: str, batch: UploadBatch, report: Callable[[int], None]) -> None:
        names = self.connection.private / "files"
        names.write_text("".join(f"{blob.sha256[:2]}/{blob.sha256}\n" for blob in batch.blobs), "ascii")
        place = f"{self.connection.rsync_host}:{place_of_upload(name)}"
        shell = f"--rsh={self.connection.remote_shell}"
        command = ["rsync", *RSYNC_OPTIONS, shell, f"--files-from={names}", "--", f"{batch.folder}/", place]
        # What is set for rsync elsewhere would change what it asks of the server.
        environment = {key: value for key, value in os.environ.items() if not key.startswith("RSYNC_")}
        with tempfile.TemporaryFile() as errors:
            with subprocess.Popen(  # noqa: S603 - arguments of our own
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment
            ) as process:
                assert process.stdout is not None
                for line in process.stdout:
                    if line.strip().isdigit():
                        report(int(line))
            errors.seek(0)
            if process.returncode:
                raise explain_rsync(
                    self.connection.address, process.returncode, errors.read().decode("utf-8", "replace")
                )


@contextlib.contextmanager
def reach_target(text: str, environment: Mapping[str, str], now: datetime) -> Iterator[ReleaseTarget]:
    """Yield the target in `text`. Raises PortalgenError if it is no target."""
    place = parse_target(text)
    if isinstance(place, Path):
        yield FolderTarget(place, now)
        return
    with open_connection(place, environment) as connection:
        yield ServerTarget(connection)


def explain_rsync(address: ServerAddress, code: int, errors: str) -> PortalgenError:
    """Return why rsync ended, by its exit code and error output."""
    for line in errors.splitlines():
        if line.startswith(answers.ERROR_BEGINS):
            return answers.parse_error(f"{line.strip()}\n".encode())
    if any(words in errors.lower() for words in _FULL):
        return UnusableEnvironmentError(
            f"ổ đĩa của `{address}` đã đầy; bản đang hiển thị giữ nguyên. Hãy giải phóng chỗ trống rồi chạy lại: phần đã gửi"
            " không phải gửi lại",
            f"the disk of `{address}` is full; what is live stays as it is. Make room, then run the command again: what was"
            " sent need not be sent again",
        )
    if code in _CUT_OFF or code < 0:
        return explain_failure(address, errors)
    reason = last_line(errors)
    return UnusableEnvironmentError(
        f"rsync dừng với mã {code} ({reason}); bản đang hiển thị giữ nguyên. Hãy chạy lại lệnh",
        f"rsync ended with {code} ({reason}); what is live stays as it is. Run the command again",
    )


@contextlib.contextmanager
def _readable_os_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise explain_os_error(error) from error
