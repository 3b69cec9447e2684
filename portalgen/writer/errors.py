"""Refusals of the operating system, as messages in two languages."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.errors import OutputError

_FULL: Final = (
    "ổ đĩa đã đầy nên không ghi được `{path}`; hãy giải phóng dung lượng rồi chạy lại (các trang cũ vẫn còn nguyên)",
    "the disk is full: `{path}` was not written; free some space and run again (the old pages are still in place)",
)
_READ_ONLY: Final = (
    "ổ đĩa chứa `{path}` chỉ cho đọc; hãy gắn lại với quyền ghi hoặc chọn thư mục khác (--out, --cache)",
    "the disk that holds `{path}` is read-only; mount it writable, or choose another folder (--out, --cache)",
)
_DENIED: Final = (
    "không có quyền ghi `{path}`; hãy cấp quyền ghi thư mục này hoặc chọn thư mục khác (--out, --cache)",
    "there is no permission to write `{path}`; grant it, or choose another folder (--out, --cache)",
)
_OTHER: Final = (
    "không ghi được `{path}`: {problem}",
    "`{path}` could not be written: {problem}",
)
_SENTENCES: Final = MappingProxyType(
    {
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _FULL,
        errno.EROFS: _READ_ONLY,
        errno.EACCES: _DENIED,
        errno.EPERM: _DENIED,
    }
)


@contextmanager
def translate_os_errors(path: str | Path) -> Iterator[None]:
    """Turn refusals of the operating system at `path` into an `OutputError`."""
    try:
        yield
    except OSError as error:
        raise to_output_error(error, path) from error


def to_output_error(error: OSError, path: str | Path) -> OutputError:
    """Return the `OutputError` for a refusal at `path`; the error's own file name is preferred if present."""
    vi, en = _SENTENCES.get(error.errno or 0, _OTHER)
    place = error.filename if isinstance(error.filename, str) else str(path)
    problem = error.strerror or type(error).__name__
    return OutputError(vi.format(path=place, problem=problem), en.format(path=place, problem=problem))
