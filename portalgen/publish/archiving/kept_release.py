"""A release on disk, prepared or kept by a target: its manifest, its lists, and the location of its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.publish.details import ReleaseDetails, parse_details
from portalgen.publish.layout import (
    ABOUT_FOLDER,
    BLOBS_FOLDER,
    CURRENT_LINK,
    DETAILS_FILE,
    LISTS_FOLDER,
    MANIFEST_FILE,
    RELEASES_FOLDER,
    SIGNATURE_FILE,
)
from portalgen.publish.manifest import (
    ENCODINGS,
    LARGEST_LIST,
    LARGEST_MANIFEST,
    Blob,
    HostList,
    ReleaseFormatError,
    ReleaseManifest,
    parse_list,
    parse_manifest,
)
from portalgen.publish.target.folder import NEW, OLD


@frozen
class KeptFiles:
    """A release with the locations of its parts. Lists are read host by host."""

    manifest_bytes: bytes
    manifest: ReleaseManifest
    signature: bytes
    """Empty if it is unsigned."""
    about: Path
    """The folder of the manifest, the lists and the details."""
    files: Path | None
    """The folder of a target's release, with the times reported by the web server.

    None for a prepared release, with its bytes stored by digest.
    """

    def locate(self, host: str, path: str, blob: Blob) -> Path:
        """Return the file with the bytes of a path of a host."""
        if self.files is not None:
            return self.files / host / path
        return self.about / BLOBS_FOLDER / blob.sha256[:2] / blob.sha256

    def read_list_bytes(self, host: str) -> bytes:
        """Return the bytes of a host's list, matching the manifest. Raises UnusableEnvironmentError."""
        file = self.about / LISTS_FOLDER / f"{host}.json"
        data = _read_part(file, LARGEST_LIST)
        entry = self.manifest.hosts[host].list
        if (len(data), sha256(data).hexdigest()) != (entry.size, entry.sha256):
            raise UnusableEnvironmentError(
                f"`{file}` không phải danh sách tệp mà bản kê đã ghi; lấy lại tệp này từ bản sao lưu",
                f"`{file}` is not the list of files that the manifest names; bring it back from a backup",
            )
        return data

    def read_list(self, host: str) -> HostList:
        """Return the list of a host. Raises UnusableEnvironmentError."""
        data = self.read_list_bytes(host)
        try:
            return parse_list(data)
        except ReleaseFormatError as error:
            raise _unreadable(self.about / LISTS_FOLDER / f"{host}.json", error) from error

    def read_details(self) -> tuple[bytes, ReleaseDetails]:
        """Return the release's details, as bytes and parsed. Raises UnusableEnvironmentError."""
        file = self.about / DETAILS_FILE
        data = _read_part(file, LARGEST_LIST)
        try:
            return data, parse_details(data)
        except ReleaseFormatError as error:
            raise _unreadable(file, error) from error


def open_prepared(folder: Path) -> KeptFiles:
    """Return the release written by `release --prepare`. Raises UsageError or UnusableEnvironmentError."""
    if not (folder / MANIFEST_FILE).is_file():
        raise UsageError(
            f"`{folder}` không có {MANIFEST_FILE}; nêu thư mục mà `portalgen release --prepare` đã ghi, hoặc thư mục đích bằng --target",
            f"`{folder}` has no {MANIFEST_FILE}; name the folder that `portalgen release --prepare` wrote, or a target with --target",
        )
    return _open(folder, None)


def open_kept(target: Path, name: str = "") -> KeptFiles:
    """Return a release kept by a target, by default the current release.

    Raises UsageError or UnusableEnvironmentError.
    """
    chosen = name or name_current(target)
    about = target / ABOUT_FOLDER / chosen
    if chosen not in list_kept_names(target) or not about.is_dir():
        names = ", ".join(list_kept_names(target)) or "—"
        raise UsageError(
            f"`{target}` không giữ bản phát hành nào tên `{chosen}`; các bản đang giữ: {names}",
            f"`{target}` keeps no release of the name `{chosen}`; it keeps: {names}",
        )
    return _open(about, target / RELEASES_FOLDER / chosen)


def name_current(target: Path) -> str:
    """Return the name of the release served by a target. Raises UsageError if there is none."""
    link = target / CURRENT_LINK
    if not link.is_symlink():
        raise UsageError(
            f"`{target}` chưa có bản phát hành nào (không có liên kết `{CURRENT_LINK}`); nêu thư mục đích mà máy chủ web đọc",
            f"`{target}` has no release yet (no link `{CURRENT_LINK}`); name the target that the web server reads from",
        )
    return link.readlink().name


def list_kept_names(target: Path) -> tuple[str, ...]:
    """Return the names of the releases with files kept by a target, the oldest first."""
    folder = target / RELEASES_FOLDER
    if not folder.is_dir():
        return ()
    folders = (each.name for each in folder.iterdir() if each.is_dir() and not each.is_symlink())
    return tuple(sorted(name for name in folders if not name.startswith((NEW, OLD))))


def find_damage(kept: KeptFiles) -> Iterator[str]:
    """Yield `host/path` of each file with bytes that differ from its list, including compressed twins."""
    for host in sorted(kept.manifest.hosts):
        for path, file in sorted(kept.read_list(host).files.items()):
            twins = ((f"{path}{ENCODINGS[name]}", blob) for name, blob in sorted(file.compressed.items()))
            for each, blob in ((path, file.content), *twins):
                if not holds_blob(kept.locate(host, each, blob), blob):
                    yield f"{host}/{each}"


def holds_blob(file: Path, blob: Blob) -> bool:
    """Return True if a regular file exists and has these bytes."""
    if file.is_symlink() or not file.is_file() or file.stat().st_size != blob.size:
        return False
    state = sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            state.update(chunk)
    return state.hexdigest() == blob.sha256


def _open(about: Path, files: Path | None) -> KeptFiles:
    file = about / MANIFEST_FILE
    data = _read_part(file, LARGEST_MANIFEST)
    try:
        manifest = parse_manifest(data)
    except ReleaseFormatError as error:
        raise _unreadable(file, error) from error
    signature = about / SIGNATURE_FILE
    signed = _read_part(signature, LARGEST_MANIFEST) if signature.is_file() else b""
    return KeptFiles(data, manifest, signed, about, files)


def _read_part(file: Path, most: int) -> bytes:
    try:
        if file.stat().st_size > most:
            raise _unreadable(file, ReleaseFormatError(f"more than {most} bytes"))
        return file.read_bytes()
    except FileNotFoundError:
        raise UnusableEnvironmentError(
            f"thiếu `{file}` của bản phát hành; lấy lại từ bản sao lưu, hoặc phát hành lại",
            f"`{file}` of the release is missing; bring it back from a backup, or release again",
        ) from None


def _unreadable(file: Path, error: ReleaseFormatError) -> UnusableEnvironmentError:
    return UnusableEnvironmentError(
        f"`{file}` không đúng dạng của bản phát hành ({error}); lấy lại tệp này từ bản sao lưu",
        f"`{file}` is not in the form of a release ({error}); bring it back from a backup",
    )
