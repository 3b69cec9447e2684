"""The only commands that a server accepts from the holder of a release key.

`begin FOLDER`, `complete FOLDER NAME`, `status FOLDER`, `records FOLDER NUMBER`, `rollback FOLDER [NAME]`, `releases
FOLDER`, `check FOLDER`, each after `PROGRAM`; FOLDER has to be the folder of the key. Also rsync's server, with exactly
the options sent by a client for `upload_command`: it receives into `incoming/NAME/blobs/` and cannot do anything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, get_args

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.publish.layout import BLOBS_FOLDER, INCOMING_FOLDER, RELEASE_NAME

PROGRAM: Final = "portalgen-release/1"
"""The first word of our commands: without a forced command, no shell knows it."""
LONGEST_COMMAND: Final = 4096

Verb = Literal["begin", "complete", "status", "records", "rollback", "releases", "check"]

_NAME: Final = RELEASE_NAME
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,11}", re.ASCII)
_FOLDER: Final = re.compile(r"(?:/[\w.-]+)+", re.ASCII)
_WORDS: Final = re.compile(r"[!-~]+(?: [!-~]+)*", re.ASCII)
_ARGUMENTS: Final[Mapping[Verb, tuple[tuple[re.Pattern[str], ...], ...]]] = {
    "begin": ((),),
    "complete": ((_NAME,),),
    "status": ((),),
    "records": ((_NUMBER,),),
    "rollback": ((), (_NAME,)),
    "releases": ((),),
    "check": ((),),
}
"""The permitted arguments after each verb and its folder."""

RSYNC_OPTIONS: Final = (
    "--ignore-times",
    "--no-implied-dirs",
    "--partial-dir=.partial",
    "--chmod=D755,F644",
    "--timeout=60",
    "--out-format=%l",
)
"""Of the client.

Files are named by their digests, so each is new or was cut off (then `.partial` has its part).
"""
_SERVER_OPTIONS: Final = ("--log-format=X", "--no-implied-dirs", "--partial-dir=.partial", "--timeout=60")
"""These options as sent to the server, in any order, and as passed to its rsync."""
_RSYNC_LETTERS: Final = re.compile(r"-(?:IR|RI)e(?P<protocol>[0-9]{0,2}\.[0-9]{0,2}[A-Za-z]{0,32})", re.ASCII)
"""After `e.` come the capabilities of the client's version, by which both agree on the protocol."""
_RSYNC_PLACE: Final = re.compile(rf"{INCOMING_FOLDER}/(?P<name>{_NAME.pattern})/{BLOBS_FOLDER}/", re.ASCII)


@frozen
class ReceiverCommand:
    """A command of portalgen's own."""

    verb: Verb
    folder: str
    argument: str = ""


@frozen
class RsyncUpload:
    """Receive blobs of the release `name` with rsync."""

    name: str
    arguments: tuple[str, ...]
    """Of rsync; it writes to its current folder."""


def is_release_name(text: str) -> bool:
    """Return True if `text` can be the name of a release."""
    return _NAME.fullmatch(text) is not None


def format_command(command: ReceiverCommand) -> str:
    """Return the command line passed to ssh."""
    return " ".join(filter(None, (PROGRAM, command.verb, command.folder, command.argument)))


def place_of_upload(name: str) -> str:
    """Return the destination folder for rsync at the server."""
    return f"{INCOMING_FOLDER}/{name}/{BLOBS_FOLDER}/"


def parse_command(text: str) -> ReceiverCommand | RsyncUpload:
    """Return the command in SSH_ORIGINAL_COMMAND. Raises UsageError for anything not sent by our own client."""
    if len(text) <= LONGEST_COMMAND and _WORDS.fullmatch(text):
        words = text.split(" ")
        command = _parse_rsync(words) if words[0] == "rsync" else _parse_own(words)
        if command is not None:
            return command
    raise UsageError(
        "khóa này chỉ dùng để đăng bản phát hành (python3 -m portalgen.publish send); lệnh khác không được nhận",
        "this key is for sending releases only (python3 -m portalgen.publish send); no other command is accepted",
    )


def _parse_own(words: Sequence[str]) -> ReceiverCommand | None:
    if len(words) < 3 or words[0] != PROGRAM or words[1] not in get_args(Verb) or not _FOLDER.fullmatch(words[2]):
        return None
    verb, folder, arguments = words[1], words[2], words[3:]
    for patterns in _ARGUMENTS[verb]:  # type: ignore[index]  # a verb of the table, by the check above
        if len(patterns) == len(arguments) and all(map(re.Pattern.fullmatch, patterns, arguments)):
            return ReceiverCommand(verb, folder, *arguments)  # type: ignore[arg-type]  # a verb of the table, by the check above
    return None


def _parse_rsync(words: Sequence[str]) -> RsyncUpload | None:
    """Parse `rsync --server -IRe.LsfxCIvu OPTIONS . incoming/NAME/blobs/`, every option once."""
    if len(words) < 5 or words[1] != "--server" or words[-2] != ".":
        return None
    letters, place = _RSYNC_LETTERS.fullmatch(words[2]), _RSYNC_PLACE.fullmatch(words[-1])
    options = " ".join(words[3:-2]).replace("--partial-dir .partial", "--partial-dir=.partial").split()
    if letters is None or place is None or sorted(options) != sorted(_SERVER_OPTIONS):
        return None
    arguments = ("--server", f"-IRe{letters['protocol']}", *_SERVER_OPTIONS, ".", "./")
    return RsyncUpload(place["name"], arguments)
