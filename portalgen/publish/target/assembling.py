"""Assembles a release: links to unchanged files, and new files, each verified while it is written.

The verified bytes are those written, so no concurrent change of an incoming file can get into a release.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.publish import layout
from portalgen.publish.manifest import Blob
from portalgen.publish.target.acceptance import AcceptedRelease
from portalgen.publish.target.assembly_plan import DAMAGED_FILE, AssemblyPlan, NewFile, blob_place
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import (
    CHUNK,
    create_regular,
    open_regular,
    remove_tree,
    write_all,
    write_atomically,
)
from portalgen.publish.target.folder import NEW, TargetFolder
from portalgen.publish.target.kept_releases import stored_releases

_SECOND: Final = 10**9
_GZIP: Final = 16 + zlib.MAX_WBITS
_OWN: Final = layout.RELEASE_ADDRESS.strip("/")


@frozen
class AssembledFiles:
    """The files written for a release."""

    new_files: int
    linked_files: int
    new_bytes: int


@contextmanager
def _folder_handle(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def assemble_release(
    target: TargetFolder, release: AcceptedRelease, plan: AssemblyPlan, now: datetime
) -> AssembledFiles:
    """Fill `releases/<name>` and `about/<name>`. Both appear under their names when they are complete."""
    files, about = target.releases / (NEW + release.name), target.about / (NEW + release.name)
    for folder in (files, about):
        remove_tree(folder)
        folder.mkdir()
    _fill_about(target, about, release, plan, now)
    with _folder_handle(files) as root:
        _make_folders(root, release, plan)
        if plan.current is not None:
            with _folder_handle(plan.current.files) as former:
                for place in plan.links:
                    os.link(place, place, src_dir_fd=former, dst_dir_fd=root, follow_symlinks=False)
        _write_new(target, root, target.incoming / release.name, plan, now)
        _link_proofs(root, about, release)
    os.rename(about, target.about / release.name)
    os.rename(files, target.releases / release.name)
    return AssembledFiles(len(plan.new), len(plan.links), sum(each.blob.size for each in plan.new))


def _make_folders(root: int, release: AcceptedRelease, plan: AssemblyPlan) -> None:
    folders = {place.rpartition("/")[0] for place in plan.links}
    folders |= {each.place.rpartition("/")[0] for each in plan.new}
    folders |= {f"{host}/{_OWN}" for host in release.lists}
    for folder in sorted(_with_parents(folders)):
        os.mkdir(folder, 0o755, dir_fd=root)


def _with_parents(folders: Collection[str]) -> set[str]:
    found: set[str] = set()
    for each in folders:
        folder = each
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _write_new(target: TargetFolder, root: int, incoming: Path, plan: AssemblyPlan, now: datetime) -> None:
    """Write contents before their twins, which get the same time."""
    times: dict[str, int] = {}
    roots = [str(each.files) for each in stored_releases(target)]
    for file in sorted(plan.new, key=lambda each: each.encoding is not None):
        if file.encoding is None:
            time = times[file.place] = _later_than_before(file.place, roots, now)
        else:
            time = times.get(file.twin_of) or plan.times[file.twin_of]
        _write_file(root, incoming, file, plan, time)


def _later_than_before(place: str, roots: Iterable[str], now: datetime) -> int:
    """Return the time of a changed file: now, and at least the second after any earlier file at this place.

    nginx makes an ETag of time (in seconds) and size alone, and the clock of a server may have been set back.
    """
    time = int(now.timestamp()) * _SECOND
    for root in roots:
        try:
            time = max(time, (os.lstat(f"{root}/{place}").st_mtime_ns // _SECOND + 1) * _SECOND)
        except OSError:
            continue
    return time


def _write_file(root: int, incoming: Path, file: NewFile, plan: AssemblyPlan, time: int) -> None:
    copied = plan.copies.get(file.blob.sha256)
    try:
        source = open_regular(copied or plan.arrived[file.blob.sha256])
    except OSError as error:
        raise _incomplete(1) from error
    try:
        written = create_regular(file.place, root)
        try:
            inflated = _copy_verified(source, written, file)
            os.utime(written, ns=(time, time))
        finally:
            os.close(written)
    except TargetRefusedError:
        _mark_damaged(incoming, file.blob.sha256, is_copy=copied is not None)
        raise
    finally:
        os.close(source)
    if inflated is not None and inflated != file.content:
        raise TargetRefusedError(
            "digest",
            f"bản nén `{file.place}` không giải nén ra đúng tệp của nó; hãy chuẩn bị lại bản phát hành",
            f"the compressed file `{file.place}` does not hold its file; prepare the release again",
        )


def _copy_verified(source: int, written: int, file: NewFile) -> Blob | None:
    """Copy a file, and return its uncompressed content if it is a gzip twin."""
    digest, size = sha256(), 0
    inflating = _Inflating(file.content) if file.encoding == "gzip" and file.content else None
    while data := os.read(source, CHUNK):
        digest.update(data)
        size += len(data)
        if size > file.blob.size:
            break
        if inflating:
            inflating.feed(data)
        write_all(written, data)
    if size != file.blob.size or digest.hexdigest() != file.blob.sha256:
        raise TargetRefusedError(
            "digest",
            f"byte nhận được cho `{file.place}` khác với danh sách của bản phát hành; hãy chạy lại để gửi lại tệp này, vẫn vậy thì chuẩn "
            "bị lại bản phát hành",
            f"what arrived for `{file.place}` is not what the release lists; run this again to send it again, and if that does not "
            "help, prepare the release again",
        )
    return inflating.held() if inflating else None


class _Inflating:
    """Reads a gzip file piece by piece, up to its permitted size."""

    def __init__(self, content: Blob) -> None:
        self._most = content.size
        self._stream: Any = zlib.decompressobj(_GZIP)
        self._digest = sha256()
        self._size = 0
        self._is_sound = True

    def feed(self, data: bytes) -> None:
        try:
            while data and self._is_sound:
                part = self._stream.decompress(data, CHUNK)
                self._digest.update(part)
                self._size += len(part)
                data = self._stream.unconsumed_tail
                self._is_sound = self._size <= self._most and not self._stream.unused_data
        except zlib.error:
            self._is_sound = False

    def held(self) -> Blob:
        """Return its content; a value equal to no other if it was no gzip file with a single member."""
        if not self._is_sound or not self._stream.eof:
            return Blob("", -1)
        return Blob(self._digest.hexdigest(), self._size)


def _mark_damaged(incoming: Path, digest: str, *, is_copy: bool) -> None:
    """Have wrong bytes sent again: remove them, or record that no kept release has them after all."""
    if not is_copy:
        remove_tree(blob_place(incoming, digest))
        return
    note = incoming / DAMAGED_FILE
    former = note.read_bytes() if note.exists() else b""
    write_atomically(note, former + digest.encode() + b"\n")


def check_arrived(plan: AssemblyPlan) -> None:
    """Raise TargetRefusedError while bytes are missing."""
    if plan.missing:
        raise _incomplete(len(plan.missing))


def _incomplete(count: int) -> TargetRefusedError:
    return TargetRefusedError(
        "incomplete",
        f"còn thiếu {count} tệp chưa gửi tới; hãy chạy lại để gửi tiếp",
        f"{count} files did not arrive yet; run this again to send them",
    )


def _fill_about(target: TargetFolder, about: Path, release: AcceptedRelease, plan: AssemblyPlan, now: datetime) -> None:
    """Write manifest, signature, lists and details; unchanged lists are those of the current release."""
    manifests = [f"{each.name}/{layout.MANIFEST_FILE}" for each in stored_releases(target)]
    time = int(now.timestamp()) * _SECOND
    for each in manifests:
        time = max(time, _later_than_before(each, (str(target.about),), now))
    (about / layout.LISTS_FOLDER).mkdir()
    for host, data in release.list_bytes.items():
        place = f"{layout.LISTS_FOLDER}/{host}.json"
        if plan.current and plan.current.manifest.hosts.get(host) == release.manifest.hosts[host]:
            os.link(plan.current.about / place, about / place, follow_symlinks=False)
        else:
            _write_plain(about / place, data, time)
    _write_plain(about / layout.MANIFEST_FILE, release.manifest_bytes, time)
    _write_plain(about / layout.DETAILS_FILE, release.details_bytes, time)
    if release.signature is not None:
        _write_plain(about / layout.SIGNATURE_FILE, release.signature, time)


def _write_plain(place: Path, data: bytes, time: int) -> None:
    descriptor = create_regular(place)
    try:
        write_all(descriptor, data)
        os.utime(descriptor, ns=(time, time))
    finally:
        os.close(descriptor)


def _link_proofs(root: int, about: Path, release: AcceptedRelease) -> None:
    """Link `.well-known/portal-release/` of each host: manifest, signature and the host's own list."""
    names = {layout.MANIFEST_FILE: layout.MANIFEST_FILE}
    if release.signature is not None:
        names[layout.SIGNATURE_FILE] = layout.SIGNATURE_FILE
    for host in release.lists:
        of_host = {**names, layout.FILES_FILE: f"{layout.LISTS_FOLDER}/{host}.json"}
        for name, source in of_host.items():
            os.link(about / source, f"{host}/{_OWN}/{name}", dst_dir_fd=root, follow_symlinks=False)
