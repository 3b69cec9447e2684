"""Why a target is left as it is."""

from __future__ import annotations

import errno
from typing import Final

from portalgen.errors import PortalgenError
from portalgen.publish.os_errors import describe_os_error

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class TargetRefusedError(PortalgenError):
    """A request to a target was rejected; its served content is unchanged."""

    def __init__(self, reason: str, vi: str, en: str) -> None:
        super().__init__(vi, en)
        self.reason = reason
        """A word for logs and programs, such as `locked`, `head-moved`, `signature`, `digest`, `disk-full`."""

    def __reduce__(self) -> tuple[type[TargetRefusedError], tuple[str, str, str]]:
        return type(self), (self.reason, self.vi, self.en)


def refusal_of(error: OSError) -> TargetRefusedError:
    """Return the sentence for an error of the system."""
    where = error.filename if isinstance(error.filename, str) else ""
    shown = f" ({where})" if where else ""
    vi, en = describe_os_error(error)
    if error.errno in _FULL:
        return TargetRefusedError(
            "disk-full",
            f"đĩa của nơi đăng đã đầy{shown}; bản đang có vẫn giữ nguyên, phần dở đã xóa; hãy dọn đĩa hoặc giảm "
            "`keep_releases`, rồi chạy lại",
            f"the disk of the target is full{shown}; what is live stays, and what was half written is removed; free space or "
            "lower `keep_releases`, then run this again",
        )
    if error.errno in _FORBIDDEN:
        return TargetRefusedError(
            "not-writable",
            f"tài khoản này không ghi được vào nơi đăng{shown}: {vi}; hãy sửa chủ sở hữu và quyền của thư mục",
            f"this account cannot write to the target{shown}: {en}; change the owner and mode of the folder",
        )
    if error.errno == errno.ELOOP:
        return TargetRefusedError(
            "not-a-folder",
            f"trong nơi đăng có liên kết ở chỗ của thư mục hoặc tệp{shown}; hãy xóa liên kết đó rồi chạy lại",
            f"in the target stands a link in the place of a folder or file{shown}; remove it, then run this again",
        )
    return TargetRefusedError(
        "system",
        f"hệ thống báo lỗi khi ghi nơi đăng{shown}: {vi}; bản đang có vẫn giữ nguyên",
        f"the system failed while the target was written{shown}: {en}; what is live stays",
    )
