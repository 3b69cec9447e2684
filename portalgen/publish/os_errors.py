"""The system's error messages, also in Vietnamese."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

_VIETNAMESE: Final[Mapping[int, str]] = {
    errno.EACCES: "không có quyền",
    errno.EBUSY: "đang được dùng",
    errno.ECONNREFUSED: "không có máy chủ nào nghe ở đó",
    errno.ECONNRESET: "kết nối bị cắt",
    errno.EDQUOT: "hết hạn mức đĩa",
    errno.EEXIST: "đã có sẵn",
    errno.EFBIG: "tệp quá lớn",
    errno.EINVAL: "hệ thống không nhận giá trị này",
    errno.EHOSTUNREACH: "không tới được máy đó",
    errno.EIO: "đĩa đọc hoặc ghi lỗi",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.ELOOP: "là liên kết, hoặc liên kết vòng quanh",
    errno.EMFILE: "mở quá nhiều tệp",
    errno.EMLINK: "quá nhiều liên kết cứng tới một tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENFILE: "hệ thống mở quá nhiều tệp",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOSPC: "đĩa đầy",
    errno.ENOTDIR: "là tệp, không phải thư mục",
    errno.ENOTEMPTY: "thư mục không trống",
    errno.ENXIO: "không phải tệp thường",
    errno.EOVERFLOW: "tệp lớn hơn mức cho phép",
    errno.EPERM: "không được phép",
    errno.EROFS: "hệ thống tệp chỉ đọc",
    errno.ESTALE: "ổ đĩa mạng mất kết nối",
    errno.ETIMEDOUT: "quá thời gian chờ",
    errno.EXDEV: "nằm trên hệ thống tệp khác",
}


def describe_os_error(error: OSError) -> tuple[str, str]:
    """Return the system's message for an error, in Vietnamese and in English."""
    code = error.errno or 0
    en = (error.strerror or str(error) or type(error).__name__).replace("{", "(").replace("}", ")")
    return _VIETNAMESE.get(code, f"lỗi số {code}" if code else "lỗi không rõ"), en
