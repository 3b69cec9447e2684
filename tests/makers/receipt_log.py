"""Logs of receipts as a server writes them, signed in process, and every way of spoiling one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.receipts.receipt_chain import RECEIPT_NAMESPACE, ServerKeys
from portalgen.history.receipts import (
    RECEIPT_LOG,
    Receipt,
    append_to_log,
    digest_of_receipt,
    find_receipt_head,
    write_receipt,
)
from portalgen.history.repository import Repository, open_history
from tests.makers.repository import RepositoryMaker
from tests.makers.signers import Signer

SERVER = Signer("may-chu-kho")
LATER_SERVER = Signer("may-chu-kho-moi")
KEYS = ServerKeys((parse_public_key(SERVER.public), parse_public_key(LATER_SERVER.public)))
MAIN = "refs/heads/main"


def message_of(receipt: Receipt, signer: Signer = SERVER) -> bytes:
    """The message of a commit with this receipt."""
    line = write_receipt(receipt)
    return line + signer.sign(line, RECEIPT_NAMESPACE)


class GitRunner(Protocol):
    """A maker of repositories that runs Git."""

    def git(self, *arguments: str) -> str: ...


class ReceiptLogMaker:
    """Writes receipts into a repository, each naming the one before it unless told otherwise."""

    def __init__(self, maker: RepositoryMaker) -> None:
        self.repository: Repository = open_history(maker.root)
        self.messages: list[bytes] = []

    @classmethod
    def of_folder(cls, folder: Path) -> ReceiptLogMaker:
        """The same for any repository."""
        made = cls.__new__(cls)
        made.repository, made.messages = open_history(folder), []
        return made

    def add(
        self,
        at: datetime,
        new: str,
        reference: str = MAIN,
        *,
        old: str = "",
        signer: Signer = SERVER,
        change: Callable[[Receipt], Receipt] = lambda receipt: receipt,
    ) -> str:
        """Id of the commit of one more receipt."""
        former = digest_of_receipt(self.messages[-1]) if self.messages else ""
        receipt = change(Receipt(reference, old, new, at.astimezone(UTC), "nguoi-gui", former))
        return self.write(receipt, message_of(receipt, signer))

    def write(self, receipt: Receipt, message: bytes) -> str:
        """Id of a commit with this message on top of the log."""
        self.messages.append(message)
        return append_to_log(self.repository, find_receipt_head(self.repository), receipt.at, message)

    def write_again(self, maker: GitRunner, messages: list[bytes], dates: list[datetime]) -> None:
        """Make the log anew of these messages, as somebody does who can write references on the server."""
        maker.git("update-ref", "-d", RECEIPT_LOG)
        for at, message in zip(dates, messages, strict=True):
            append_to_log(self.repository, find_receipt_head(self.repository), at, message)


def change_time(**by: float) -> Callable[[Receipt], Receipt]:
    """A change of the time of a receipt."""
    return lambda receipt: replace(receipt, at=receipt.at + timedelta(**by))
