"""Makes real repositories of a small portal with boards: a roster on main, and a submission that waits for signatures."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from portalgen.config.roster import Roster
from portalgen.config.roster_files import parse_roster
from tests.makers.repository import RepositoryMaker, day, text
from tests.makers.signers import ORIGIN, RELYING_PARTY, PasskeySigner, SecurityKeySigner, Signer

PORTAL = "cong-mau"
SUBMISSION = "bai-hop-bao"
SIGNED = day(3, 9)
"""When records are signed, unless said otherwise: after main and the submission."""
SIGNERS: Mapping[str, Signer] = {
    "van-phong-1": Signer("van-phong-1"),
    "van-phong-2": Signer("van-phong-2"),
    "van-phong-3": Signer("van-phong-3"),
    "van-hanh": SecurityKeySigner("van-hanh"),
    "giam-doc-so": Signer("giam-doc-so"),
    "pho-giam-doc-so": PasskeySigner("pho-giam-doc-so"),
    "thu-ky-so": Signer("thu-ky-so"),
    "bien-tap-so": Signer("bien-tap-so"),
    "chu-tich-xa": Signer("chu-tich-xa"),
}
"""Everybody of the roster, by id."""


def person(id: str, post: str, role: str, starts: str = "2026-01-01", until: str = "") -> str:
    """An entry of a roster file."""
    end = f", to: {until}" if until else ""
    roles = f"[{{role: {role}, from: {starts}{end}}}]"
    return f'  - {{id: {id}, post: "{post}", roles: {roles}, keys: [{{public: "{SIGNERS[id].public}"}}]}}\n'


def portal_roster(*, revocations: Sequence[str] = (), version: int = 1) -> str:
    """`roster.yaml` with three owners, the platform and a desk; `revocations` are entries of that list."""
    people = "".join(person(f"van-phong-{number}", "Văn phòng UBND tỉnh (mẫu)", "owner") for number in (1, 2, 3))
    people += person("van-hanh", "Đơn vị vận hành (mẫu)", "platform")
    desk = f"passkeys: {{relying_party: {RELYING_PARTY}, origins: ['{ORIGIN}']}}\n"
    revoked = "revocations:\n" + "".join(f"  - {each}\n" for each in revocations) if revocations else ""
    return f"version: {version}\nportal: {PORTAL}\npeople:\n{people}{desk}{revoked}"


def so_roster(*, chief_until: str = "", delegated_until: str = "2026-12-31") -> str:
    """The board of the site `so`: its secretary may sign for the chief in one section."""
    return (
        "version: 1\nsite: so\npeople:\n"
        + person("giam-doc-so", "Giám đốc Sở (mẫu)", "chief", until=chief_until)
        + person("pho-giam-doc-so", "Phó Giám đốc Sở (mẫu)", "deputy")
        + person("thu-ky-so", "Tổ trưởng Tổ thư ký (mẫu)", "secretary")
        + person("bien-tap-so", "Biên tập viên (mẫu)", "editor")
        + "delegations:\n  - {from_person: giam-doc-so, to_person: thu-ky-so, document: Văn bản ủy quyền mẫu, "
        + f"from: 2026-01-01, to: {delegated_until}, sections: [tin-tuc]}}\n"
    )


def xa_roster() -> str:
    """The board of the site `xa`."""
    return "version: 1\nsite: xa\npeople:\n" + person("chu-tich-xa", "Chủ tịch UBND xã (mẫu)", "chief")


def roster_files(**boards: str) -> dict[str, str]:
    """Path to text of the roster's files; `boards` replace that of a site, or `roster` the portal's."""
    folder = "site-config/governance"
    files = {"roster": portal_roster(), "so": so_roster(), "xa": xa_roster()} | boards
    return {
        f"{folder}/roster.yaml" if name == "roster" else f"{folder}/roster/{name}.yaml": content
        for name, content in files.items()
    }


def small_roster(**boards: str) -> Roster:
    """The same as values."""
    roster, faults = parse_roster({path: content.encode() for path, content in roster_files(**boards).items()})
    assert roster is not None and not faults, faults
    return roster


_PAGES: Mapping[str, str] = {
    "content/so/tin-tuc/cu.vi.md": text("so-cu", title="Tin cũ"),
    "content/so/tin-tuc/bo.vi.md": text("so-bo", title="Tin bỏ"),
}


class BoardRepository(RepositoryMaker):
    """A repository on `main` with rosters and two pages; `submit_news` makes the submission."""

    def __init__(
        self,
        folder: Path,
        below: str = "",
        *,
        form: str = "sha1",
        files: Mapping[str, str | bytes | None] = MappingProxyType({}),
        **boards: str,
    ) -> None:
        """With `files` the portal has these and not the two pages; None is a file that it has not."""
        super().__init__(folder, below)
        if form != "sha1":
            shutil.rmtree(folder / ".git")
            self.git("init", "--quiet", "--initial-branch=main", f"--object-format={form}")
        self.git("config", "user.name", "Biên tập viên (mẫu)")
        self.git("config", "user.email", "bien-tap@example.vn")
        for path, content in roster_files(**boards).items():
            self.write(path, content)
        for path, page in (files or _PAGES).items():
            if page is not None:
                self.write(path, page)
        self.tip = self.commit(day(1))

    @classmethod
    def copy(cls, other: BoardRepository, folder: Path) -> BoardRepository:
        """The same repository in another folder."""
        shutil.copytree(other.top, folder, symlinks=True)
        copied = cls.__new__(cls)
        copied.top, copied.root, copied.tip = folder, folder / other.root.relative_to(other.top), other.tip
        return copied

    def submit_news(self) -> str:
        """Id of a submission of the site `so`: a page is new, one changed, one deleted, an attachment beside."""
        self.branch(SUBMISSION)
        self.write("content/so/tin-tuc/hop-bao.vi.md", text("so-hop-bao", title="Họp báo mẫu"))
        self.write("content/so/tin-tuc/cu.vi.md", text("so-cu", "Nội dung mới.", title="Tin cũ, đã sửa"))
        self.write('content/so/tin-tuc/tệp "đính kèm"\n.pdf', b"%PDF-1.4 " * 100)
        (self.root / "content/so/tin-tuc/bo.vi.md").unlink()
        return self.commit(day(2))

    def state(self) -> str:
        """What index and folder hold otherwise than HEAD, as Git says it."""
        return self.git("status", "--porcelain", "--untracked-files=all")
