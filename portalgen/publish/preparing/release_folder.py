"""Writes a prepared release: beside its place, then into place with a single rename."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from portalgen.errors import OutputError, UsageError
from portalgen.publish.layout import BLOBS_FOLDER, DETAILS_FILE, LISTS_FOLDER, MANIFEST_FILE
from portalgen.publish.os_errors import describe_os_error
from portalgen.publish.preparing.inputs import PrepareProgress
from portalgen.store.atomic import PART_ENDING, is_process_alive

_STEP = 500
"""The number of blobs between two reports of progress."""


def require_release_place(folder: Path, public: Path) -> None:
    """Raise UsageError if `folder` is unsuitable for a prepared release: a link, a file, foreign files, or pages."""
    here, pages = folder.resolve(), public.resolve()
    if here.is_relative_to(pages) or pages.is_relative_to(here):
        raise UsageError(
            f"`{folder}` trùng hoặc lồng với kết quả dựng `{public}`; hãy chọn thư mục khác",
            f"`{folder}` is, holds or lies in what was built, `{public}`; choose another folder",
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(
            f"`{folder}` là liên kết hoặc tệp, không phải thư mục; hãy chọn thư mục khác",
            f"`{folder}` is a link or a file and not a folder; choose another folder",
        )
    if folder.is_dir() and os.listdir(folder) and not (folder / MANIFEST_FILE).is_file():
        raise UsageError(
            f"`{folder}` có sẵn tệp mà không phải bản phát hành đã chuẩn bị; hãy chọn thư mục trống",
            f"`{folder}` holds files and is not a prepared release; choose an empty folder",
        )


@contextmanager
def stage_release(folder: Path) -> Iterator[Path]:
    """Yield a folder that replaces `folder` at the end, or is removed if anything fails.

    Raises OutputError if the file system refuses.
    """
    staged = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.{os.getpid()}{PART_ENDING}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(folder)
        (staged / LISTS_FOLDER).mkdir(parents=True)
        for number in range(256):
            (staged / BLOBS_FOLDER / f"{number:02x}").mkdir(parents=True)
        yield staged
        _put(staged, folder)
    except OSError as error:
        place = error.filename if isinstance(error.filename, str) else folder
        vi, en = describe_os_error(error)
        raise OutputError(
            f"không chuẩn bị được bản phát hành (`{place}`: {vi}); `{folder}` vẫn như cũ. Hãy xem ổ đĩa còn chỗ"
            " và quyền ghi, rồi chạy lại",
            f"the release could not be prepared (`{place}`: {en}); `{folder}` is as before. See whether the disk"
            " has space and may be written, then run again",
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def write_release(
    staged: Path,
    manifest: bytes,
    lists: Mapping[str, bytes],
    details: bytes,
    places: Mapping[str, str],
    progress: PrepareProgress,
) -> None:
    """Write all of a release into `staged`. `places` are the files of its blobs by SHA-256: linked if possible.

    Existing blobs must not be written to: they may be the files of the build itself.
    """
    total = len(places)
    for done, (digest, place) in enumerate(places.items()):
        if done % _STEP == 0:
            progress("release", done, total)
        _link(place, f"{staged}/{BLOBS_FOLDER}/{digest[:2]}/{digest}")
    for host, data in lists.items():
        (staged / LISTS_FOLDER / f"{host}.json").write_bytes(data)
    (staged / DETAILS_FILE).write_bytes(details)
    (staged / MANIFEST_FILE).write_bytes(manifest)
    progress("release", total, total)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copyfile(source, target, follow_symlinks=False)


def _put(staged: Path, folder: Path) -> None:
    """Replace `folder` by `staged`, and then remove its former content."""
    former = staged.with_name(f".former{staged.name}")
    if folder.exists():
        os.rename(folder, former)
    try:
        os.rename(staged, folder)
    except OSError:
        if former.exists():
            os.rename(former, folder)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _remove_abandoned(folder: Path) -> None:
    """Remove the remains of killed runs beside `folder`."""
    for name in os.listdir(folder.parent):
        is_part = name.startswith((f".{folder.name}.", f".former.{folder.name}.")) and name.endswith(PART_ENDING)
        if is_part and not is_process_alive(name.removesuffix(PART_ENDING).rpartition(".")[2]):
            shutil.rmtree(folder.parent / name, ignore_errors=True)
