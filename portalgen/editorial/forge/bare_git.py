"""Git without a forge: hooks that judge each push and sign receipts, and the valid keys, for a bare repository.

The hook runs on the server, with the program from main: pushed code is never run.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import Final

from portalgen.config.roster import Person
from portalgen.editorial.forge.model import MAIN_BRANCH, ForgeFile, ForgeInputs, ForgeTarget
from portalgen.editorial.records.records import SIGNATURE_NAMESPACE
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual

_HOOK: Final = "pre-receive.sh"
_HOOK_AFTER: Final = "post-receive.sh"


def render_git(inputs: ForgeInputs) -> Iterator[ForgeFile]:
    """Yield the hooks and the list of keys, for the folder of a bare repository."""
    yield ForgeFile("allowed_signers", _render_signers(inputs))
    yield ForgeFile("hooks/pre-receive", _render_hook(inputs, _HOOK), is_executable=True)
    if inputs.receipt_key is not None:
        yield ForgeFile("hooks/post-receive", _render_hook(inputs, _HOOK_AFTER), is_executable=True)


def _render_signers(inputs: ForgeInputs) -> str:
    """Return the valid keys, in the form of `ssh-keygen -Y verify` (ALLOWED SIGNERS).

    Each key is limited to its namespace.
    """
    revoked = {each.fingerprint for each in inputs.roster.portal.revocations}
    lines = [
        "# Khóa ký phiếu duyệt, do `portalgen forge render git` tạo từ danh sách phân công; đừng sửa tay.",
        "# Keys that sign approval records. Made by `portalgen forge render git` from the roster; do not edit.",
        "# ssh-keygen chỉ xem chữ ký đúng hay sai; ai được duyệt bài nào thì hỏi `portalgen audit approvals`.",
    ]
    for person, _ in inputs.roster.list_everybody():
        options = ",".join((f'namespaces="{SIGNATURE_NAMESPACE}"', *_list_limits(person)))
        valid = (key for key in person.keys if key.fingerprint not in revoked)
        lines += (f"{person.id} {options} {key.as_line()}" for key in valid)
    return "".join(f"{line}\n" for line in lines)


def _list_limits(person: Person) -> Iterator[str]:
    """Yield the limits of the period in which the person has any role."""
    yield f'valid-after="{_moment(min(each.starts for each in person.appointments))}"'
    ends = [each.until for each in person.appointments]
    last = max((end for end in ends if end is not None), default=None)
    if last is not None and None not in ends and last < date.max:
        yield f'valid-before="{_moment(last + timedelta(days=1))}"'


def _moment(day: date) -> str:
    """Return the beginning of a day in Vietnam, in ssh-keygen's form of a moment in UTC."""
    return datetime.combine(day, time(), VIETNAM).astimezone(UTC).strftime("%Y%m%d%H%M%SZ")


def _render_hook(inputs: ForgeInputs, name: str) -> str:
    template = files(__package__).joinpath(name).read_text("utf-8")
    values = {
        "@MAIN@": f"refs/heads/{MAIN_BRANCH}",
        "@GENESIS@": inputs.genesis,
        "@PYTHON@": str(inputs.environment / "bin" / "python"),
        "@RECEIPT_KEY@": str(inputs.receipt_key) if inputs.receipt_key is not None else "",
    }
    for placeholder, value in values.items():
        template = template.replace(placeholder, shlex.quote(value))
    return template


GIT: Final = ForgeTarget("git", Bilingual("kho Git không có máy chủ kho", "Git without a forge"), render_git, True)
