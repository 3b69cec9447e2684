"""The file with the settings of a target."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.model import TargetSettings

SETTINGS_FORMAT: Final = "portal-target/1"
FEWEST_RELEASES: Final = 2
MOST_RELEASES: Final = 1000
MOST_DAYS: Final = 3650
PRINCIPAL: Final = "release"
"""The principal of the lines of `allowed_signers`."""
_SERVER: Final = re.compile(r"(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):[0-9]{1,5}")


def format_settings(settings: TargetSettings) -> bytes:
    """Return the bytes of `.portalgen/target.json`, which an operator may edit."""
    value = {
        "format": SETTINGS_FORMAT,
        "keep_releases": settings.keep_releases,
        "shared_days": settings.shared_days,
        "check_server": settings.check_server,
        "after_switch": list(settings.after_switch),
        "allowed_signers": settings.allowed_signers,
    }
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def parse_settings(data: bytes) -> TargetSettings:
    """Return the settings in `data`. Raises TargetRefusedError, whatever the bytes are."""
    try:
        value: Any = json.loads(data)
        form = value.pop("format")
        settings = TargetSettings(**{**value, "after_switch": tuple(value.get("after_switch", ()))})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _refused("không đọc được", "cannot be read") from error
    if form != SETTINGS_FORMAT:
        raise _refused(f"có dạng khác `{SETTINGS_FORMAT}`", f"is not of the format `{SETTINGS_FORMAT}`")
    check_settings(settings)
    return settings


def check_settings(settings: TargetSettings) -> None:
    """Raise TargetRefusedError for an invalid value."""
    rows = (
        (
            _is_between(settings.keep_releases, FEWEST_RELEASES, MOST_RELEASES),
            f"`keep_releases` phải là số từ {FEWEST_RELEASES} đến {MOST_RELEASES}",
            f"`keep_releases` has to be a number from {FEWEST_RELEASES} to {MOST_RELEASES}",
        ),
        (
            _is_between(settings.shared_days, 0, MOST_DAYS),
            f"`shared_days` phải là số từ 0 đến {MOST_DAYS}",
            f"`shared_days` has to be a number from 0 to {MOST_DAYS}",
        ),
        (
            isinstance(settings.check_server, str)
            and (not settings.check_server or _SERVER.fullmatch(settings.check_server) is not None),
            "`check_server` phải là máy:cổng, như 127.0.0.1:8081, hoặc để trống",
            "`check_server` has to be host:port, such as 127.0.0.1:8081, or empty",
        ),
        (
            all(isinstance(word, str) and word and "\0" not in word for word in settings.after_switch),
            '`after_switch` phải là danh sách các từ của một lệnh, như ["systemctl", "reload", "nginx"]',
            '`after_switch` has to be the list of the words of a command, such as ["systemctl", "reload", "nginx"]',
        ),
        (
            isinstance(settings.allowed_signers, str) and _names_releases_only(settings.allowed_signers),
            f'mỗi dòng của `allowed_signers` phải có dạng `{PRINCIPAL} namespaces="release@portalgen" ssh-ed25519 …`',
            f'each line of `allowed_signers` has to be `{PRINCIPAL} namespaces="release@portalgen" ssh-ed25519 …`',
        ),
    )
    for is_good, vi, en in rows:
        if not is_good:
            raise _refused(f"sai: {vi}", f"is wrong: {en}")


def _names_releases_only(text: str) -> bool:
    """Return True if all lines are limited to the namespace of releases.

    A line without its namespace would be valid for any signature; text of spaces alone would require none.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    begins = f'{PRINCIPAL} namespaces="release@portalgen" '
    return not text or (bool(lines) and all(line.startswith(begins) for line in lines))


def _is_between(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _refused(vi: str, en: str) -> TargetRefusedError:
    return TargetRefusedError(
        "settings", f"cài đặt của nơi đăng (.portalgen/target.json) {vi}", f"the target's settings {en}"
    )
