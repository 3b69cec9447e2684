"""Parses the arguments of `portalgen lint`."""

from __future__ import annotations

import os
from pathlib import Path

from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError


def parse_codes(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes or prefixes in `words`. A word can contain several of them, separated by commas.

    Raises UsageError for an unknown prefix.
    """
    prefixes = tuple(part.strip().upper() for word in words for part in word.split(",") if part.strip())
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in CODES):
            suggestion = find_closest(prefix, [*CODES, *{code[:3] for code in CODES}])
            families = ", ".join(sorted({code[:3] for code in CODES}))
            vi, en = (
                (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?")
                if suggestion
                else (f"; các nhóm: {families}",) * 2
            )
            raise UsageError(f"không có mã nào bắt đầu bằng `{prefix}`{vi}", f"no code begins with `{prefix}`{en}")
    return prefixes


def resolve_from_root(root: Path, path: str) -> str:
    """Return `path` as a path from the portal's root, with `/` between its parts.

    `path` is absolute or relative to the root or the current folder. Raises UsageError if it is outside the root.
    """
    if not Path(path).is_absolute() and _exists(root / path) and not _exists(Path(path)):
        return Path(os.path.normpath(path)).as_posix()
    absolute = Path(os.path.abspath(path))
    if absolute.is_relative_to(root):
        return absolute.relative_to(root).as_posix()
    if not Path(path).is_absolute() and ".." not in Path(path).parts:
        return Path(os.path.normpath(path)).as_posix()
    raise UsageError(f"`{path}` nằm ngoài thư mục của cổng {root}", f"`{path}` is outside the portal's folder {root}")


def resolve_page_from_root(root: Path, path: str) -> str:
    """Return the path of a page from the portal's root. Raises UsageError if it is not a valid path of a page.

    `path` is resolved as in `resolve_from_root`.
    """
    source = resolve_from_root(root, path)
    if not source.startswith("content/") or source.count("/") < 2 or not source.endswith(".md"):
        raise UsageError(
            f"--stdin-filename `{path}` không phải là tên tệp của một bài; ghi dạng content/<mã trang>/…/<tên>.vi.md",
            f"--stdin-filename `{path}` is not a valid page file name; write content/<site>/…/<name>.vi.md",
        )
    return source


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long or invalid
        return False
