"""A second month of an office of six sites, written from the documents alone, without sight of the program.

`play(board)` plays it and tells of each landing whether it follows the documented rules. Not listed are

* landings that only prepare another one: publications by the right people, and old files of governance brought back.
  Nothing is to be said of them;
* records that come after a case which is False or open, to approve it too late, by the wrong person or of other bytes:
  they belong to that case, and where they may be named themselves, its `expected` has their commit;
* the other commits of a rebase or a fast-forward (listed is the last, as the board returns it).

Cases are hours apart, so that no two of them look like one rebase, but for what is part of a case.

What the documents named without telling how it is written stands in one place, below, and was put right there: keys of
a delegation ([D] in a title), the place and keys of a revocation ([R]).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone
from typing import Any

from tests.makers.board import (
    EXECUTABLE,
    FORGE,
    LINK,
    POLICY,
    REPOSITORY,
    ROSTER,
    VIETNAM,
    Board,
    Content,
    Record,
    Submission,
    dump,
    person,
    roster_path,
)  # fmt: skip
from tests.makers.signers import Signer

# ------------------------------------------------------------------------------------------------- as it is written


def delegation(giver: str, taker: str, since: str, until: str, sections: Iterable[str] = ()) -> dict[str, Any]:
    """[D] The documents name `from_person` and `to_person`, and speak of a document, a time and sections."""
    entry: dict[str, Any] = {
        "from_person": giver,
        "to_person": taker,
        "document": "05/UQ-MAU",
        "from": since,
        "to": until,
    }
    return {**entry, "sections": list(sections)} if sections else entry


def revocation(public: str, commit: str) -> dict[str, Any]:
    """[R] The documents only say that a revocation "names a commit of the line", under `revocations`."""
    return {"key": public, "since": commit, "reason": "Nghi lộ khóa"}


STEPS = {"level": "person", "steps": ["review", "approve"]}
"""[S] The documents speak of "steps of policy.yaml (review before approve)"."""


def site_settings(site: str) -> str:
    """[P] "Cấu hình của một trang": chief and operator."""
    return f"site-config/sites/{site}.yaml"


SHARED_SETTINGS = "site-config/portal.yaml"
"""[P] "Cấu hình chung": one owner."""
RULES = "site-config/lint.yaml"
"""[P] "lint.yaml": one owner."""

# -----------------------------------------------------------------------------------------------------------------


@dataclass
class Case:
    """One landing on main."""

    title: str
    commit: str
    follows_rules: bool | None
    expected: str


class Month:
    """Cases, and short names for what they are made of."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.cases: list[Case] = []

    # -- writing down

    def good(self, title: str, commit: str, expected: str = "", *, hours: float = 3) -> str:
        return self._add(title, commit, True, expected, hours)

    def bad(self, title: str, commit: str, expected: str, *, hours: float = 3) -> str:
        return self._add(title, commit, False, expected, hours)

    def open(self, title: str, commit: str, question: str, *, hours: float = 3) -> str:
        return self._add(title, commit, None, question, hours)

    def _add(self, title: str, commit: str, follows: bool | None, expected: str, hours: float) -> str:
        self.cases.append(Case(title, commit, follows, expected))
        self.board.wait(hours=hours)
        return commit

    # -- short names

    def day(self, days: int = 0) -> str:
        return (self.board.now + timedelta(days=days)).astimezone(VIETNAM).date().isoformat()

    def until(self, days: int, hour: int, minute: int = 0, zone: timezone = VIETNAM) -> None:
        """Go on to a time of day in Vietnam, `days` from today, on a clock of another zone if wanted."""
        today = self.board.now.astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
        then = today + timedelta(days=days, hours=hour, minutes=minute)
        assert then > self.board.now, (then, self.board.now)
        self.board.now = then.astimezone(zone)

    def before(self, commit: str) -> str:
        """The commit of main before one."""
        place = next(number for number, each in enumerate(self.board.main) if each.id == commit)
        return self.board.main[place - 1].id

    def draft(self, files: dict[str, Content], site: str, author: str = "") -> Submission:
        return self.board.submit(files, author=author or f"editor-{site}")

    def signed(self, files: dict[str, Content], site: str, **record: Any) -> Submission:
        """A submission by the site's editor, signed by its chief unless told otherwise."""
        submission = self.draft(files, site)
        record.setdefault("by", f"chief-{site}")
        self.board.sign(submission, **record)
        return submission

    def attach(self, submission: Submission, files: dict[str, Content], by: str) -> None:
        """Put files of a record into a submission by hand."""
        self.board.wait(minutes=1)
        self.board.edit(submission, files, author=by)

    def in_one(self, files: dict[str, Content], site: str, by: str = "", author: str = "") -> Submission:
        """A submission of a single commit that holds content and record."""
        draft = self.draft(files, site, author)
        record = self.board.make_record(self.board.changes_of(draft), by=by or f"chief-{site}")
        return self.draft({**files, **record.files}, site, author)

    def part(self, submission: Submission, *starts: str) -> list[Any]:
        return [each for each in self.board.changes_of(submission) if each.path.startswith(starts)]

    def ratify(self, commit: str, by: str, **record: Any) -> str:
        """As documented: the change as it happened, onto the commit before it."""
        record.setdefault("onto", self.before(commit))
        return self.board.ratify(commit, by=by, **record)

    def restore(self, path: str, commit: str) -> str:
        """Bring back, without any signature, what a file of governance was before `commit`."""
        old = next(each for each in self.board.main if each.id == self.before(commit))
        submission = self.board.submit({path: self.board.read(path, old)}, author="operator")
        return self.board.merge(submission)

    def roster(self, site: str, edit: Callable[[dict[str, Any]], None], raises: int = 1) -> dict[str, Content]:
        return self.board.edit_roster(roster_path(site) if site else ROSTER, edit, raises=raises)


def page(site: str, name: str, section: str = "tin") -> str:
    return f"content/{site}/{section}/{name}.vi.md"


def member(roster: dict[str, Any], id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in roster["people"] if each["id"] == id)
    return found


def play(board: Board) -> list[Case]:
    """The whole month."""
    month = Month(board)
    board.wait(hours=2)
    for chapter in (
        _ways, _interplay, _signers, _records, _files, _rebases, _emergencies, _handover, _delegations, _keys, _boards,
        _owners, _settings, _policy, _steps, _suspect, _lines, _clock,
    ):  # fmt: skip
        chapter(month)
    return month.cases


# ------------------------------------------------------------------------------------------------ ways of landing


def _ways(month: Month) -> None:
    board = month.board
    submission = month.signed({page("so-a", "hop-bao"): "Họp báo thường kỳ.\n"}, "so-a")
    month.good(
        "New page, merge commit of the forge, clicked by the chief", board.merge(submission, clicked_by="chief-so-a")
    )

    files: dict[str, Content] = {
        page("xa-c", "thong-bao-1"): "Thông báo số 1.\n",
        "content/xa-c/tin/thong-bao-1.pdf": b"%PDF-1.7\n\x00\xff\n%%EOF\n",
        "content/xa-c/tin/trong.txt": b"",
    }
    month.good("New page with an attachment and an empty file, squash", board.publish(files, site="xa-c", how="squash"))

    path = page("ban-e", "ke-hoach")
    submission = board.submit(
        {path: "Kế hoạch, bản 1.\n"},
        {path: "Kế hoạch, bản 2.\n", "content/ban-e/tin/ke-hoach.xlsx": b"PK\x03\x04"},
        {path: "Kế hoạch, bản 3.\n"},
        author="editor-ban-e",
    )
    board.sign(submission, by="chief-ban-e")
    board.wait(minutes=30)
    month.good(
        "Three steps to one way, rebased: the record names the first and the last state", board.rebase(submission)
    )

    submission = month.in_one({page("so-b", "mot-lan-luu"): "Một lần lưu.\n"}, "so-b")
    month.good("One commit with content and record, fast-forward", board.fast_forward(submission))

    submission = month.signed({page("so-b", "hai-lan-luu"): "Hai lần lưu.\n"}, "so-b")
    month.open(
        "Content, then its record, in two commits, fast-forward",
        board.fast_forward(submission),
        f"(The content is in the commit before, {submission.commits[0].id[:12]}.) Records behind their content are said to be accepted within one rebase only, and if signed before the first of"
        " its commits was committed; a branch that is fast-forwarded as it is was signed after. Is it approved, or late"
        " (ratified)?",
    )

    old, new = page("so-a", "hop-bao"), page("so-a", "hop-bao-thang-sau")
    submission = month.signed({old: None, new: "Họp báo thường kỳ.\n"}, "so-a")
    month.good("Rename of a page (a deletion and an addition of the same bytes), merge", board.merge(submission))

    month.good("Deletion of a page, squash", board.publish({new: None}, site="so-a", how="squash"))
    month.good(
        "Second publication: the same bytes at the same path again, with a record of its own, rebase",
        board.publish({new: "Họp báo thường kỳ.\n"}, site="so-a", how="rebase"),
    )
    edited = board.publish({new: "Họp báo, sửa giờ.\n"}, site="so-a", how="squash")
    month.good("Edit of a page, squash", edited)
    month.good("Honest revert of that edit, rebase", board.revert(edited, site="so-a", how="rebase"))

    submission = month.signed({page("so-a", "nguoi-ngoai-nhap"): "Bài đã ký.\n"}, "so-a")
    month.open(
        "Signed by the chief, but merged by somebody who is on no roster and is no forge",
        board.merge(submission, by="khach@ngoai.example"),
        "The record counts and the content's class asks for a person; does it matter who made the merge commit? (The"
        " issue lists 'a merge by someone off the roster' as bad input, the pages for users do not.)",
    )

    record = board.make_record(
        board.changes_of(month.draft({page("so-a", "day-thang"): "Đẩy thẳng.\n"}, "so-a")), by="chief-so-a"
    )
    month.open(
        "The chief pushes content and a good record to main itself, in one commit",
        board.push({page("so-a", "day-thang"): "Đẩy thẳng.\n", **record.files}, by="chief-so-a"),
        "Main is to grow by submissions only, and author and signer are one person; a local squash looks the same. Is it"
        " approved, self-approval, or a direct commit to be told?",
    )


# ------------------------------------------------------------------------------- submissions and records that meet


def _interplay(month: Month) -> None:
    board = month.board
    first = month.signed({page("so-a", "anh"): "Anh.\n"}, "so-a")
    second = month.signed({page("so-a", "em"): "Em.\n"}, "so-a")
    month.good("Sibling, the elder: signed on the same main as the next", board.merge(first))
    month.good("Sibling, the younger: its record's `onto` is a commit older than main's tip", board.squash(second))

    shared = page("so-b", "chung")
    board.publish({shared: "Chung, bản A.\n"}, site="so-b")
    first = month.signed({shared: "Chung, bản B.\n"}, "so-b")
    second = month.signed({shared: "Chung, bản B.\n", page("so-b", "rieng"): "Riêng.\n"}, "so-b")
    month.good("Two submissions make the same edit of a page: the first", board.merge(first))
    month.good(
        "Two submissions make the same edit of a page: the second, of which only another page is left to change",
        board.merge(second),
    )

    submission = month.signed({page("xa-c", "cap-nhat"): "Cập nhật.\n"}, "xa-c")
    board.publish({page("xa-c", "xen-giua"): "Xen giữa.\n"}, site="xa-c")
    board.update(submission, by="editor-xa-c")
    month.good("Signed, then main (changed elsewhere) merged into the submission, then merged", board.merge(submission))

    submission = month.draft(
        {page("so-a", "lien-trang"): "Liên trang.\n", page("xa-d", "lien-trang"): "Liên trang.\n"}, "so-a"
    )
    board.sign(submission, by="chief-so-a", changes=month.part(submission, "content/so-a/"))
    board.sign(submission, by="chief-xa-d", changes=month.part(submission, "content/xa-d/"))
    month.good("Pages of two sites, each chief signs the part of their site, rebase", board.rebase(submission))

    submission = month.draft({page("so-a", "lien-trang"): None, page("ban-e", "lien-trang"): "Liên trang.\n"}, "ban-e")
    board.sign(submission, by="chief-ban-e", changes=month.part(submission, "content/ban-e/"))
    board.sign(submission, by="chief-so-a", changes=month.part(submission, "content/so-a/"))
    month.good("A page moves from one site to another, both chiefs sign, squash", board.squash(submission))

    submission = month.draft({page("xa-d", "lien-trang"): None, page("xa-c", "lien-trang"): "Liên trang.\n"}, "xa-c")
    board.sign(submission, by="chief-xa-c")
    month.bad(
        "A page moves from one site to another; the receiving chief signs both halves in one record",
        board.merge(submission),
        "A file of the record (the deletion in xa-d) is not the signer's to decide, so none of it counts: neither half"
        " of the move is approved.",
    )

    submission = month.draft(
        {page("so-b", "hai-trang"): "Hai trang.\n", page("xa-d", "hai-trang"): "Hai trang.\n"}, "so-b"
    )
    board.sign(submission, by="chief-so-b", changes=month.part(submission, "content/so-b/"))
    month.bad(
        "Pages of two sites, of which only one chief has signed",
        board.merge(submission),
        "The page of xa-d has no approval (missing); that of so-b is approved.",
    )

    path = page("so-a", "qua-lai")
    board.publish({path: "Bản A.\n"}, site="so-a")
    waiting = month.signed({path: "Bản B.\n"}, "so-a")
    board.wait(hours=2)
    board.publish({path: "Bản B.\n"}, site="so-a", how="squash")
    board.wait(hours=2)
    board.publish({path: "Bản A.\n"}, site="so-a", how="squash")
    board.wait(hours=2)
    month.bad(
        "A→B→A→B: a record signed for the first A→B lay in an open submission that is merged at the second",
        board.merge(waiting),
        "The record speaks of the first change of the path after its `onto`, which was another one; it is spent and"
        " approves nothing now.",
    )

    path = page("so-b", "tao-lai")
    board.publish({path: "Tạo lại.\n"}, site="so-b")
    board.wait(hours=2)
    board.publish({path: None}, site="so-b")
    board.wait(hours=2)
    month.bad(
        "Deleted and created again with the same bytes; the only record is the one of the first time, long on main",
        board.merge(month.draft({path: "Tạo lại.\n"}, "so-b")),
        "A record counts once: nothing approves the second publication (missing).",
    )

    path = page("xa-d", "tranh-chap")
    board.publish({path: "Bản gốc.\n"}, site="xa-d")
    first = month.signed({path: "Bản của người thứ nhất.\n"}, "xa-d")
    second = month.signed({path: "Bản của người thứ hai.\n"}, "xa-d")
    board.merge(first)
    board.wait(hours=2)
    month.bad(
        "Two signed submissions change one page; the second is merged over the first by resolving the conflict",
        board.merge(second, changed={path: "Bản của người thứ hai.\n"}),
        "The record says from the original to the second text, but main went from the first text to the second: its"
        " `before` is not what stood there, so the change is not approved.",
    )

    one, two = page("so-a", "nua-dau"), page("so-a", "nua-sau")
    submission = month.signed({one: "Nửa đầu.\n", two: "Nửa sau.\n"}, "so-a")
    month.bad(
        "Two pages signed in one record, only one of them kept while merging",
        board.merge(submission, changed={two: None}),
        "Readers get a part of what the chief read, be it a rule without its exception.",
    )
    month.open(
        "The other page of that record comes a merge later, as its first change after `onto`, without a new record",
        board.merge(month.draft({two: "Nửa sau.\n"}, "so-a")),
        "By 'first change of each of its paths after onto' the record still covers it; by 'one that lay unused approves"
        " nothing later' it does not. Which?",
    )

    draft = month.draft({page("so-b", "phieu-truoc"): "Phiếu đến trước.\n"}, "so-b")
    board.land(board.make_record(board.changes_of(draft), by="chief-so-b"))
    board.wait(hours=2)
    month.open(
        "The record reaches main alone, hours before its content",
        board.merge(draft),
        "The content is the first change of the path after `onto`, but the record 'lay unused' on main. Does it approve?",
    )

    path = page("so-b", "tu-choi")
    draft = month.draft({path: "Tin chưa có gốc.\n"}, "so-b")
    rejection = board.make_record(board.changes_of(draft), by="owner-2", action="reject", reason="Chưa có văn bản gốc")
    month.good("A rejection by an owner, on a branch of its own", board.land(rejection))
    board.sign(draft, by="chief-so-b")
    month.open(
        "What an owner rejected is approved by the chief, byte for byte",
        board.merge(draft),
        "Does a rejection that stands on main bind anybody, or is it worth a note when the same bytes are published?",
    )
    draft = month.draft({page("xa-d", "tra-lai"): "Thiếu số văn bản.\n"}, "xa-d")
    back = board.make_record(board.changes_of(draft), by="secretary-xa-d", action="return", reason="Bổ sung số văn bản")
    month.good("A return by a secretary, on a branch of its own, squash", board.land(back, how="squash"))
    draft = month.draft({page("xa-d", "tu-choi-sai"): "Bài gửi.\n"}, "xa-d")
    month.bad(
        "A rejection signed by an editor",
        board.land(board.make_record(board.changes_of(draft), by="editor-xa-d", action="reject")),
        "An editor may not reject (secretary, deputy, chief or the Office may): the record does not count.",
    )


# --------------------------------------------------------------------------------------------------- who has signed


def _signers(month: Month) -> None:
    board = month.board
    month.bad(
        "Nobody has signed, squash of the forge",
        board.squash(month.draft({page("so-a", "khong-phieu"): "Không phiếu.\n"}, "so-a")),
        "Content asks for a person's signature; the forge's commit alone is not enough (missing).",
    )
    month.bad(
        "The chief pushes a deletion to main without a record",
        board.push({page("so-b", "cu"): None}, by="chief-so-b"),
        "A deletion needs a record too; being the committer is no signature (missing).",
    )
    submission = month.signed({page("so-a", "moi-soat"): "Mới soát.\n"}, "so-a", by="secretary-so-a", action="review")
    board.sign(submission, by="deputy-so-a", action="confirm")
    month.bad(
        "Reviewed and confirmed, but not approved",
        board.merge(submission),
        "`review` and `confirm` approve nothing; no `approve` of the chief (missing).",
    )
    submission = month.signed({page("xa-c", "du-buoc"): "Đủ bước.\n"}, "xa-c", by="secretary-xa-c", action="review")
    board.sign(submission, by="deputy-xa-c", action="confirm")
    board.sign(submission, by="chief-xa-c")
    month.good("Reviewed by the secretary, confirmed by the deputy, approved by the chief", board.merge(submission))
    month.bad(
        "Approved by the deputy, who has no delegation",
        board.merge(month.signed({page("so-a", "pho-ky"): "Phó ký.\n"}, "so-a", by="deputy-so-a")),
        "A deputy may not approve content in their own right.",
    )
    month.bad(
        "Approved by the chief of another site",
        board.squash(month.signed({page("so-a", "nham-trang"): "Nhầm trang.\n"}, "so-a", by="chief-so-b")),
        "The chief of so-b does not decide about pages of so-a.",
    )
    submission = month.signed({page("xa-d", "van-phong-ky"): "Văn phòng ký.\n"}, "xa-d", by="owner-1")
    board.sign(submission, by="owner-2")
    month.bad(
        "Approved by two owners, without the chief",
        board.merge(submission),
        "Owners do not approve content (only the site's chief or a delegate does).",
    )
    month.bad(
        "The chief wrote the page and approved it",
        board.merge(_written_by(month, "so-b", page("so-b", "tu-duyet"), "chief-so-b")),
        "Author and approver are the same person: self-approval is to be named.",
    )
    submission = month.draft({page("so-b", "sua-loi"): "Bài có lổi.\n"}, "so-b")
    board.edit(submission, {page("so-b", "sua-loi"): "Bài có lỗi.\n"}, author="chief-so-b")
    board.sign(submission, by="chief-so-b")
    month.open(
        "The chief corrects a letter in the editor's submission, then approves it",
        board.merge(submission),
        "Is it self-approval if the signer made one of several commits of a submission? (After a squash only the first"
        " author would show.)",
    )
    month.bad(
        "Nobody has signed, but the site's board is `report_only`",
        board.merge(month.draft({page("thu-f", "chua-bat-buoc"): "Chưa bắt buộc.\n"}, "thu-f")),
        "Content of thu-f is not approved; only a note, because its board is report_only.",
    )
    month.good(
        "A site that is `report_only`, approved all the same",
        board.publish({page("thu-f", "da-ky"): "Đã ký.\n"}, site="thu-f"),
    )


def _written_by(month: Month, site: str, path: str, author: str) -> Submission:
    submission = month.draft({path: "Tự viết, tự duyệt.\n"}, site, author)
    month.board.sign(submission, by=f"chief-{site}")
    return submission


# ------------------------------------------------------------------------------------------- the form of a record


def _records(month: Month) -> None:
    board = month.board

    def publish(name: str, **record: Any) -> str:
        return board.merge(month.signed({page("so-a", name): f"Bài {name}.\n"}, "so-a", **record))

    month.bad("A record without its signature", publish("khong-ky", is_signed=False), "The record is not signed.")
    month.bad(
        "Signed in the namespace of Git commits",
        publish("khac-namespace", namespace="git"),
        "The signature is of another namespace than approval@portalgen.",
    )
    month.bad(
        "A record of another portal", publish("cong-khac", portal="cong-khac"), "The record names another portal."
    )
    month.bad(
        "The chief's name, the editor's key",
        publish("khoa-nguoi-khac", key="editor-so-a"),
        "The key is not one of the person that the record names.",
    )

    submission = month.draft({page("so-a", "hai-chu-ky"): "Hai chữ ký.\n"}, "so-a")
    record = board.make_record(board.changes_of(submission), by="chief-so-a")
    signature = record.signature or b""
    month.attach(
        submission,
        {record.path: record.data, record.path.replace(".json", ".sig"): signature + signature},
        "chief-so-a",
    )
    month.bad("Two signatures in one file", board.merge(submission), "A file of a signature holds exactly one.")

    month.bad(
        "A record in which a key stands twice",
        publish("khoa-doi", alter=lambda data: data.replace(b'"by":', b'"by":"editor-so-a","by":', 1)),
        "The record is not in the one exact form (duplicate key).",
    )
    month.bad(
        "A record without the newline at its end",
        publish("thieu-xuong-dong", alter=lambda data: data.rstrip(b"\n")),
        "The record is not in the one exact form (one newline at the end).",
    )

    submission = month.draft({page("so-a", "sai-ten"): "Sai tên.\n"}, "so-a")
    record = board.make_record(board.changes_of(submission), by="chief-so-a")
    folder = record.path.rsplit("/", 1)[0]
    month.attach(
        submission,
        {f"{folder}/{'0' * 64}.json": record.data, f"{folder}/{'0' * 64}.sig": record.signature},
        "chief-so-a",
    )
    month.bad(
        "A record whose name is not its digest",
        board.merge(submission),
        "The file's name is not the SHA-256 of its bytes.",
    )

    submission = month.draft({page("so-a", "sai-cho"): "Sai chỗ.\n"}, "so-a")
    record = board.make_record(board.changes_of(submission), by="chief-so-a")
    moved = {path.replace("/so-a/", "/so-b/"): data for path, data in record.files.items()}
    month.attach(submission, moved, "chief-so-a")
    month.bad(
        "A good record in the folder of another site",
        board.merge(submission),
        "Records about so-a lie in site-config/approvals/so-a/: it is not where it belongs.",
    )

    submission = month.draft({page("so-a", "onto-nhanh"): "Sai onto.\n"}, "so-a")
    board.sign(submission, by="chief-so-a", onto=submission.head.id)
    month.bad(
        "`onto` names the submission's own commit",
        board.merge(submission),
        "`onto` is no commit of main's line, so the record does not count.",
    )

    tip = board.tip.committed_at
    month.good("A clock that is slow by exactly five minutes", publish("cham-5-phut", at=tip - timedelta(minutes=5)))
    tip = board.tip.committed_at
    month.bad(
        "A clock that is slow by five minutes and one second",
        publish("cham-hon-5-phut", at=tip - timedelta(minutes=5, seconds=1)),
        "`at` is before the commit that `onto` names, by more than the five minutes allowed.",
    )
    month.bad(
        "Signed 'in an hour'",
        publish("ky-truoc-gio", at=board.now + timedelta(hours=1)),
        "`at` is after the commit that brings the record, by more than the five minutes allowed.",
    )
    month.until(1, 9)
    zone = timezone(timedelta(hours=-11))
    month.good(
        "Signed on a clock of another zone, where it is still yesterday",
        publish("mui-gio", at=board.now.astimezone(zone)),
    )

    path = next(
        each for each in board.tip.tree if each.startswith("site-config/approvals/so-b/") and each.endswith(".json")
    )
    month.bad(
        "A merge deletes a record of an earlier publication, with its signature",
        board.merge(board.submit({path: None, path.replace(".json", ".sig"): None}, author="editor-so-b")),
        "A record of main is taken away; records on main may not be changed.",
    )
    month.open(
        "A file that is no record is put among the records",
        board.merge(board.submit({"site-config/approvals/so-b/2026/ghi-chu.txt": "Ghi chú.\n"}, author="editor-so-b")),
        "Nobody has to approve site-config/approvals/, since records are signed themselves; is another file there to be"
        " named?",
    )
    month.good(
        "A directive of the chief, alone",
        board.land(board.make_record((), by="chief-so-a", action="direct", reason="Cập nhật trang giới thiệu")),
    )


# --------------------------------------------------------------------------------------------------- kinds of files


def _files(month: Month) -> None:
    board = month.board
    submission = month.draft({page("xa-d", "kem"): "Có kèm.\n", "content/xa-d/tin/kem.pdf": b"%PDF-kem"}, "xa-d")
    board.sign(
        submission,
        by="chief-xa-d",
        changes=[each for each in board.changes_of(submission) if not each.path.endswith(".pdf")],
    )
    month.bad(
        "The record names the page and leaves out its attachment",
        board.merge(submission),
        "The attachment is not approved (missing), which makes the page as weak.",
    )
    submission = month.signed({page("xa-d", "sua-sau"): "Trước khi ký.\n"}, "xa-d")
    board.edit(submission, {page("xa-d", "sua-sau"): "Sau khi ký.\n"}, author="editor-xa-d")
    month.bad(
        "The editor changes the page after the chief has signed, squash",
        board.squash(submission),
        "What landed is not the bytes that were signed.",
    )
    submission = month.signed({page("xa-d", "luc-nhap"): "Đã ký.\n"}, "xa-d")
    month.bad(
        "One more file slips in while merging",
        board.merge(submission, changed={page("xa-d", "len-vao"): "Lén vào.\n"}),
        "The file that only the merge commit brings is approved by nobody; the signed page is approved.",
    )
    path = "content/xa-d/tin/lien-ket"
    submission = month.signed({path: "cu.vi.md"}, "xa-d")
    month.bad(
        "Signed as a file, merged as a link with the same blob",
        board.merge(submission, changed={path: (LINK, "cu.vi.md")}),
        "The mode of the file is another than the record says.",
    )
    month.bad(
        "A page becomes executable, its bytes stay, nobody signs",
        board.merge(month.draft({page("xa-d", "cu"): (EXECUTABLE, "Bài cũ của xa-d.\n")}, "xa-d")),
        "A change of the mode is a change and has no record.",
    )
    month.good(
        "A link, signed as what it is",
        board.publish({"content/xa-c/tin/lien-ket": (LINK, "cu.vi.md")}, site="xa-c"),
    )
    month.bad(
        "A repository within the repository, signed as what it is",
        board.publish({"content/xa-c/tin/kho": (REPOSITORY, "ab" * 20)}, site="xa-c"),
        "Nobody can see what an id of another repository stands for, so no signature approves it.",
    )
    month.good(
        "A name with spaces, quotes, a backslash, a tab and a newline",
        board.publish({'content/xa-c/tin/bài "lạ" \\ số\t1\n.vi.md': "Tên lạ.\n"}, site="xa-c", how="rebase"),
    )
    month.good(
        "A file becomes a folder: the page is deleted and stands below its own former name",
        _file_to_folder(month),
    )
    nfc = "content/xa-d/tin/họp.vi.md"
    submission = month.draft({unicodedata.normalize("NFD", nfc): "Họp.\n"}, "xa-d")
    changes = [type(each)(nfc, each.before, each.after) for each in board.changes_of(submission)]
    board.sign(submission, by="chief-xa-d", changes=changes)
    month.bad(
        "The tree has a path in NFD, the record the same in NFC",
        board.merge(submission),
        "Paths are exact and never normalised: the path is not NFC, so no record covers it.",
    )
    month.open(
        "A .gitattributes below content/, signed by the chief",
        board.publish({"content/xa-d/tin/.gitattributes": "*.md -text\n"}, site="xa-d"),
        "It is refused before anybody signs; what does the audit say where it landed with a signature all the same?",
    )


def _file_to_folder(month: Month) -> str:
    board = month.board
    board.publish({"content/xa-c/tin/to-roi": "Tờ rơi.\n"}, site="xa-c")
    return board.publish(
        {"content/xa-c/tin/to-roi": None, "content/xa-c/tin/to-roi/index.vi.md": "Tờ rơi.\n"}, site="xa-c", how="squash"
    )


# ---------------------------------------------------------------------------------------- late, and almost rebased


def _rebases(month: Month) -> None:
    board = month.board
    path = page("ban-e", "ky-muon")
    landed = board.squash(month.draft({path: "Ký muộn.\n"}, "ban-e"))
    board.wait(hours=5)
    month.ratify(landed, "chief-ban-e", action="approve")
    month.bad(
        "Published without a record; the chief's `approve` comes five hours later",
        landed,
        "Approved only afterwards: the state is `ratified`, and the warning stays.",
    )

    def content_and_record(name: str) -> tuple[dict[str, Content], Callable[..., Record]]:
        files: dict[str, Content] = {page("ban-e", name): f"Bài {name}.\n"}
        draft = month.draft(files, "ban-e")
        changes, onto = board.changes_of(draft), board.tip.id
        return files, lambda: board.make_record(changes, by="chief-ban-e", onto=onto)

    files, record_of = content_and_record("ky-sau-khi-len")
    landed = board.push(files, by=FORGE)
    board.wait(minutes=5)
    board.push(record_of().files, by=FORGE)
    month.bad(
        "Like a rebase: plain commits, minutes apart; but the record was signed after the first of them",
        landed,
        "The record is later than the content was on main: late, `ratified`.",
    )
    files, record_of = content_and_record("qua-mot-gio")
    record = record_of()
    landed = board.push(files, by=FORGE)
    board.wait(minutes=62)
    board.push(record.files, by=FORGE)
    month.bad(
        "Like a rebase: signed before, but the record's commit comes 63 minutes after the content",
        landed,
        "Not within an hour, so not one rebase: the record is late, `ratified`.",
    )
    files, record_of = content_and_record("chen-ngang")
    record = record_of()
    landed = board.push(files, by=FORGE)
    board.push({"README.md": "Cổng mẫu, có chen ngang.\n"}, by=FORGE)
    board.push(record.files, by=FORGE)
    month.bad(
        "Like a rebase: signed before, minutes apart, but a foreign commit lies between content and record",
        landed,
        "One rebase changes nothing but files of the records that came with it; README.md lies between, so the record is"
        " late, `ratified`.",
    )
    path = page("ban-e", "buoc-hai")
    submission = board.submit({path: "Bước một.\n"}, author="editor-ban-e")
    board.sign(submission, by="chief-ban-e")
    board.edit(submission, {path: "Bước hai, sau khi ký.\n"}, author="editor-ban-e")
    landed = board.rebase(submission)
    month.bad(
        "Signed after the first step, then a second step, rebased: the last commit undoes what was signed",
        landed,
        "What the last commit of the rebase changes was signed by nobody (missing); only the step before is approved.",
    )
    path = page("ban-e", "cu")
    submission = board.submit({path: "Tạm.\n"}, {path: "Bài cũ của ban-e.\n"}, author="editor-ban-e")
    month.open(
        "A→B→A within one rebase, without a record: afterwards nothing is changed",
        board.rebase(submission),
        f"No record can name it (before = after); do both commits (first: {board.main[-2].id[:12]}) need one, or neither?",
    )


# ------------------------------------------------------------------------------------------------------ emergencies


def _emergencies(month: Month) -> None:
    board = month.board

    def emergency(name: str, by: str, site: str = "so-a", how: str = "merge", **record: Any) -> str:
        submission = month.signed({page(site, name): f"Khẩn: {name}.\n"}, site, by=by, action="emergency", **record)
        landed: str = getattr(board, how)(submission)
        return landed

    landed = month.good(
        "Emergency by a secretary, ratified within the day", emergency("mua-lu", "secretary-so-a"), hours=22
    )
    month.good("Its ratification by the chief, 22 hours later", month.ratify(landed, "chief-so-a"))

    landed = month.good(
        "Emergency by an owner, squash, approved within the day",
        emergency("sat-lo", "owner-3", "xa-c", "squash"),
        hours=5,
    )
    month.good(
        "Its approval afterwards, by `approve` instead of `ratify`",
        month.ratify(landed, "chief-xa-c", action="approve"),
    )

    board.publish({page("so-b", "ro-ri"): "Số điện thoại lộ ra.\n"}, site="so-b")
    submission = month.signed({page("so-b", "ro-ri"): None}, "so-b", by="deputy-so-b", action="emergency")
    landed = month.good(
        "Emergency by a deputy that takes a page away, ratified within the day", board.squash(submission), hours=20
    )
    month.good("Ratification of a deletion", month.ratify(landed, "chief-so-b"))

    landed = emergency("truong-ban-khan", "chief-so-a")
    board.wait(hours=40)
    month.bad(
        "Emergency by the chief, who never approves it afterwards",
        landed,
        "An emergency is owed an `approve` or `ratify` within 24 hours, also if the chief signed it; none came.",
    )
    landed = emergency("muon-mot-gio", "secretary-so-a")
    board.wait(hours=25)
    month.ratify(landed, "chief-so-a")
    month.bad("Emergency, ratified after 25 hours", landed, "The approval came after the 24 hours allowed: late.")

    landed = emergency("pho-duyet-bo-sung", "deputy-so-b", "so-b")
    board.wait(hours=4)
    later = month.ratify(landed, "deputy-so-b")
    board.wait(hours=30)
    month.bad(
        "Emergency, ratified in time, but by the deputy",
        landed,
        f"Only the chief ratifies: the record (landed with {later[:12]}) does not count and the emergency stays"
        " unapproved after 24 hours.",
    )
    landed = emergency("sai-noi-dung", "secretary-xa-d", "xa-d")
    board.wait(hours=4)
    wrong = [type(each)(each.path, each.before, type(each.after)(each.after.mode, "0" * 64, each.after.size))
             for each in board.changes_by(landed) if each.after]  # fmt: skip
    later = board.land(board.make_record(wrong, by="chief-xa-d", action="ratify", onto=month.before(landed)))
    board.wait(hours=30)
    month.bad(
        "Emergency, ratified in time, but with other bytes than those that landed",
        landed,
        f"The ratification ({later[:12]}) does not name the change as it happened; the emergency stays unapproved.",
    )
    landed = emergency("onto-sau", "secretary-xa-d", "xa-d")
    board.wait(hours=4)
    later = board.ratify(landed, by="chief-xa-d", onto=board.tip.id)
    board.wait(hours=30)
    month.bad(
        "Emergency, ratified in time, but `onto` names the emergency itself instead of the commit before it",
        landed,
        f"A record speaks of the next change after `onto`: this one ({later[:12]}) is about no change, so the emergency"
        " stays unapproved.",
    )
    month.bad(
        "Emergency signed by an editor",
        emergency("bien-tap-khan", "editor-so-a"),
        "An editor may not publish in an emergency (secretary, deputy, chief or the Office may): nothing approves it.",
    )
    submission = month.draft({page("so-a", "khan-va-cau-hinh"): "Khẩn.\n", SHARED_SETTINGS: "bao_dong: true\n"}, "so-a")
    board.sign(submission, by="secretary-so-a", action="emergency")
    landed = board.merge(submission)
    board.wait(hours=2)
    month.bad(
        "Emergency by a secretary that changes the portal's settings as well [P]",
        landed,
        "An emergency by a secretary is about content only, and if one file is not the signer's, none of the record"
        " counts.",
    )

    landed = emergency("lui-ngay", "secretary-so-a")
    then = board.now
    board.wait(hours=30)
    board.publish({page("so-a", "xen-ngay"): "Xen ngày.\n"}, site="so-a")
    now, board.now = board.now, then + timedelta(hours=10)
    later = month.ratify(landed, "chief-so-a")
    board.now = now + timedelta(hours=1)
    month.bad(
        "Emergency, ratified after 30 hours with all dates put back by 20",
        landed,
        f"A record is not taken to have come earlier than the latest date on the line before it: {later[:12]} is late.",
    )
    landed = emergency("sat-gio", "secretary-xa-c", "xa-c")
    at = board.now + timedelta(hours=23, minutes=55)
    board.wait(hours=24, minutes=10)
    month.ratify(landed, "chief-xa-c", at=at)
    month.open(
        "Emergency, ratification signed after 23:55 h, on main after 24:10 h",
        landed,
        "Which counts for the 24 hours: `at`, the commit of the record's branch, or the merge?",
    )
    landed = emergency("rut-lai", "secretary-so-a")
    board.wait(hours=3)
    board.revert(landed, site="so-a")
    board.wait(hours=30)
    month.open(
        "Emergency, taken back after three hours by an approved revert, never ratified",
        landed,
        "Does the debt remain when what was published is gone with the chief's approval?",
    )
    landed = emergency("viet-tiep", "secretary-so-a")
    board.wait(hours=3)
    board.publish({page("so-a", "viet-tiep"): "Khẩn, bản đầy đủ.\n"}, site="so-a")
    board.wait(hours=30)
    month.open(
        "Emergency, within the day the chief approves an edit of that page, but not the emergency itself",
        landed,
        "Is approval of the next version (whose `before` is the emergency's text) approval of the emergency?",
    )


# ----------------------------------------------------------------------------------------------------- a new chief


def _handover(month: Month) -> None:
    """Ban-e gets a new chief: the old one's term has tomorrow as its last day, the new one's begins the day after."""
    board = month.board
    month.until(1, 9)
    last, first = month.day(1), month.day(2)

    def edit(roster: dict[str, Any]) -> None:
        member(roster, "chief-ban-e")["roles"][0]["to"] = last
        roster["people"].append(person("chief-ban-e-2", "Trưởng Ban mới", "chief", since=first))
        roster["delegations"] = [delegation("chief-ban-e", "deputy-ban-e", month.day(), month.day(60))]

    month.good(
        "A new chief, and a delegation by the old one: an owner and the chief sign, squash [D]",
        board.govern(month.roster("ban-e", edit), by=("owner-1", "chief-ban-e"), how="squash", author="operator"),
    )
    waiting = month.signed({page("ban-e", "cho-nhap"): "Ký trong nhiệm kỳ.\n"}, "ban-e")
    month.good(
        "The old chief, within the term", board.publish({page("ban-e", "trong-ky"): "Trong kỳ.\n"}, site="ban-e")
    )

    month.until(1, 10)
    month.open(
        "The old chief signs and publishes on the day that stands as `to`",
        board.publish({page("ban-e", "ngay-cuoi"): "Ngày cuối.\n"}, site="ban-e"),
        "Is the day in `to` the last of the term, or the first without it? (The same for delegations.)",
        hours=1,
    )
    east = timezone(timedelta(hours=10))
    month.until(0, 22, 30, east)
    month.bad(
        "The new chief signs and publishes at 22:30 before the first day, on a clock where that day has begun",
        board.publish({page("ban-e", "dong-som"): "Phía đông.\n"}, site="ban-e", by="chief-ban-e-2"),
        "Days are those of Vietnam: the appointment is held neither on the day of `at` nor on the day of the landing.",
        hours=0,
    )
    month.until(1, 0, 10, UTC)
    month.good(
        "The new chief signs and publishes at 00:10 of the first day, on a clock of UTC where it is the day before",
        board.publish({page("ban-e", "tay-muon"): "Phía tây.\n"}, site="ban-e", by="chief-ban-e-2"),
    )
    month.until(0, 9)
    month.bad(
        "Signed by the old chief within the term, merged on the day after it",
        board.merge(waiting),
        "Counts, but the appointment was held on one of the two days only: the doubt is reported (APR136).",
    )
    month.good(
        "The new chief publishes, rebase",
        board.publish(
            {page("ban-e", "truong-ban-moi"): "Trưởng Ban mới.\n"}, site="ban-e", by="chief-ban-e-2", how="rebase"
        ),
    )
    month.until(1, 9)
    month.bad(
        "The old chief signs after the term",
        board.publish({page("ban-e", "het-ky"): "Hết kỳ.\n"}, site="ban-e", by="chief-ban-e"),
        "The signer holds the appointment on neither day.",
    )
    month.bad(
        "The deputy signs on behalf of the old chief, whose delegation still runs [D]",
        board.merge(month.signed({page("ban-e", "thay-nguoi-cu"): "Thay người cũ.\n"}, "ban-e", by="deputy-ban-e", on_behalf_of="chief-ban-e")),
        "Who gave the delegation does not hold the role of chief any more.",
    )  # fmt: skip
    month.bad(
        "The old chief and an owner sign a change of the board [governance]",
        month.board.govern(
            month.roster("ban-e", lambda roster: member(roster, "editor-ban-e").update(post="Biên tập viên chính")),
            by=("owner-1", "chief-ban-e"), author="operator", is_valid=False,
        ),
        "The board needs an owner and the chief in office (or two owners): the old chief is neither; the former roster"
        " stays in force.",
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------ delegations


def _delegations(month: Month) -> None:
    """Xa-c: the deputy for everything, until the fifth day from now; the secretary for one section."""
    board = month.board

    def edit(roster: dict[str, Any]) -> None:
        roster["delegations"] = [
            delegation("chief-xa-c", "deputy-xa-c", month.day(), month.day(5)),
            delegation("chief-xa-c", "secretary-xa-c", month.day(), month.day(60), ["tin"]),
        ]

    month.good(
        "Two delegations are registered: an owner and the chief sign, merge [D]",
        board.govern(month.roster("xa-c", edit), by=("chief-xa-c", "owner-2"), author="operator"),
    )

    def publish(name: str, by: str, whom: str = "chief-xa-c", section: str = "tin", how: str = "merge") -> str:
        files: dict[str, Content] = {page("xa-c", name, section): f"Bài {name}.\n"}
        landed: str = getattr(board, how)(month.signed(files, "xa-c", by=by, on_behalf_of=whom))
        return landed

    month.good(
        "The deputy approves on behalf of the chief, squash [D]", publish("ky-thay", "deputy-xa-c", how="squash")
    )
    month.good("The secretary does within the section of the delegation [D]", publish("trong-muc", "secretary-xa-c"))
    month.bad(
        "The secretary does in another section [D]",
        publish("ngoai-muc", "secretary-xa-c", section="van-ban"),
        "The delegation does not cover the section of the file.",
    )
    month.bad(
        "The editor signs on behalf of the chief, without a delegation",
        publish("khong-uy-quyen", "editor-xa-c"),
        "No delegation from the chief to the signer.",
    )
    month.bad(
        "The deputy, who has a delegation, approves in their own name [D]",
        publish("quen-ghi-thay", "deputy-xa-c", ""),
        "Without `on_behalf_of` the signer's own role counts, and a deputy may not approve.",
    )
    month.bad(
        "The editor signs on behalf of the deputy, who has a delegation [D]",
        publish("uy-quyen-lai", "editor-xa-c", "deputy-xa-c"),
        "The deputy gave no delegation and is no chief: what was delegated is not passed on.",
    )
    waiting = month.signed({page("xa-c", "cho-qua-han"): "Chờ.\n"}, "xa-c", by="deputy-xa-c", on_behalf_of="chief-xa-c")
    month.until(7, 9)
    month.bad(
        "Signed on behalf of the chief within the delegation, merged after its end [D]",
        board.merge(waiting),
        "Counts, but the delegation ran on one of the two days only: the doubt is reported (APR140).",
    )
    month.bad(
        "The deputy signs on behalf of the chief after the delegation's end [D]",
        publish("het-uy-quyen", "deputy-xa-c", how="squash"),
        "The delegation has run out on both days.",
    )


# ------------------------------------------------------------------------------------------------------------- keys


def _keys(month: Month) -> None:
    """Xa-d: the chief changes keys."""
    board = month.board
    fresh = "chief-xa-d-khoa-2"
    old_key = month.signed({page("xa-d", "khoa-cu"): "Khóa cũ.\n"}, "xa-d")
    new_key = month.signed({page("xa-d", "khoa-som"): "Khóa mới, ký sớm.\n"}, "xa-d", key=fresh)

    def rotate(roster: dict[str, Any]) -> None:
        member(roster, "chief-xa-d")["keys"] = [{"public": Signer(fresh).public}]

    month.bad(
        "Key rotation signed by one owner only [governance]",
        board.govern(month.roster("xa-d", rotate), by=("owner-1",), author="operator", is_valid=False),
        "Only taking keys away may be done by one owner; this adds one, so a second signature is missing. The former"
        " roster stays in force.",
    )
    month.bad(
        "A page signed with that new key",
        board.merge(month.signed({page("xa-d", "khoa-chua-co"): "Khóa chưa có.\n"}, "xa-d", key=fresh)),
        "The key stands in main's tree, but the roster in force does not have it: the change that brought it was"
        " invalid.",
    )

    def rotate_and_rename(roster: dict[str, Any]) -> None:
        rotate(roster)
        member(roster, "deputy-xa-d").update(post="Phó Trưởng Ban")

    month.good(
        "Key rotation by two owners, on top of the invalid one, with the same version, rebase [governance]",
        board.govern(
            {**month.roster("xa-d", rotate_and_rename)},
            by=("owner-1", "owner-2"), how="rebase", author="operator",
        ),
    )  # fmt: skip
    month.good(
        "The chief signs with the new key",
        board.merge(month.signed({page("xa-d", "khoa-moi"): "Khóa mới.\n"}, "xa-d", key=fresh)),
    )
    month.bad(
        "A submission signed with the old key before the rotation, merged after it",
        board.merge(old_key),
        "A key that is not in the roster any more has signed nothing new, even if it was good on the day of `at`.",
    )
    month.open(
        "A submission signed with the new key before the rotation, merged after it",
        board.merge(new_key),
        "'A signature is valid only from when the key is in main's list', but records are judged by the roster before"
        " the commit that brings them, which has the key. Does it count?",
    )
    month.good(
        "One owner takes the secretary's key away, merge [governance]",
        board.govern(
            month.roster("xa-d", lambda roster: member(roster, "secretary-xa-d").update(keys=[])),
            by=("owner-3",),
            author="operator",
        ),
    )
    landed = board.merge(
        month.signed({page("xa-d", "mat-khoa"): "Mất khóa.\n"}, "xa-d", by="secretary-xa-d", action="emergency")
    )
    board.wait(hours=2)
    board.land(
        board.make_record(
            board.changes_by(landed), by="chief-xa-d", action="ratify", onto=month.before(landed), key=fresh
        )
    )
    month.bad(
        "An emergency signed by the secretary with the key that was taken away, ratified by the chief two hours later",
        landed,
        "The emergency record has no key in the roster and does not count, so the page was published without approval"
        " and is `ratified` only.",
    )


# ----------------------------------------------------------------------------------------------------------- boards


def _boards(month: Month) -> None:
    board = month.board
    path = roster_path("so-b")

    def fresh_editor(id: str) -> Callable[[dict[str, Any]], None]:
        return lambda roster: roster["people"].append(person(id, "Biên tập viên", "editor"))

    def bad(title: str, files: dict[str, Content], by: tuple[str, ...], expected: str) -> None:
        landed = board.govern(files, by=by, author="operator", is_valid=False)
        month.bad(f"{title} [governance]", landed, expected)
        for each in files:
            if each in board.main[-2].tree:
                month.restore(each, landed)
        board.wait(hours=2)

    landed = board.govern(
        month.roster("so-b", fresh_editor("editor-so-b-2"), 2),
        by=("owner-1", "chief-so-b"),
        author="operator",
        is_valid=False,
    )
    month.bad(
        "The version of a board jumps by two [governance]",
        landed,
        "The version is not raised by exactly one from what is in force.",
    )
    month.good("The old file is brought back without any signature [governance]", month.restore(path, landed), "exempt")

    bad("A new editor, signed by an owner and the chief of another site", month.roster("so-b", fresh_editor("editor-so-b-2")),
        ("owner-1", "chief-so-a"), "The second signature has to be that of the site's own chief or of another owner.")  # fmt: skip
    bad("A new editor, signed by the chief and the operator", month.roster("so-b", fresh_editor("editor-so-b-2")),
        ("chief-so-b", "operator"), "No owner has signed.")  # fmt: skip

    files = month.roster("so-b", fresh_editor("editor-so-b-2"))
    submission = board.submit(files, author="operator")
    for _ in range(2):
        board.sign(submission, by="owner-2", base=board.tip, changes=board.changes_of(submission))
        board.wait(minutes=5)
    landed = board.merge(submission)
    month.bad("One owner signs twice [governance]", landed, "Two records of one person are not two people.")
    month.restore(path, landed)
    board.wait(hours=2)

    bad("Two people have one key", month.roster("so-b", lambda roster: roster["people"].append(
        {**person("editor-so-b-2", "Biên tập viên", "editor"), "keys": [{"public": Signer("secretary-so-a").public}]})),
        ("owner-1", "owner-2"), "The key stands for a person of another board already.")  # fmt: skip
    bad("A roster that cannot be read", {path: "version: 2\nsite: so-b\npeople: [\n"}, ("owner-1", "owner-2"),
        "The file cannot be read; what was in force stays so.")  # fmt: skip

    # who appoints oneself, and acts on it
    files = month.roster(
        "so-b", lambda roster: roster["people"].append(person("chief-tu-phong", "Trưởng Ban tự phong", "chief"))
    )
    month.bad(
        "A chief who is appointed by an owner and by themselves, with the key that the change brings [governance]",
        board.govern(files, by=("owner-1", "chief-tu-phong"), author="operator", is_valid=False),
        "Records are judged by the roster before the commit that brings them: the new chief is none yet, so a second"
        " signature is missing.",
    )
    month.bad(
        "A page approved by the chief of that invalid roster",
        board.publish({page("so-b", "tu-phong"): "Tự phong.\n"}, site="so-b", by="chief-tu-phong"),
        "The signer is not in the roster in force, whatever the tree holds.",
    )
    month.good(
        "A valid change on top of it, version one more than in force, squash [governance]",
        board.govern(
            month.roster("so-b", fresh_editor("editor-so-b-2")),
            by=("owner-2", "chief-so-b"),
            how="squash",
            author="operator",
        ),
    )

    # content together with governance
    files = {**month.roster("so-b", fresh_editor("editor-so-b-3")), page("so-b", "kem-danh-sach"): "Kèm danh sách.\n"}
    submission = board.submit(files, author="operator")
    for signer in ("owner-1", "chief-so-b"):
        board.sign(submission, by=signer, changes=month.part(submission, "site-config/"))
    board.sign(submission, by="chief-so-b", changes=month.part(submission, "content/"))
    landed = board.merge(submission)
    month.bad(
        "A new editor and a page at once, each signed by the right people [governance]",
        landed,
        "A change of governance touches nothing but governance and records: it is invalid.",
    )
    month.restore(path, landed)
    board.wait(hours=2)

    # two boards at once
    both = {
        **month.roster("so-a", lambda roster: member(roster, "editor-so-a").update(post="Biên tập viên chính")),
        **month.roster("xa-c", lambda roster: member(roster, "editor-xa-c").update(post="Biên tập viên chính")),
    }
    submission = board.submit(both, author="operator")
    board.sign(submission, by="owner-1")
    board.sign(submission, by="owner-2", changes=month.part(submission, roster_path("so-a")))
    board.sign(submission, by="owner-2", changes=month.part(submission, roster_path("xa-c")))
    landed = board.merge(submission)
    month.bad(
        "Two boards at once: an owner signs both in one record, another owner each in a record of its own [governance]",
        landed,
        "The records of a change have to name one and the same set of changes.",
    )
    for each in both:
        month.restore(each, landed)
    board.wait(hours=2)
    month.good(
        "Two boards at once, two owners sign both of them in one record each [governance]",
        board.govern(both, by=("owner-1", "owner-2"), author="operator"),
    )

    # siblings
    first = board.submit(month.roster("so-b", fresh_editor("editor-so-b-4")), author="operator")
    second = board.submit(month.roster("so-a", fresh_editor("editor-so-a-4")), author="operator")
    for submission, chief in ((first, "chief-so-b"), (second, "chief-so-a")):
        board.sign(submission, by="owner-2")
        board.sign(submission, by=chief)
    month.good(
        "Two changes of boards, signed on the same main: the first, of so-b [governance]", _adopt(month, "so-b", first)
    )
    month.good(
        "Two changes of boards, signed on the same main: the second, of so-a [governance]",
        _adopt(month, "so-a", second),
    )

    first = board.submit(month.roster("so-b", fresh_editor("editor-so-b-5")), author="operator")
    rival = month.roster("so-b", fresh_editor("editor-so-b-6"))
    second = board.submit(rival, author="operator")
    for submission in (first, second):
        board.sign(submission, by="owner-1")
        board.sign(submission, by="owner-2")
    month.good(
        "Two rival changes of one board, both from the same version: the first [governance]",
        _adopt(month, "so-b", first),
    )
    landed = board.merge(second, changed=rival)
    month.bad(
        "Two rival changes of one board, both from the same version: the second, merged over the first [governance]",
        landed,
        "Its version is not one more than what is in force now, and its records start from a file that was replaced.",
    )
    month.restore(path, landed)
    board.wait(hours=2)

    # a new board
    people = [person("chief-xa-g", "Trưởng Ban xa-g", "chief"), person("editor-xa-g", "Biên tập viên xa-g", "editor")]
    start = {"version": 2, "site": "xa-g", "mode": "required", "people": people}
    new = roster_path("xa-g")
    month.bad(
        "A new board that begins with version 2 [governance]",
        board.govern({new: dump(start)}, by=("owner-1", "owner-2"), author="operator", is_valid=False),
        "A new board begins with version 1; it is not in force.",
    )
    month.good(
        "A new board with version 1, in the place of the invalid file, two owners [governance]",
        board.govern({new: dump({**start, "version": 1})}, by=("owner-1", "owner-2"), author="operator"),
    )
    board.rosters[new] = {**start, "version": 1}
    month.good("The first page of the new site", board.publish({page("xa-g", "ra-mat"): "Ra mắt.\n"}, site="xa-g"))
    month.open(
        "An owner writes a change of a board and signs it, with the chief [governance]",
        board.govern(
            month.roster("xa-g", fresh_editor("editor-xa-g-2")), by=("owner-1", "chief-xa-g"), author="owner-1"
        ),
        "Is self-approval looked at for governance, where two people sign anyway?",
    )


def _adopt(month: Month, site: str, submission: Submission) -> str:
    """Merge a valid change of a board; later edits go on from it."""
    import yaml

    landed = month.board.merge(submission)
    month.board.rosters[roster_path(site)] = yaml.safe_load(month.board.read(roster_path(site)))
    return landed


# ----------------------------------------------------------------------------------------------------------- owners


def _owners(month: Month) -> None:
    board = month.board

    def bad(title: str, edit: Callable[[dict[str, Any]], None], by: tuple[str, ...], expected: str) -> None:
        landed = board.govern(month.roster("", edit), by=by, author="operator", is_valid=False)
        month.bad(f"{title} [governance]", landed, expected)
        month.restore(ROSTER, landed)
        board.wait(hours=2)

    def drop(id: str) -> Callable[[dict[str, Any]], None]:
        return lambda roster: roster["people"].remove(member(roster, id))

    bad(
        "An owner leaves, and only two remain",
        drop("owner-3"),
        ("owner-1", "owner-2"),
        "Fewer than three owners would remain.",
    )

    def take_keys(roster: dict[str, Any]) -> None:
        for id in ("owner-2", "owner-3"):
            member(roster, id).update(keys=[])

    bad("One owner takes the keys of the two others away",
        take_keys,
        ("owner-1",), "Fewer than two owners could sign afterwards.")  # fmt: skip
    bad("A fourth owner whose id is that of a secretary", lambda roster: roster["people"].append(
        {**person("secretary-so-a", "Lãnh đạo Văn phòng", "owner"), "keys": [{"public": Signer("khoa-khac").public}]}),
        ("owner-1", "owner-2"), "The id stands for a person of a board already.")  # fmt: skip
    bad("The operator's key is changed, signed by an owner and the operator",
        lambda roster: member(roster, "operator").update(keys=[{"public": Signer("operator-2").public}]),
        ("owner-1", "operator"), "The portal's roster needs two owners.")  # fmt: skip
    month.good(
        "A fourth owner, signed by two owners, merge [governance]",
        board.govern(month.roster("", lambda roster: roster["people"].append(person("owner-4", "Lãnh đạo Văn phòng", "owner"))),
                     by=("owner-1", "owner-3"), author="operator"),
    )  # fmt: skip
    waiting_files = month.roster("xa-g", lambda roster: member(roster, "chief-xa-g").update(post="Trưởng Ban Biên tập"))
    waiting = board.submit(waiting_files, author="operator")
    for signer in ("owner-1", "owner-3"):
        board.sign(waiting, by=signer)
    month.good(
        "The third owner leaves, signed by the second and the new one, squash [governance]",
        board.govern(month.roster("", drop("owner-3")), by=("owner-2", "owner-4"), how="squash", author="operator"),
    )
    landed = board.merge(waiting)
    month.bad(
        "A change of a board that the third owner signed while in office, merged after they left [governance]",
        landed,
        "Records are judged by the roster before the commit that brings them, and that has neither person nor key: a"
        " second signature is missing.",
    )
    month.restore(roster_path("xa-g"), landed)
    board.wait(hours=2)


# --------------------------------------------------------------------------------------------- settings and program


def _settings(month: Month) -> None:
    board = month.board
    submission = month.draft({site_settings("so-a"): "title: Sở A\n"}, "so-a")
    for signer in ("chief-so-a", "operator"):
        board.sign(submission, by=signer)
    month.good("Settings of a site: chief and operator, a record each, merge [P]", board.merge(submission))
    submission = month.draft({site_settings("so-a"): "title: Sở A mới\n"}, "so-a")
    board.sign(submission, by="chief-so-a")
    month.bad(
        "Settings of a site, signed by the chief only [P]",
        board.merge(submission),
        "The operator's signature is missing: settings of a site need both.",
    )
    submission = board.submit({SHARED_SETTINGS: "bao_dong: false\n", RULES: "rules: {}\n"}, author="operator")
    board.sign(submission, by="owner-4")
    month.good("Shared settings and lint.yaml, signed by one owner, rebase [P]", board.rebase(submission))
    submission = board.submit({RULES: "rules: {A: off}\n"}, author="operator")
    board.sign(submission, by="chief-so-a")
    month.bad(
        "lint.yaml, signed by a chief [P]",
        board.merge(submission),
        "Rules need an owner; a chief may not sign them.",
    )

    files: dict[str, Content] = {"theme/main.css": "p {}\n", page("so-a", "kem-giao-dien"): "Kèm giao diện.\n"}
    submission = month.draft(files, "so-a")
    board.sign(submission, by="chief-so-a", changes=month.part(submission, "content/"))
    month.good(
        "A page, signed by the chief, with a file of the program that nobody signs, merged by the forge",
        board.merge(submission),
        "the program's class asks for the platform only, and the forge is the committer",
    )
    submission = month.in_one({"portalgen/them.py": "THEM = 1\n"}, "", "operator", "lap-trinh@example.vn")
    month.good("A file of the program by fast-forward, signed by the operator", board.fast_forward(submission))
    month.bad(
        "The operator pushes a file of the program to main, without a record",
        board.push({"portalgen/them.py": "THEM = 2\n"}, by="operator"),
        "The committer is no forge and nobody signed: the level `platform` is not reached.",
    )


# ----------------------------------------------------------------------------------------------------------- policy


def _policy(month: Month) -> None:
    board = month.board
    path = POLICY
    before = board.read(path)

    def policy(content: dict[str, Any]) -> dict[str, Content]:
        classes = {**board.policy["approval"]["classes"], "content": content}
        return {path: dump({**board.policy, "approval": {**board.policy["approval"], "classes": classes}})}

    landed = board.govern(policy({"level": "platform"}), by=("owner-1", "operator"), author="operator", is_valid=False)
    month.bad(
        "The policy asks for the forge only, signed by an owner and the operator [governance]",
        landed,
        "policy.yaml needs two owners; the former policy stays in force.",
    )
    month.bad(
        "A page without a signature, merged by the forge under that invalid policy",
        board.merge(month.draft({page("so-a", "quy-dinh-gia"): "Quy định giả.\n"}, "so-a")),
        "The policy in force still asks for a person's signature (missing).",
    )
    month.good("The old policy is brought back without a signature [governance]", month.restore(path, landed), "exempt")
    waiting = month.draft({page("so-a", "cho-quy-dinh"): "Chờ quy định.\n"}, "so-a")
    month.good(
        "The policy asks for the forge only, signed by two owners [governance]",
        board.govern(policy({"level": "platform"}), by=("owner-1", "owner-2"), author="operator"),
        "valid, and a note that less is asked for",
    )
    month.good(
        "A page without a signature, merged by the forge under the lowered policy",
        board.merge(month.draft({page("so-a", "may-chu-duyet"): "Máy chủ duyệt.\n"}, "so-a")),
        "approved at the level `platform`",
    )
    month.bad(
        "A page without a signature, fast-forwarded by its editor under the lowered policy",
        board.fast_forward(month.draft({page("so-a", "khong-qua-may-chu"): "Không qua máy chủ.\n"}, "so-a")),
        "The committer is none of forge_committers: not even the level `platform`.",
    )
    month.good(
        "The policy asks for a person again, signed by two owners, rebase [governance]",
        board.govern({path: before}, by=("owner-2", "owner-4"), how="rebase", author="operator"),
    )
    month.bad(
        "A page that was handed in before the policy was lowered, and merged without a signature after it was raised",
        board.merge(waiting),
        "A commit is judged by the policy before it, which asks for a person's signature (missing).",
    )


def _steps(month: Month) -> None:
    board = month.board
    classes = {**board.policy["approval"]["classes"], "content": STEPS}
    policy = dump({**board.policy, "approval": {**board.policy["approval"], "classes": classes}})
    month.good(
        "The policy asks for a review before the approval, signed by two owners [governance] [S]",
        board.govern({POLICY: policy}, by=("owner-1", "owner-4"), author="operator"),
    )

    def publish(name: str, *steps: tuple[str, Any], how: str = "merge") -> str:
        submission = month.draft({page("so-a", name): f"Bài {name}.\n"}, "so-a")
        for signer, action in steps:
            board.wait(minutes=5)
            board.sign(submission, by=signer, action=action)
        landed: str = getattr(board, how)(submission)
        return landed

    month.good(
        "Reviewed by the secretary, then approved by the chief, squash [S]",
        publish("hai-buoc", ("secretary-so-a", "review"), ("chief-so-a", "approve"), how="squash"),
    )
    month.bad(
        "Approved by the chief without a review [S]",
        publish("thieu-buoc", ("chief-so-a", "approve")),
        "The step `review` is missing.",
    )
    month.bad(
        "Reviewed and approved by the chief [S]",
        publish("mot-nguoi", ("chief-so-a", "review"), ("chief-so-a", "approve")),
        "Steps are taken by different people.",
    )
    month.bad(
        "Approved by the chief, then reviewed by the secretary [S]",
        publish("nguoc-buoc", ("chief-so-a", "approve"), ("secretary-so-a", "review")),
        "Steps are taken in their order: the review is later than the approval.",
    )
    month.bad(
        "Reviewed by an editor, then approved by the chief [S]",
        publish("bien-tap-soat", ("editor-so-a", "review"), ("chief-so-a", "approve")),
        "An editor may not review: the step is missing.",
    )


# -------------------------------------------------------------------------------------------------- a revoked key


def _suspect(month: Month) -> None:
    board = month.board

    def publish(name: str) -> str:
        submission = month.draft({page("so-b", name): f"Bài {name}.\n"}, "so-b")
        board.sign(submission, by="secretary-so-b", action="review")
        board.wait(minutes=5)
        board.sign(submission, by="chief-so-b")
        return board.merge(submission)

    month.good("Signed with a key that is revoked from a later commit on [S] [R]", publish("truoc-khi-lo"))
    named = board.merge(board.submit({"theme/main.css": "p { margin: 0 }\n"}, author="lap-trinh@example.vn"))
    board.wait(hours=5)
    month.bad(
        "Signed with a key that is revoked later, from a commit before this one on [R]",
        publish("sau-khi-lo"),
        "The revocation names a commit before this landing: the key, and so this approval, is suspect.",
    )
    beside = month.draft({page("so-b", "ben-canh"): "Bên cạnh.\n"}, "so-b").head.id
    public = Signer("chief-so-b").fingerprint
    landed = board.govern(
        month.roster("", lambda roster: roster.update(revocations=[revocation(public, beside)])),
        by=("owner-1",), author="operator", is_valid=False,
    )  # fmt: skip
    month.bad(
        "A revocation that names a commit of a branch [governance] [R]",
        landed,
        "A revocation has to name a commit of the line; the former roster stays in force.",
    )
    month.restore(ROSTER, landed)
    board.wait(hours=2)
    month.good(
        "The revocation, signed by one owner [governance] [R]",
        board.govern(month.roster("", lambda roster: roster.update(revocations=[revocation(public, named)])), by=("owner-2",), author="operator"),
    )  # fmt: skip
    month.bad(
        "A page signed with the key after it was revoked [R]",
        publish("da-thu-hoi"),
        "The key is revoked: its signature approves nothing.",
    )


# ------------------------------------------------------------------------------------------------------- other lines


def _lines(month: Month) -> None:
    board = month.board

    def publish(name: str) -> str:
        submission = month.draft({page("so-a", name): f"Bài {name}.\n"}, "so-a")
        board.sign(submission, by="secretary-so-a", action="review")
        board.wait(minutes=5)
        board.sign(submission, by="chief-so-a")
        return board.merge(submission)

    kept = board.tip
    month.open(
        "An honest landing that a force push takes off main again",
        publish("bi-day-de"),
        "It is not on the line any more. Without a cache, --known or --since nothing shows it; with --known it should"
        " be told that the line was replaced.",
    )
    board.force_push(kept)
    board.wait(hours=2)

    files: dict[str, Content] = {page("xa-d", "trao-nhanh"): "Tráo nhánh.\n"}
    draft = month.draft(files, "xa-d")
    changes = board.changes_of(draft)
    review = board.make_record(changes, by="deputy-xa-d", action="review")
    board.wait(minutes=5)
    approval = board.make_record(changes, by="chief-xa-d", key="chief-xa-d-khoa-2")
    submission = month.draft({**files, **review.files, **approval.files}, "xa-d")
    for name in ("tren-ban-chinh-1", "tren-ban-chinh-2", "tren-ban-chinh-3"):
        board.wait(hours=2)
        publish(name)
    month.bad(
        "Parents swapped: main is merged into an honest submission of one commit and moved there; three honest landings"
        " come in from the side",
        board.swap(submission, by="editor-xa-d"),
        "The line that main was is replaced: records that came with the old main were signed onto commits that today's"
        " line does not hold (once for the merge).",
    )
    month.good("An honest landing after that", publish("sau-khi-trao"))


# --------------------------------------------------------------------------------------------------- a wrong clock


def _clock(month: Month) -> None:
    """Last, since a date in the future is the latest of the line from then on."""
    board = month.board
    submission = month.signed(
        {page("xa-c", "cuoi-cung"): "Khẩn, cuối cùng.\n"}, "xa-c", by="secretary-xa-c", action="emergency"
    )
    landed = board.merge(submission)
    board.wait(hours=2)
    other = month.draft({page("so-a", "dong-ho-sai"): "Đồng hồ sai.\n"}, "so-a")
    board.sign(other, by="secretary-so-a", action="review")
    board.wait(minutes=5)
    board.sign(other, by="chief-so-a")
    now = board.now
    board.now = now + timedelta(days=200)
    wrong = board.merge(other)
    board.now = now + timedelta(hours=3)
    month.ratify(landed, "chief-xa-c")
    month.open(
        "An honest merge whose committer's clock is 200 days fast",
        wrong,
        "Is a landing in the future to be told? From then on no record comes 'earlier than the latest date on the line'.",
    )
    month.open(
        "An emergency that is ratified after five hours, but behind that merge",
        landed,
        "By the letter ('not taken to have come earlier than the latest date on the line before it') the ratification is"
        " 200 days late, through somebody else's clock. Is it so?",
    )
