"""Sends a prepared release to a target and its mirrors: first all files to all of them, then the switches in turn.

Only missing files are sent. An interruption leaves the served content unchanged; running again continues from there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final, Literal

from portalgen.errors import PortalgenError, UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.publish.fingerprints import is_fingerprinted
from portalgen.publish.layout import ABOUT_FOLDER, BLOBS_FOLDER, LISTS_FOLDER, RELEASES_FOLDER
from portalgen.publish.manifest import (
    ENCODINGS,
    LARGEST_LIST,
    Blob,
    HostList,
    ReleaseFormatError,
    parse_list,
    parse_manifest,
)
from portalgen.publish.prepared_folder import PreparedRelease, read_prepared
from portalgen.publish.sending.addresses import parse_target
from portalgen.publish.sending.answers import unreadable_answer
from portalgen.publish.sending.order import check_order
from portalgen.publish.sending.stream import ReleaseOffer, SignedManifest, format_offer
from portalgen.publish.sending.targets import FolderTarget, ReleaseTarget, UploadBatch, reach_target
from portalgen.publish.target.checking import CheckedRelease
from portalgen.publish.target.model import Incoming, KeptRelease, SwitchedRelease, TargetStatus

SendOutcome = Literal["switched", "confirmed", "already-live"]
"""It is live now; the same content was live, and its commit and clock were recorded; it was live before."""

ASSETS, PAGES, FEEDS = range(3)
"""The order of sending files: files requested by pages, pages, feeds and the rest."""
_PAGE_SUFFIX: Final = ".html"


@frozen
class SendProgress:
    """The progress of an upload."""

    target: str
    files: int
    all_files: int
    size: int
    """Bytes."""
    all_size: int


def report_nothing(_: SendProgress) -> None:
    """Show no progress."""


@frozen
class SendOptions:
    """The options for sending a release."""

    mirrors: tuple[str, ...] = ()
    """Further targets, switched after the main target."""
    rollback: bool = False
    """Also send a release that leads back."""
    is_complete: bool = False
    """Have the target read its served files, and rewrite files that differ from its lists."""
    repository: Path = Path()
    """Has the history of the commits."""
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    report: Callable[[SendProgress], None] = report_nothing


@frozen
class FailedMirror:
    """A mirror that did not take the release; the main target has it."""

    target: str
    error: PortalgenError


@frozen
class SentRelease:
    """The result for a target."""

    target: str
    name: str
    outcome: SendOutcome
    files: int = 0
    """The number of files sent, each content once."""
    size: int = 0
    """Bytes of these, and of manifest, lists and details."""
    seconds: float = 0.0
    switched: SwitchedRelease | None = None
    mirrors: tuple[SentRelease | FailedMirror, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, or 1 if a mirror did not take it."""
        return int(any(isinstance(each, FailedMirror) for each in self.mirrors))


@dataclass(slots=True)
class _Delivery:
    """A release on the way to a target."""

    target: ReleaseTarget
    release: SignedManifest
    started: float
    outcome: SendOutcome = "switched"
    files: int = 0
    size: int = 0
    name: str = ""
    batches: tuple[UploadBatch, ...] = ()
    """The uploaded files."""


def send_release(prepared: Path, target: str, options: SendOptions, now: datetime) -> SentRelease:
    """Make the release in the folder `prepared` live at `target`, and at its mirrors.

    Raises PortalgenError if the main target does not take it; the live release is then unchanged. A mirror's error is
    part of the result and does not stop the others.
    """
    return send_prepared(read_prepared(prepared), target, options, now)


def send_prepared(release: PreparedRelease, target: str, options: SendOptions, now: datetime) -> SentRelease:
    """Make a parsed prepared release live at `target`, like `send_release`."""
    _refuse_twice((target, *options.mirrors))
    with ExitStack() as stack:
        staging = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portalgen-staging-")))
        main = stack.enter_context(reach_target(target, options.environment, now))
        status = main.read_status()
        if not options.rollback:
            check_order(release.manifest.commit, release.manifest.clock, status, options.repository, now)
        sender = _Sender(release, options, staging, main, status)
        delivery = sender.deliver_to_main()
        arrivals = [sender.try_mirror(stack, each, delivery.outcome, now) for each in options.mirrors]
        sent = _complete(delivery)
        return replace(sent, mirrors=tuple(_try_complete(each) for each in arrivals))


def _refuse_twice(targets: Sequence[str]) -> None:
    """Raise UsageError if a target is given twice, in any notation."""
    seen: set[object] = set()
    for text in targets:
        place = parse_target(text)
        key = os.path.realpath(place) if isinstance(place, Path) else place
        if key in seen:
            raise UsageError(f"nơi đăng `{text}` được nêu hai lần", f"the target `{text}` is named twice")
        seen.add(key)


def ask_status(target: str, environment: Mapping[str, str], now: datetime) -> TargetStatus:
    """Return the status of a target."""
    with reach_target(target, environment, now) as place:
        return place.read_status()


def ask_releases(target: str, environment: Mapping[str, str], now: datetime) -> tuple[KeptRelease, ...]:
    """Return a target's releases kept for a rollback."""
    with reach_target(target, environment, now) as place:
        return place.list_releases()


def ask_check(target: str, environment: Mapping[str, str], now: datetime) -> CheckedRelease:
    """Have a target read all its served files, and return the differences from its lists."""
    with reach_target(target, environment, now) as place:
        return place.check()


def ask_rollback(target: str, name: str | None, environment: Mapping[str, str], now: datetime) -> SwitchedRelease:
    """Have a target go back to a kept release: `name`, or the release before."""
    with reach_target(target, environment, now) as place:
        return place.roll_back(name)


@frozen
class _Sender:
    """A release, and the earlier state of the main target."""

    release: PreparedRelease
    options: SendOptions
    staging: Path
    """For bytes missing from the prepared folder."""
    main: ReleaseTarget
    status: TargetStatus
    """Of the main target, before."""

    def deliver_to_main(self) -> _Delivery:
        """Send all files missing from the main target."""
        return self._deliver(self.main, self.status, self._own_manifest, ())

    def try_mirror(self, stack: ExitStack, name: str, outcome: SendOutcome, now: datetime) -> _Delivery | FailedMirror:
        """Send all files missing from a mirror; return its error on failure."""
        try:
            mirror = stack.enter_context(reach_target(name, self.options.environment, now))
            status = mirror.read_status()
            release = self._own_manifest if outcome != "confirmed" else self._current_of_main()
            if status.current is not None and outcome == "confirmed" and self._shows_the_same(status.current):
                release = self._own_manifest
            return self._deliver(mirror, status, release, self._manifests_between(status, release))
        except PortalgenError as error:
            return FailedMirror(name, error)

    @property
    def _own_manifest(self) -> SignedManifest:
        return SignedManifest(self.release.manifest_bytes, self.release.signature)

    def _deliver(
        self, target: ReleaseTarget, status: TargetStatus, release: SignedManifest, between: tuple[SignedManifest, ...]
    ) -> _Delivery:
        delivery = _Delivery(target, release, time.monotonic())
        digest = sha256(release.manifest).hexdigest()
        kept = status.current.lists if status.current else {}
        entries = self.release.manifest.hosts
        lists = {host: data for host, data in self.release.lists.items() if kept.get(host) != entries[host].list.sha256}
        offer = ReleaseOffer(
            release, lists, self.release.details, between, self.options.rollback, self.options.is_complete
        )
        # Also of what seems to be live: whatever an interrupted run left is completed or removed before this is answered.
        incoming = target.begin(offer)
        delivery.name, delivery.size = incoming.name, len(format_offer(offer))
        if incoming.same_content and status.head_digest == digest:
            delivery.outcome = "already-live"
            return delivery
        if incoming.same_content:
            delivery.outcome = "confirmed"
            delivery.name = status.current.name if status.current else incoming.name
            return delivery
        # A server could ask for any file of this machine.
        if incoming.name != parse_manifest(release.manifest).name or not self._has(incoming.missing):
            raise unreadable_answer()
        self._upload(delivery, incoming)
        return delivery

    def _has(self, blobs: Sequence[Blob]) -> bool:
        return set(self.release.list_blobs()).issuperset(blobs)

    def _upload(self, delivery: _Delivery, incoming: Incoming) -> None:
        all_files, all_size = len(incoming.missing), sum(blob.size for blob in incoming.missing)
        before = delivery.size

        def report(size: int) -> None:
            delivery.files += 1
            delivery.size += size
            sent = delivery.size - before
            self.options.report(SendProgress(delivery.target.label, delivery.files, all_files, sent, all_size))

        delivery.batches = tuple(self._plan_batches(incoming.missing))
        delivery.target.upload(incoming.name, delivery.batches, report)

    def _plan_batches(self, missing: Sequence[Blob]) -> Iterator[UploadBatch]:
        """Yield the missing blobs, sorted by their order of sending and by folder."""
        ranks = rank_blobs(self.release.files)
        blobs_folder = self.release.folder / BLOBS_FOLDER
        own = {name for _, _, names in os.walk(blobs_folder) for name in names}
        self._stage([blob for blob in missing if blob.sha256 not in own])
        for rank in (ASSETS, PAGES, FEEDS):
            here = [blob for blob in missing if ranks.get(blob.sha256, FEEDS) == rank]
            for folder, chosen in (
                (blobs_folder, [blob for blob in here if blob.sha256 in own]),
                (self.staging, [blob for blob in here if blob.sha256 not in own]),
            ):
                if chosen:
                    yield UploadBatch(folder, tuple(chosen))

    def _stage(self, blobs: Sequence[Blob]) -> None:
        """Fetch bytes missing from the prepared folder from the main target, if that is a folder."""
        wanted = {blob.sha256 for blob in blobs if not _place_in(self.staging, blob.sha256).is_file()}
        if not wanted:
            return
        if isinstance(self.main, FolderTarget) and self.status.current is not None:
            for digest, file in _find_served(self.main.folder, self.status.current, wanted):
                place = _place_in(self.staging, digest)
                place.parent.mkdir(exist_ok=True)
                shutil.copyfile(file, place)
                wanted.discard(digest)
        if wanted:
            raise UnusableEnvironmentError(
                f"nơi đăng này thiếu {len(wanted)} tệp của bản trước mà bản đã chuẩn bị không kèm theo; hãy phát hành một lần"
                " với `--complete`",
                f"this target lacks {len(wanted)} files of the release before that the prepared release does not bring along;"
                " release once with `--complete`",
            )

    # Mirrors

    def _shows_the_same(self, current: KeptRelease) -> bool:
        return self.status.current is not None and current.digest == self.status.current.digest

    def _current_of_main(self) -> SignedManifest:
        """Return the manifest served by the main target, which has exactly the lists of the prepared release."""
        assert self.status.current is not None
        return self.main.read_records(self.status.current.number - 1)[0]

    def _manifests_between(self, status: TargetStatus, release: SignedManifest) -> tuple[SignedManifest, ...]:
        """Return the manifests that a mirror needs before `release`, from the records of the main target."""
        number = parse_manifest(release.manifest).number
        if status.head_digest == sha256(release.manifest).hexdigest():
            return ()
        after = self.main.read_records(max(status.head_number - 1, 0))
        known = {parse_manifest(each.manifest).number: each for each in after}
        head = known.get(status.head_number)
        is_known = status.head_number == 0 or (
            head is not None and sha256(head.manifest).hexdigest() == status.head_digest
        )
        if not is_known:
            raise UnusableEnvironmentError(
                f"nơi đăng dự phòng có bản phát hành số {status.head_number} mà nơi đăng chính không biết, nên không gửi gì; hãy"
                " xem ai đã đăng vào đó, rồi lập lại nơi dự phòng từ thư mục trống",
                f"the mirror has a release with the number {status.head_number} that the main target does not know, so nothing"
                " is sent; see who released to it, then set the mirror up again from an empty folder",
            )
        return tuple(known[each] for each in range(status.head_number + 1, number) if each in known)


def rank_blobs(files: Mapping[str, HostList]) -> dict[str, int]:
    """Return the order of sending by digest; the earliest among the files with that digest."""
    ranks: dict[str, int] = {}
    for listed in files.values():
        for path, file in listed.files.items():
            rank = _rank_path(f"{listed.host}/{path}")
            for blob in (file.content, *file.compressed.values()):
                ranks[blob.sha256] = min(rank, ranks.get(blob.sha256, rank))
    return ranks


def _rank_path(path: str) -> int:
    if is_fingerprinted(path):
        return ASSETS
    return PAGES if path.endswith(_PAGE_SUFFIX) else FEEDS


def _complete(delivery: _Delivery) -> SentRelease:
    is_new = delivery.outcome == "switched"
    switched = delivery.target.complete(delivery.name, delivery.batches) if is_new else None
    return SentRelease(
        delivery.target.label,
        delivery.name,
        delivery.outcome,
        delivery.files,
        delivery.size,
        time.monotonic() - delivery.started,
        switched,
    )


def _try_complete(delivery: _Delivery | FailedMirror) -> SentRelease | FailedMirror:
    if isinstance(delivery, FailedMirror):
        return delivery
    try:
        return _complete(delivery)
    except PortalgenError as error:
        return FailedMirror(delivery.target.label, error)


def _find_served(folder: Path, current: KeptRelease, wanted: set[str]) -> Iterator[tuple[str, Path]]:
    """Yield the served files of a target with any of the digests, as far as they are intact."""
    for host in current.lists:
        file = folder / ABOUT_FOLDER / current.name / LISTS_FOLDER / f"{host}.json"
        try:
            listed = parse_list(file.read_bytes()) if file.stat().st_size <= LARGEST_LIST else None
        except (OSError, ReleaseFormatError):
            continue
        for digest, path in _paths_by_digest(listed) if listed else ():
            place = folder / RELEASES_FOLDER / current.name / host / path
            if digest in wanted and _has_digest(place, digest):
                yield digest, place


def _paths_by_digest(listed: HostList) -> Iterator[tuple[str, str]]:
    for path, file in listed.files.items():
        yield file.content.sha256, path
        yield from ((twin.sha256, f"{path}{ENCODINGS[name]}") for name, twin in file.compressed.items())


def _has_digest(file: Path, digest: str) -> bool:
    try:
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest() == digest
    except OSError:
        return False


def _place_in(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest
