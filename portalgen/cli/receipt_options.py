"""The options that the `portalgen receipt` commands share, and the lookup of the account that pushes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])

PUSHER_VARIABLES: Final = ("PORTALGEN_PUSHER", "REMOTE_USER", "GL_USERNAME")
"""Environment variables that can contain the account that pushes, in order of precedence.

The first one set counts: SSH's forced command, the web server in front of git-http-backend, GitLab.
"""


def find_pusher(environment: Mapping[str, str]) -> str:
    """Return the name of the account that pushes. Return an empty string if it is unknown."""
    return next((value for name in PUSHER_VARIABLES if (value := environment.get(name, ""))), "")


def repository_option(function: _F) -> _F:
    """Add `--repository`."""
    return click.option(
        "--repository",
        required=True,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Thư mục của kho trên máy chủ. / Folder of the repository on the server.",
    )(function)


def key_option(function: _F) -> _F:
    """Add `--key`.

    The file is checked only when signing, so that a missing key is reported without losing the push.
    """
    return click.option(
        "--key",
        required=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="Khóa riêng ed25519 của máy chủ, không mật khẩu. / The server's private ed25519 key, without passphrase.",
    )(function)
