"""Checks that a release answers before visitors get it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit
from xml.parsers.expat import ExpatError, ParserCreate

from portalgen.publish.manifest import ReleasedFile
from portalgen.publish.os_errors import describe_os_error
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import read_regular
from portalgen.publish.target.kept_releases import StoredRelease

_LARGEST: Final = 64 << 20
"""Bytes of a parsed file."""
_SECONDS: Final = 10
_BEGINS: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)


def check_files(release: StoredRelease, probes: tuple[str, ...]) -> None:
    """Raise TargetRefusedError unless each address has a file that is not empty and valid for its type."""
    for address in probes:
        place = _place_of(address)
        try:
            data = read_regular(release.files / place, _LARGEST)
        except (OSError, ValueError):
            data = b""
        reader = _READERS.get(PurePosixPath(place).suffix)
        if not data or (reader is not None and not reader(data)):
            raise _failed(
                address,
                "không có tệp, tệp rỗng hoặc hỏng" if not data else "tệp không đọc được",
                "its file is missing or empty" if not data else "its file cannot be read",
            )


def check_answers(release: StoredRelease, probes: tuple[str, ...], server: str) -> None:
    """Raise TargetRefusedError unless the web server answers each address from the link `next`.

    The answers must have the bytes of the files.
    """
    if not probes:
        return
    lists = {host: release.list_of(host).files for host in {urlsplit(each).hostname or "" for each in probes}}
    connection = HTTPConnection(server, timeout=_SECONDS)
    try:
        for address in probes:
            _check_answer(connection, address, lists)
    finally:
        connection.close()


def _check_answer(connection: HTTPConnection, address: str, lists: Mapping[str, Mapping[str, ReleasedFile]]) -> None:
    parts = urlsplit(address)
    headers = {"Host": parts.netloc, "Accept-Encoding": "identity", "User-Agent": "portalgen"}
    host, _, path = _place_of(address).partition("/")
    expected = lists[host].get(path)
    most = expected.content.size if expected else 0
    try:
        connection.request("GET", parts.path or "/", headers=headers)
        response = connection.getresponse()
        body = response.read(most + 1)
        if response.length or len(body) > most:
            connection.close()
    except (OSError, HTTPException) as error:
        vi, en = describe_os_error(error) if isinstance(error, OSError) else ("trả lời sai dạng", str(error))
        raise _failed(address, f"máy chủ web không trả lời ({vi})", f"the web server does not answer ({en})") from error
    if response.status != 200:
        raise _failed(address, f"máy chủ web trả lời {response.status}", f"the web server answers {response.status}")
    if expected is None or sha256(body).hexdigest() != expected.content.sha256:
        raise _failed(
            address,
            "máy chủ web trả lời nội dung khác với bản phát hành; hãy xem nó có đọc từ liên kết `next` không",
            "the web server answers with something else than the release; does it read from the link `next`?",
        )


def _place_of(address: str) -> str:
    """Return the place of the file for an address."""
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip("/")
    place = f"{parts.hostname}/{path}"
    return f"{place}index.html" if place.endswith("/") else place


def _failed(address: str, vi: str, en: str) -> TargetRefusedError:
    return TargetRefusedError(
        "check",
        f"kiểm tra trước khi chuyển không đạt: {address}: {vi}; bản đang có vẫn giữ nguyên",
        f"the check before the switch failed: {address}: {en}; what is live stays",
    )


def _is_html(data: bytes) -> bool:
    return _BEGINS.match(data[:4096]) is not None


def _is_json(data: bytes) -> bool:
    with suppress(ValueError, RecursionError):
        json.loads(data)
        return True
    return False


def _is_xml(data: bytes) -> bool:
    with suppress(ExpatError, ValueError):
        ParserCreate().Parse(data, True)
        return True
    return False


_READERS: Final[Mapping[str, Callable[[bytes], bool]]] = {
    ".html": _is_html,
    ".json": _is_json,
    ".webmanifest": _is_json,
    ".xml": _is_xml,
    ".atom": _is_xml,
    ".rss": _is_xml,
    ".svg": _is_xml,
}
