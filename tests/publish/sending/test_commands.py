"""Whoever holds the key for releases can do what our own client does, and nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.errors import UsageError
from portalgen.publish.sending.commands import (
    RSYNC_OPTIONS,
    ReceiverCommand,
    RsyncUpload,
    format_command,
    parse_command,
    place_of_upload,
)

NAME = "000002-20261127T0830-bbbbbbbbbb-0123456789"
FOLDER = "/srv/portal/public"
RSYNC = (
    "rsync --server -IRe.LsfxCIvu --log-format=X --timeout=60 --partial-dir .partial --no-implied-dirs . "
    f"{place_of_upload(NAME)}"
)

OWN = (
    ReceiverCommand("begin", FOLDER),
    ReceiverCommand("complete", FOLDER, NAME),
    ReceiverCommand("status", FOLDER),
    ReceiverCommand("records", FOLDER, "12"),
    ReceiverCommand("rollback", FOLDER),
    ReceiverCommand("rollback", FOLDER, NAME),
    ReceiverCommand("releases", FOLDER),
    ReceiverCommand("check", FOLDER),
)


@pytest.mark.parametrize("command", OWN, ids=format_command)
def test_our_own_commands_are_read_as_they_were_written(command: ReceiverCommand) -> None:
    assert parse_command(format_command(command)) == command


@pytest.mark.needs("rsync")
def test_the_installed_rsync_asks_just_what_is_accepted(tmp_path: Path) -> None:
    shell = tmp_path / "shell"
    shell.write_text('#!/bin/sh\n[ "$1" = -l ] && shift 2\nshift\necho "$*" >"$0.log"\nexit 1\n', "utf-8")
    shell.chmod(0o755)
    (tmp_path / "files").write_text("ab/x\n", "utf-8")
    files = f"--files-from={tmp_path}/files"
    place = f"portal@may-chu.example.vn:{place_of_upload(NAME)}"
    subprocess.run(
        ["rsync", *RSYNC_OPTIONS, f"--rsh={shell}", files, "--", f"{tmp_path}/", place],
        capture_output=True,
        check=False,
    )
    asked = parse_command((tmp_path / "shell.log").read_text("utf-8").strip())
    assert isinstance(asked, RsyncUpload)
    assert asked.name == NAME
    assert asked.arguments[-2:] == (".", "./")


def test_what_rsync_is_given_does_not_depend_on_the_order_of_what_was_asked() -> None:
    other = (
        f"rsync --server -RIe31.14iLsfxCIvu --no-implied-dirs --timeout=60 --partial-dir=.partial --log-format=X . "
        f"{place_of_upload(NAME)}"
    )
    first, second = parse_command(RSYNC), parse_command(other)
    assert isinstance(first, RsyncUpload)
    assert isinstance(second, RsyncUpload)
    assert first.arguments[2:] == second.arguments[2:]


HOSTILE = [
    "",
    " ",
    "sh",
    "bash -i",
    "/bin/sh -c id",
    "internal-sftp",
    "/usr/lib/openssh/sftp-server",
    "scp -t /srv/portal",
    "git-upload-pack '/srv'",
    "python3 -m portalgen.publish receive /",
    "portalgen-release/2 status /srv/portal/public",
    "portalgen-release/1",
    "portalgen-release/1 status",
    "portalgen-release/1 status /srv/portal/public extra",
    "portalgen-release/1 status /srv/portal/public;id",
    "portalgen-release/1 status /srv/portal/public\nid",
    "portalgen-release/1 status /srv/portal/public ",
    " portalgen-release/1 status /srv/portal/public",
    "portalgen-release/1  status /srv/portal/public",
    "portalgen-release/1\tstatus\t/srv/portal/public",
    "portalgen-release/1 status $(id)",
    "portalgen-release/1 status relative",
    "portalgen-release/1 remove /srv/portal/public",
    "portalgen-release/1 complete /srv/portal/public",
    "portalgen-release/1 complete /srv/portal/public ..",
    "portalgen-release/1 complete /srv/portal/public ../../etc",
    f"portalgen-release/1 complete /srv/portal/public {NAME}/../x",
    f"portalgen-release/1 complete /srv/portal/public {NAME}\n",
    f"portalgen-release/1 rollback /srv/portal/public {NAME} {NAME}",
    "portalgen-release/1 rollback /srv/portal/public --help",
    "portalgen-release/1 records /srv/portal/public -1",
    "portalgen-release/1 records /srv/portal/public 9999999999999",
    "portalgen-release/1 records /srv/portal/public ١٢",
    "rsync",
    "rsync --server",
    "rsync --daemon --server .",
    "rsync --version",
    RSYNC.replace("--server", "--server --sender"),
    RSYNC.replace("--server ", ""),
    RSYNC.replace("--server", "--server --daemon"),
    RSYNC.replace("--server", "--server --server"),
    RSYNC.replace("-IRe", "-lIRe"),
    RSYNC.replace("-IRe", "-IRLe"),
    RSYNC.replace("-IRe", "-IRKe"),
    RSYNC.replace("-IRe.LsfxCIvu", "-IR"),
    RSYNC.replace("-IRe.LsfxCIvu", "-IRe/bin/sh"),
    RSYNC.replace("-IRe.LsfxCIvu", "-IRe.LsfxCIvu -L"),
    RSYNC.replace(" . ", " --config=/tmp/x . "),
    RSYNC.replace(" . ", " --rsync-path=/tmp/x . "),
    RSYNC.replace(" . ", " --log-file=/srv/x . "),
    RSYNC.replace(" . ", " --temp-dir=/etc . "),
    RSYNC.replace(" . ", " --backup-dir=/etc . "),
    RSYNC.replace(" . ", " --link-dest=/etc . "),
    RSYNC.replace(" . ", " --copy-dest=/etc . "),
    RSYNC.replace(" . ", " --files-from=/etc/passwd . "),
    RSYNC.replace(" . ", " --delete . "),
    RSYNC.replace(" . ", " --remove-source-files . "),
    RSYNC.replace(" . ", " --write-devices . "),
    RSYNC.replace(" . ", " . . "),
    RSYNC.replace(" . ", " /etc "),
    RSYNC.replace(".partial", "/etc"),
    RSYNC.replace(".partial", "../../../.ssh"),
    RSYNC.replace("--timeout=60", "--timeout=0"),
    RSYNC.replace(" --timeout=60", ""),
    RSYNC.replace("--log-format=X", "--log-format=%o"),
    RSYNC.replace("incoming/", "/srv/portal/public/incoming/"),
    RSYNC.replace("incoming/", "releases/"),
    RSYNC.replace("incoming/", "incoming/../"),
    RSYNC.replace(NAME, ".."),
    RSYNC.replace(NAME, "*"),
    RSYNC.replace(NAME, f"{NAME}/.."),
    RSYNC.replace("/blobs/", "/"),
    RSYNC.replace("/blobs/", "/blobs"),
    RSYNC.replace("/blobs/", "/blobs/../../../.portalgen/"),
    f"{RSYNC} /etc/",
    f"{RSYNC};id",
    f"{RSYNC} ; id",
    f"{RSYNC}\nid",
    f"{RSYNC}\0",
    RSYNC.replace("rsync ", "/tmp/rsync ", 1),
    RSYNC.replace("rsync ", "rsync\t", 1),
    "x" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:60])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no other command is accepted"):
        parse_command(text)


WORDS = [
    *RSYNC.split(" "),
    *format_command(OWN[1]).split(" "),
    "--sender",
    "-L",
    "..",
    "/etc",
    ";",
    "\n",
    "",
    "$(id)",
    "-e",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.text(max_size=3))
def test_whatever_is_accepted_is_one_of_ours_and_its_words_cannot_lead_elsewhere(words: list[str], tail: str) -> None:
    text = " ".join(words) + tail
    try:
        command = parse_command(text)
    except UsageError:
        return
    if isinstance(command, RsyncUpload):
        assert command.arguments[0] == "--server"
        assert not any("sender" in each or each.startswith("/") for each in command.arguments)
        assert command.name == NAME
    else:
        assert format_command(command) == text


@given(st.data())
def test_one_letter_more_or_other_leads_nowhere_else(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([RSYNC, *map(format_command, OWN)]))
    place = data.draw(st.integers(0, len(text)))
    put = data.draw(st.text(max_size=2))
    try:
        command = parse_command(text[:place] + put + text[place + data.draw(st.integers(0, 1)) :])
    except UsageError:
        return
    if isinstance(command, RsyncUpload):
        accepted = parse_command(RSYNC)
        assert isinstance(accepted, RsyncUpload)
        assert command.arguments[2:] == accepted.arguments[2:]
        assert "/" not in command.name
        assert command.arguments[1].startswith("-IRe")
