"""Options that the commands of `portalgen receipt` share, and the account that pushes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])

PUSHER_VARIABLES: Final = ("PORTALGEN_PUSHER", "REMOTE_USER", "GL_USERNAME")
"""Variables that name the account that pushes, the first that is set counts: of the forced command of SSH, of the web server
before git-http-backend, of GitLab."""


def find_pusher(environment: Mapping[str, str]) -> str:
    """Return the account that pushes; empty if unknown."""
    return next((value for name in PUSHER_VARIABLES if (value := environment.get(name, ""))), "")


def repository_option(function: _F) -> _F:
    """Add `--repository`."""
    return click.option(
        "--repository",
        required=True,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Thư mục của kho trên máy chủ. / Folder of the bare repository.",
    )(function)


def key_option(function: _F) -> _F:
    """Add `--key`; whether the file is there is found when it signs, so that a push is reported and not lost."""
    return click.option(
        "--key",
        required=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="Khóa riêng ed25519 của máy chủ, không mật khẩu. / The server's private ed25519 key, without passphrase.",
    )(function)
