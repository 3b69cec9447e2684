"""Loads the portal and its content for commands that write files, and writes these files safely."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from portalgen.cli.state import CommandState
from portalgen.cli.terminal import print_diagnostics
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.on_demand import on_demand
from portalgen.store.atomic import replace_file

with on_demand():
    from portalgen.config import load as config_load
    from portalgen.content import read as content_read

if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.content.model import Library


def require_portal(state: CommandState) -> Portal:
    """Return the portal. If it has errors, print its diagnostics and raise UnusableEnvironmentError."""
    portal, diagnostics = config_load.load_portal(state.root)
    if portal is None:
        print_diagnostics(diagnostics, state.language)
        raise UnusableEnvironmentError(
            "cấu hình của cổng có lỗi, xem ở trên", "the portal's configuration has errors, see above"
        )
    return portal


def require_library(portal: Portal) -> Library:
    """Return all content that can be read. Faulty pages are left out; `check` reports them."""
    return content_read.read_library(portal)[0]


def write_new_file(root: Path, path: str, text: str) -> None:
    """Write a new file. Raises UsageError if it exists or cannot be created."""
    target = root / path
    folder = path.rpartition("/")[0]
    require_inside(root, path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise UsageError(
            f"không tạo được thư mục {folder}: đã có một tệp mang tên đó; đổi tên tệp ấy, hoặc chọn tiêu đề khác",
            f"folder {folder} cannot be created: a file has the same name; rename that file, or choose another title",
        ) from None
    try:
        with target.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"đã có tệp {path}", f"{path} already exists") from None


def require_inside(root: Path, path: str) -> None:
    """Raise UsageError if the folder of a file lies outside the portal's root, for example because of a symlink."""
    folder = path.rpartition("/")[0]
    if not Path(os.path.realpath(root / folder)).is_relative_to(os.path.realpath(root)):
        raise UsageError(
            f"{folder} dẫn ra ngoài thư mục của cổng; thay liên kết (symlink) bằng thư mục thật",
            f"{folder} is outside the portal's folder; replace the symlink with a real folder",
        )


def replace_text(root: Path, path: str, text: str) -> None:
    """Replace the text of a file atomically. Missing parent folders are created."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, text.encode())
