"""The published files of an output folder: all regular files except the builder's own."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final, NamedTuple

from portalgen.errors import UsageError
from portalgen.publish.layout import RELEASE_ADDRESS
from portalgen.publish.manifest import is_host, is_listable
from portalgen.publish.preparing.inputs import ReleaseFacts
from portalgen.writer.manifest import Manifest, has_journal, list_manifest_sites
from portalgen.writer.paths import OWN_FOLDER

UNPUBLISHED: Final = frozenset({OWN_FOLDER, "lost+found"})
"""The unpublished part of an output folder."""
_PORTAL_SITE: Final = "_portal"
"""The manifest of outputs of no site, found in every finished build."""


class OutputFile(NamedTuple):
    """A file on disk."""

    size: int
    time: int
    """Of modification, in ns."""
    inode: int


def require_finished_build(public: Path, facts: ReleaseFacts) -> None:
    """Raise UsageError unless `public` is the output of a build finished without errors."""
    if not public.is_dir() or _PORTAL_SITE not in list_manifest_sites(public):
        raise UsageError(
            f"`{public}` không phải kết quả dựng; hãy chạy `portalgen build --out {public}` trước",
            f"`{public}` is not what a build wrote; run `portalgen build --out {public}` first",
        )
    if has_journal(public):
        raise UsageError(
            f"lần dựng vào `{public}` bị ngắt giữa chừng; hãy chạy lại `portalgen build`",
            f"the build into `{public}` was interrupted; run `portalgen build` again",
        )
    errors = facts.findings.get("error", 0)
    if errors:
        raise UsageError(
            f"lần dựng hoặc lần kiểm tra có {errors} lỗi nên không phát hành; hãy sửa các lỗi rồi dựng lại",
            f"the build or the check has {errors} errors, so nothing is released; correct them and build again",
        )


def scan_output(public: Path) -> dict[str, OutputFile]:
    """Return the published files by output path, in order.

    Raises UsageError for anything other than a regular file, with its path, and if there are no files.
    """
    files: dict[str, OutputFile] = {}
    with os.scandir(public) as entries:
        hosts = sorted((each for each in entries if each.name not in UNPUBLISHED), key=lambda each: each.name)
    for each in hosts:
        if not each.is_dir(follow_symlinks=False) or not is_host(each.name):
            raise UsageError(
                f"`{_show(each.path)}` không phải thư mục của một tên miền; hãy chuyển nó ra khỏi kết quả dựng",
                f"`{_show(each.path)}` is not the folder of a host; move it out of what was built",
            )
        files.update(_scan(str(public), each.name))
    if not files:
        raise UsageError(f"`{public}` không có trang nào; hãy dựng lại", f"`{public}` holds no page; build it again")
    return {path: files[path] for path in sorted(files)}


def _scan(public: str, host: str) -> dict[str, OutputFile]:
    files: dict[str, OutputFile] = {}
    waiting = [host]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{public}/{folder}") as entries:
            for each in entries:
                path = f"{folder}/{each.name}"
                if each.is_dir(follow_symlinks=False):
                    waiting.append(path)
                    continue
                status = each.stat(follow_symlinks=False)
                if not stat.S_ISREG(status.st_mode):
                    raise _refuse_special(each.path)
                _require_listable(path)
                files[path] = OutputFile(status.st_size, status.st_mtime_ns, status.st_ino)
    return files


def _refuse_special(place: str) -> UsageError:
    return UsageError(
        f"`{_show(place)}` là liên kết hoặc tệp đặc biệt, không phải tệp thường; hãy xóa nó hoặc thay bằng tệp thường",
        f"`{_show(place)}` is a link or a device and not a regular file; remove it, or put a regular file in its place",
    )


def _require_listable(path: str) -> None:
    below = path.partition("/")[2]
    if not is_listable(below):
        raise UsageError(
            f"tên tệp `{_show(path)}` không phát hành được (ký tự không in được, dấu \\, hoặc dài quá); hãy đổi tên",
            f"the file name `{_show(path)}` cannot be released (unprintable letters, a \\, or too long); rename it",
        )
    if f"/{below}".startswith(RELEASE_ADDRESS):
        raise UsageError(
            f"`{_show(path)}` nằm ở địa chỉ dành cho bản kê phát hành ({RELEASE_ADDRESS}); hãy chuyển nó đi",
            f"`{_show(path)}` stands at the address of the release's own manifest ({RELEASE_ADDRESS}); move it",
        )


def require_same_files(public: Path, files: dict[str, OutputFile], manifest: Manifest) -> None:
    """Raise UsageError if a file written by the build is missing."""
    missing = sorted(manifest.entries.keys() - files.keys())
    if missing:
        raise UsageError(
            f"`{_show(missing[0])}` và cả thảy {len(missing)} tệp đã dựng không còn trong `{public}`; hãy dựng lại",
            f"`{_show(missing[0])}`, of {len(missing)} files that were built, is not in `{public}` any more; build again",
        )


def refuse_changed(public: Path, path: str) -> UsageError:
    """Return the error for a file that differs from the build's output."""
    return UsageError(
        f"`{_show(path)}` trong `{public}` bị sửa sau khi dựng; hãy dựng lại rồi phát hành",
        f"`{_show(path)}` in `{public}` was changed after the build; build again, then release",
    )


def _show(path: str) -> str:
    """Return the path for people, with unprintable characters escaped."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in path)
