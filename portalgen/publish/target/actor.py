"""The person working on a target: the account, the name of the SSH key, and the address."""

from __future__ import annotations

import os
import pwd
from typing import Final

ACTOR_VARIABLE: Final = "PORTALGEN_ACTOR"
"""Set by the line of a key in authorized_keys, so the log can distinguish keys of an account."""


def describe_actor() -> dict[str, str]:
    """Return `user` (the account), `actor` (the key's name) and `from` (the address), as far as they are known."""
    number = os.getuid()
    try:
        user = pwd.getpwuid(number).pw_name
    except KeyError:
        user = str(number)
    connection = os.environ.get("SSH_CONNECTION", "").partition(" ")[0]
    values = {"user": user, "actor": os.environ.get(ACTOR_VARIABLE, ""), "from": connection}
    return {name: value[:200] for name, value in values.items() if value}
