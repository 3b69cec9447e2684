"""Addresses of targets: a folder of this machine, or of a server reached by SSH."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen

_ACCOUNT: Final = r"(?:(?P<account>[A-Za-z0-9_][\w.-]*)@)?"
_HOST: Final = r"(?P<host>[A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:.]+\])"
_FOLDER: Final = r"(?P<folder>(?:/[\w.-]+)+)/?"
_SHORT: Final = re.compile(rf"{_ACCOUNT}{_HOST}:{_FOLDER}", re.ASCII)
_URL: Final = re.compile(rf"ssh://{_ACCOUNT}{_HOST}(?::(?P<port>[0-9]{{1,5}}))?{_FOLDER}", re.ASCII)


@frozen
class ServerAddress:
    """A folder of a server: `account@server:/folder`, or `ssh://account@server:port/folder`."""

    host: str
    """An address of IPv6 without its brackets."""
    folder: str
    account: str = ""
    port: int = 0
    """0 for the port in SSH's own settings."""

    @property
    def login(self) -> str:
        """The destination argument of ssh."""
        return f"{self.account}@{self.host}" if self.account else self.host

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        account = f"{self.account}@" if self.account else ""
        return f"ssh://{account}{host}:{self.port}{self.folder}" if self.port else f"{account}{host}:{self.folder}"


def parse_target(text: str) -> Path | ServerAddress:
    """Return the target in `text`. Raises UsageError if it is neither a local folder nor a server's."""
    text = text.strip()
    if not text:
        raise UsageError("chưa nói nơi đăng", "no target is named")
    if ":" not in text:
        return Path(text).expanduser().absolute()
    match = _URL.fullmatch(text) or _SHORT.fullmatch(text)
    if match is None or ".." in match["folder"].split("/"):
        raise UsageError(
            f"`{text}` không phải thư mục hay `tài-khoản@máy-chủ:/thư-mục`",
            f"`{text}` is neither a folder nor `account@server:/folder`",
        )
    port = match.groupdict().get("port")
    return ServerAddress(match["host"].strip("[]"), match["folder"], match["account"] or "", int(port or 0))
