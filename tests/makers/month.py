"""A month of a board of six sites: what was done honestly, and what an audit has to name.

The sites are of a whole portal (settings, law and limits of the repository), so that every audit can be asked of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from portalgen.editorial.records.records import FileState, PathChange, RecordAction
from tests.makers.board import LINK, POLICY, ROSTER, Board, Content, dump, person, roster_path
from tests.makers.portal import PORTAL_YAML, PROFILES_YAML, TAXONOMIES_YAML
from tests.makers.portal import site as write_site
from tests.makers.signers import Signer

SITES = ("so", "xa", "phuong", "ban", "so-2", "thu")
TRIAL = "thu"
"""Its board only reports."""
LIMITS = "site-config/legal/deadlines.yaml"
WAIVERS = "site-config/governance/waivers.yaml"
_ROOT = Path(__file__).resolve().parents[2]
_SECTIONS = "      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice, on_home: true}\n"
_DOCUMENTS = "      - {path: van-ban, names: {vi: Văn bản}, kinds: [legal_document], missing_translation: none}\n"


def limits(starts: str) -> str:
    """The limits of the repository, with this beginning of what counts."""
    text = (_ROOT / LIMITS).read_text("utf-8")
    text = re.sub(r"^evidence_starts:.*$", f"evidence_starts: {starts}", text, flags=re.MULTILINE)
    return text.replace("freshness:\n  sites: []", "freshness:\n  sites: [so]")


def settings_of(id: str, name: str = "") -> str:
    """The settings of a site."""
    return write_site(id, "commune", f"{id}.example.vn", name or f"Cơ quan mẫu {id}", id)


def portal_files() -> dict[str, Content]:
    """The settings of the portal whose boards these are."""
    law = [each for each in sorted((_ROOT / "site-config/legal").rglob("*.yaml")) if each.name != "deadlines.yaml"]
    return {
        **{each.relative_to(_ROOT).as_posix(): each.read_text("utf-8") for each in law},
        LIMITS: limits("2026-01-01"),
        WAIVERS: "waivers: []\n",
        "site-config/portal.yaml": PORTAL_YAML,
        "site-config/profiles.yaml": PROFILES_YAML.replace(_SECTIONS, _SECTIONS + _DOCUMENTS),
        "site-config/taxonomies.yaml": TAXONOMIES_YAML,
        "site-config/redirects.yaml": "redirects: []\n",
        "site-config/sites/portal.yaml": write_site("portal", "main", "www.example.vn", "Cổng mẫu", "Cổng"),
        **{f"site-config/sites/{each}.yaml": settings_of(each) for each in SITES},
    }


def item(id: str, kind: str, title: str, /, body: str = "Nội dung mẫu của bài này.", **keys: str) -> str:
    """A page as editors write it."""
    lines = {"id": id, "kind": kind, "title": title, "summary": "Bài mẫu.", **keys}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"---\n\n{body}\n"


@dataclass
class Month:
    """What was done, and what an audit has to name."""

    board: Board
    expected: set[tuple[str, str, str]] = field(default_factory=set)
    """(act, code, commit)."""
    acts: dict[tuple[str, str], str] = field(default_factory=dict)
    """(code, commit) to act."""
    honest: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 10_000)))

    def page(self, site: str = "so") -> str:
        """A path that no act has used."""
        return f"content/{site}/tin/bai-{next(self.numbers)}.vi.md"

    def names(self, act: str, code: str, commit: str) -> None:
        """An audit names this act by `code` at `commit`."""
        self.expected.add((act, code, commit))
        self.acts[code, commit] = act

    def page_of(self, text: str = "Một\n", site: str = "so", how: str = "merge") -> str:
        """An honest page that an act needs before it."""
        path = self.page(site)
        self.honest.append(self.board.publish({path: text}, site=site, how=how))
        return path

    def signed(
        self, act: str, code: str, *, by: str = "chief-so", site: str = "so", author: str = "", **record: Any
    ) -> str:
        """A page with a record that is wrong in one way."""
        submission = self.board.submit({self.page(site): f"{act}\n"}, author=author or f"editor-{site}")
        self.board.sign(submission, by=by, **record)
        commit = self.board.merge(submission)
        self.names(act, code, commit)
        return commit


def play(folder: Path, *, is_replaced: bool = True) -> Month:
    """The month; it ends with main replaced, unless that is left out."""
    month = Month(Board(folder, SITES, report_only=(TRIAL,), files=portal_files()))
    for act in (*ACTS, *((replace_main,) if is_replaced else ())):
        month.board.wait(days=1)
        act(month)
    return month


# ------------------------------------------------------------------------------------------------ honest acts


def publish_in_every_way(month: Month) -> None:
    board = month.board
    for site in SITES:
        for how in ("merge", "squash", "rebase"):
            month.page_of(site=site, how=how)
    first, second = (board.submit({month.page("xa"): "Anh em\n"}, author="editor-xa") for _ in range(2))
    for each in (first, second):
        board.sign(each, by="chief-xa")
    month.honest += [board.merge(first, clicked_by="chief-xa"), board.merge(second, clicked_by="chief-xa")]
    late = board.submit({month.page("ban"): "Một\n"}, {month.page("ban"): "Hai\n"}, author="editor-ban")
    month.page_of(site="xa")
    board.update(late, by="editor-ban")
    board.sign(late, by="chief-ban")
    month.honest.append(board.merge(late))
    month.names("trang thử không duyệt", "APR201", board.push({month.page(TRIAL): "Thử\n"}, by="editor-thu"))


def publish_again_and_take_back(month: Month) -> None:
    board, path = month.board, month.page_of()
    month.honest.append(board.publish({path: "Hai\n"}))
    month.honest.append(board.revert(board.publish({path: "Ba\n"})))
    month.honest.append(board.publish({path: "Ba\n"}, how="rebase"))
    steps = board.submit({path: "Bốn\n"}, {path: "Năm\n"}, author="editor-so")
    board.sign(steps, by="chief-so")
    month.honest.append(board.rebase(steps))


def attach_rename_delete(month: Month) -> None:
    board = month.board
    folder = "content/phuong/tin/ho-so"
    month.honest.append(
        board.publish({f"{folder}/index.vi.md": "Hồ sơ\n", f"{folder}/a b'\"\n.pdf": b"%PDF-1.4"}, site="phuong")
    )
    renamed: dict[str, Content] = {f"{folder}/a b'\"\n.pdf": None, f"{folder}/ban-ve.pdf": b"%PDF-1.4"}
    month.honest.append(board.publish(renamed, site="phuong", how="squash"))
    month.honest.append(board.publish({f"{folder}/index.vi.md": None, f"{folder}/ban-ve.pdf": None}, site="phuong"))
    month.honest.append(board.publish({f"{folder}/index.vi.md": "Hồ sơ\n"}, site="phuong"))


def decide_on_settings(month: Month) -> None:
    board = month.board
    settings = board.submit({"site-config/sites/so.yaml": settings_of("so", "Sở mẫu")}, author="editor-so")
    board.sign(settings, by="chief-so")
    board.sign(settings, by="operator")
    month.honest.append(board.merge(settings))
    month.honest.append(board.merge(board.submit({"scripts/build": "true\n"}, author="operator")))
    half = board.submit({"site-config/sites/so.yaml": settings_of("so", "Sở khác")}, author="editor-so")
    board.sign(half, by="chief-so")
    month.names("một nửa chữ ký", "APR210", board.merge(half))
    outside = board.merge(board.submit({"scripts/build": "false\n"}, author="operator"), by="la@example.org")
    month.names("người ngoài gộp", "APR213", outside)
    later = board.submit({LIMITS: limits("2026-03-01")}, author="owner-1")
    board.sign(later, by="owner-2")
    month.names("lùi mốc chứng cứ", "APR230", board.merge(later))


def publish_at_once(month: Month) -> None:
    board = month.board
    for act, hours in (("", 5), ("duyệt lại quá hạn", 30)):
        storm = board.submit({month.page(): "Bão\n"}, author="editor-so")
        board.sign(storm, by="secretary-so", action="emergency")
        commit = board.merge(storm)
        board.wait(hours=hours)
        board.ratify(commit, by="chief-so", action="ratify" if act else "approve")
        if act:
            month.names(act, "APR216", commit)
    forgotten = board.submit({month.page(): "Lũ\n"}, author="editor-so")
    board.sign(forgotten, by="secretary-so", action="emergency")
    month.names("quên duyệt lại", "APR216", board.merge(forgotten))
    commit = board.push({month.page(): "Vội\n"}, by="editor-so")
    board.wait(hours=1)
    board.ratify(commit, by="chief-so")
    month.names("duyệt sau", "APR202", commit)


def turn_down(month: Month) -> None:
    board = month.board
    decided: tuple[tuple[RecordAction, str], ...] = (
        ("reject", "chief-so"),
        ("return", "secretary-so"),
        ("review", "deputy-so"),
        ("confirm", "secretary-so"),
    )
    for action, by in decided:
        submission = board.submit({month.page(): "Chưa được\n"}, author="editor-so")
        record = board.make_record(board.changes_of(submission), by=by, action=action)
        month.honest.append(board.land(record))


def delegate(month: Month) -> None:
    board = month.board
    delegation = {"from_person": "chief-so", "to_person": "deputy-so", "document": "01/UQ-MAU", "from": "2026-06-01",
                  "to": "2026-06-20", "sections": ["tin"]}  # fmt: skip
    files = board.edit_roster(roster_path("so"), lambda roster: roster.update(delegations=[delegation]))
    month.honest.append(board.govern(files, by=("chief-so", "owner-2"), how="rebase"))
    submission = board.submit({month.page(): "Ủy quyền\n"}, author="editor-so")
    board.sign(submission, by="deputy-so", on_behalf_of="chief-so")
    month.honest.append(board.merge(submission))
    elsewhere = board.submit({"content/so/van-ban/a.vi.md": "Ngoài phần ủy quyền\n"}, author="editor-so")
    board.sign(elsewhere, by="deputy-so", on_behalf_of="chief-so")
    month.names("ngoài phần ủy quyền", "APR138", board.merge(elsewhere))


def keep_books(month: Month) -> None:
    """What the auditors' guide asks about: items with their limits, a refusal, a directive, a waiver."""
    board = month.board
    board.now = board.now.replace(hour=9, minute=0)
    plan, late, favour, storm = (
        f"content/{each}/index.vi.md"
        for each in ("so/van-ban/ke-hoach", "xa/van-ban/thong-bao", "ban/van-ban/quyet-dinh", "so/tin-tuc/bao-so-3")
    )
    received = f"{{at: {board.now:%Y-%m-%d}T08:30, via: văn bản giấy, ref: 125}}"
    document = {
        "issued": f"{board.now:%Y-%m-%d}",
        "received": received,
        "normative": "false",
        "document_type": "notice",
    }

    submission = board.submit(
        {
            plan: item("so-ke-hoach", "legal_document", "Kế hoạch mẫu", number="12/KH-SM", issuer="Sở mẫu", **document),
            plan.replace("index.vi.md", "ke-hoach.pdf"): b"%PDF-1.4 mau",
        },
        author="editor-so",
    )
    board.sign(submission, by="secretary-so", action="review")
    confirmed = {"supplier": "Phòng chuyên môn mẫu", "via": "công văn", "reference": "45/CV-PM (mẫu)"}
    board.sign(submission, by="secretary-so", action="confirm", details=confirmed)
    board.wait(hours=3)
    board.sign(submission, by="chief-so")
    month.honest.append(board.merge(submission))

    waiting = board.submit(
        {
            late: item(
                "xa-thong-bao", "legal_document", "Thông báo mẫu", number="7/TB-XM", issuer="UBND xã mẫu", **document
            )
        },
        author="editor-xa",
    )
    own = board.submit(
        {
            favour: item(
                "ban-quyet-dinh", "legal_document", "Quyết định mẫu", number="3/QĐ-BM", issuer="Ban mẫu", **document
            )
        },
        author="editor-ban",
    )
    refused = board.submit({month.page("so"): "Tin trùng\n"}, author="editor-so")
    told = {"via": "thư điện tử", "told_at": f"{board.now:%Y-%m-%dT%H:%M}+07:00", "sender": "Đơn vị gửi tin mẫu"}
    month.honest.append(
        board.land(
            board.make_record(
                board.changes_of(refused), by="chief-so", action="reject", reason="Trùng với tin đã đăng", details=told
            )
        )
    )
    directed = {
        "document": "01/CĐ-BBT (mẫu)",
        "place": "Văn thư Sở mẫu, hồ sơ BBT-2026 (mẫu)",
        "sha256": sha256(b"Van ban chi dao mau\n").hexdigest(),
        "site": "so",
    }
    month.honest.append(
        board.land(
            board.make_record(
                (), by="chief-so", action="direct", reason="Tin hoạt động đăng trong 48 giờ", details=directed
            )
        )
    )
    board.publish({storm: item("so-bao-so-3", "news", "Tin bão số 3", date=f"{board.now:%Y-%m-%d}", origin="own")})
    board.wait(days=6)
    for each, chief in ((waiting, "chief-xa"), (own, "chief-ban")):
        board.sign(each, by=chief)
        month.honest.append(board.merge(each))
    newer = f"{{at: {board.now:%Y-%m-%d}T07:00}}"
    month.honest.append(board.publish({favour: board.read(favour).decode().replace(received, newer)}, site="ban"))
    gone = board.read(storm).decode().replace("origin: own", "origin: own\ndraft: true")
    month.honest.append(board.publish({storm: gone}))
    waiver = (
        "waivers:\n  - {code: DDL216, item: xa-thong-bao, reason: Mất điện ba ngày (mẫu), approved_by: Văn phòng UBND tỉnh, "
        f"from: {board.now:%Y-%m-%d}, until: {board.now + timedelta(days=30):%Y-%m-%d}}}\n"
    )
    month.honest.append(board.govern({WAIVERS: waiver}, by=("owner-1", "owner-2")))


# ---------------------------------------------------------------------------------------------- dishonest acts


def sign_wrongly(month: Month) -> None:
    board = month.board
    month.names("đẩy thẳng", "APR201", board.push({month.page(): "Thẳng\n", month.page(): "Thẳng\n"}, by="editor-so"))
    dozen = board.submit({month.page(): "Mười hai\n" for _ in range(12)}, author="editor-so")
    month.names("mười hai tệp", "APR201", board.merge(dozen, by="la@example.org"))
    month.signed("sai vai trò", "APR134", by="secretary-so")
    month.signed("Trưởng Ban trang khác", "APR134", by="chief-xa")
    month.signed("khóa lạ", "APR117", by="chief-so", key="ke-la")
    month.signed("khóa của người khác", "APR118", by="chief-so", key="chief-xa")
    month.signed("tự duyệt", "APR204", author="chief-so")
    month.signed("lùi ngày", "APR141", at=board.now - timedelta(days=3))
    month.signed("ngày sau này", "APR142", at=board.now + timedelta(days=3))
    month.signed("cổng khác", "APR131", portal="cong-khac")
    month.signed("không có ủy quyền", "APR137", by="secretary-so", on_behalf_of="chief-so")
    other = board.submit({month.page(): "x\n"}, author="editor-so").head.id
    month.signed("dựa vào bản lạ", "APR143", onto=other)


def sign_malformed(month: Month) -> None:
    month.signed("không chữ ký", "APR111", is_signed=False)
    month.signed("mục đích khác", "APR114", namespace="git")
    month.signed("khóa lặp", "APR101", alter=lambda data: data.replace(b'{"action"', b'{"action":"reject","action"', 1))
    month.signed("NaN", "APR101", alter=lambda data: data.replace(b'"size":', b'"size":NaN,"size":', 1))
    month.signed("thừa dấu cách", "APR101", alter=lambda data: data.replace(b",", b", ", 1))
    month.signed("sửa sau khi ký", "APR116", alter=lambda data: data, key=Forger("chief-so"))
    month.signed("hai chữ ký", "APR112", key=Doubled("chief-so"))


class Forger(Signer):
    """Signs other bytes than it is given."""

    def sign(self, data: bytes, namespace: str = "approval@portalgen", *, hash_name: str = "sha512") -> bytes:
        return super().sign(data + b" ", namespace, hash_name=hash_name)


class Doubled(Signer):
    """Signs twice into one file."""

    def sign(self, data: bytes, namespace: str = "approval@portalgen", *, hash_name: str = "sha512") -> bytes:
        return super().sign(data, namespace, hash_name=hash_name) * 2


def replay(month: Month) -> None:
    board = month.board
    path = month.page_of("A\n")
    back = board.publish({path: "B\n"})
    month.honest += [back, board.revert(back)]
    month.names("A→B→A→B", "APR207", board.push({path: "B\n"}, by="editor-so"))
    path = month.page_of("Nháp\n")
    unused = board.submit({path: "Chưa dùng\n"}, author="editor-so")
    board.sign(unused, by="chief-so")
    month.honest += [board.publish({path: "Khác\n"}), board.publish({path: "Nháp\n"})]
    month.names("phiếu cũ chưa dùng", "APR207", board.merge(unused))
    path = month.page_of("Tạo\n")
    month.honest.append(board.publish({path: None}))
    month.names("xóa rồi tạo lại", "APR207", board.squash(board.submit({path: "Tạo\n"}, author="editor-so")))


def mix_up_files(month: Month) -> None:
    board = month.board
    other = board.submit({month.page(): "Tệp khác\n"}, author="editor-so")
    changes = tuple(replace(each, path=month.page()) for each in board.changes_of(other))
    board.sign(other, by="chief-so", changes=changes)
    month.names("phiếu cho tệp khác", "APR208", board.merge(other))
    path = month.page_of("Một\n")
    stale = board.submit({path: "Ba\n"}, author="editor-so")
    board.sign(stale, by="chief-so")
    month.honest.append(board.publish({path: "Hai\n"}))
    month.names(
        "trước đó không như phiếu",
        "APR208",
        board.squash(board.submit({path: "Ba\n", **dict(files_of(board, stale))}, author="editor-so")),
    )
    linked = month.page_of("Tệp\n")
    month.names("thành liên kết", "APR212", board.push({linked: (LINK, "Tệp\n")}, by="editor-so"))
    state = FileState("100644", "0" * 64, 3)
    lie = board.submit({month.page(): "Thật\n"}, author="editor-so")
    changes = tuple(PathChange(each.path, each.before, state) for each in board.changes_of(lie))
    board.sign(lie, by="chief-so", changes=changes)
    month.names("nội dung khác đã ký", "APR208", board.merge(lie))
    apart = unicodedata.normalize("NFD", f"content/so/tin/tệp-{next(month.numbers)}.vi.md")
    month.names("tên NFD", "APR214", board.push({apart: "NFD\n"}, by="editor-so"))
    month.names("gitattributes", "APR215", board.publish({"content/so/.gitattributes": "*.md ident\n"}))


def files_of(board: Board, submission: Any) -> Iterator[tuple[str, bytes]]:
    """The record files of a submission."""
    for path, (_, id) in submission.head.tree.items():
        if any(path.startswith(each.removesuffix("json")) for each in submission.records):
            yield path, board.data[id]


def hide_in_merges(month: Month) -> None:
    board = month.board
    path = month.page()
    evil = board.submit({path: "Đã ký\n"}, author="editor-so")
    board.sign(evil, by="chief-so")
    month.names("sửa khi gộp", "APR206", board.merge(evil, changed={path: "Không ai ký\n"}))
    more = board.submit({month.page(): "Đã ký\n"}, author="editor-so")
    board.sign(more, by="chief-so")
    month.names("thêm tệp khi gộp", "APR206", board.merge(more, changed={month.page(): "Kèm thêm\n"}))


def meddle_with_records(month: Month) -> None:
    board = month.board
    records = [
        path for path in board.tip.tree if path.startswith("site-config/approvals/so/") and path.endswith(".json")
    ]
    first, second = records[:2]
    month.names("sửa phiếu", "APR211", board.push({first: board.read(first) + b" "}, by="editor-so"))
    month.names("xóa phiếu", "APR211", board.push({second: None}, by="editor-so"))
    month.names("tệp lạ", "APR106", board.push({"site-config/approvals/so/ghi-chu.txt": "x\n"}, by="editor-so"))
    record = board.make_record((PathChange(month.page(), None, FileState("100644", "1" * 64, 1)),), by="chief-so")
    misplaced = {path.replace("/2026/", "/2025/"): data for path, data in record.files.items()}
    month.names("phiếu sai chỗ", "APR104", board.push(misplaced, by="chief-so"))


def grab_governance(month: Month) -> None:
    board = month.board
    add = board.edit_roster(
        roster_path("so"), lambda roster: roster["people"].append(person("ke-la", "Trưởng Ban", "chief"))
    )
    submission = board.submit(add, author="ke-la")
    board.sign(submission, by="ke-la", onto=board.tip.id)
    month.names("tự cấp vai trò", "APR228", board.merge(submission))
    month.signed("dùng vai trò tự cấp", "APR117", by="ke-la")
    month.honest.append(board.push({path: dump(board.rosters[path]) for path in add}, by="operator"))
    owner = board.edit_roster(ROSTER, lambda roster: roster["people"].append(person("owner-4", "Lãnh đạo", "owner")))
    month.names("một chữ ký", "APR221", board.govern(owner, by=("owner-1",), is_valid=False))
    month.honest.append(board.push({ROSTER: dump(board.rosters[ROSTER])}, by="operator"))
    month.honest.append(board.govern(owner, by=("owner-1", "owner-3")))


def break_governance(month: Month) -> None:
    board = month.board
    owners = ("owner-1", "owner-2")

    def tried(act: str, code: str, files: Any, by: tuple[str, ...] = owners) -> None:
        before: dict[str, Content] = {path: board.read(path) if path in board.tip.tree else None for path in files}
        month.names(act, code, board.govern(files, by=by, is_valid=False))
        month.honest.append(board.push({path: before[path] for path in files if "content" not in path}, by="operator"))

    def nothing(roster: dict[str, Any]) -> None:
        roster["people"][0]["name"] = "Người mẫu"

    def only_two(roster: dict[str, Any]) -> None:
        roster["people"] = [each for each in roster["people"] if each["id"] not in ("owner-1", "owner-4")]

    def revoke(roster: dict[str, Any]) -> None:
        roster["revocations"] = [{"key": Signer("chief-xa").fingerprint, "since": "f" * 40, "reason": "mẫu"}]

    tried("tăng hai số", "APR224", board.edit_roster(ROSTER, nothing, raises=2))
    tried("không tăng số", "APR224", board.edit_roster(ROSTER, nothing, raises=0))
    tried("bớt cơ quan chủ quản", "APR225", board.edit_roster(ROSTER, only_two))
    tried("danh sách có lỗi", "APR226", {ROSTER: "version: [\n"})
    tried("xóa danh sách", "APR227", {ROSTER: None})
    tried("thu hồi từ bản lạ", "APR229", board.edit_roster(ROSTER, revoke))
    tried("người ngoài ký", "APR134", board.edit_roster(ROSTER, nothing), ("owner-1", "chief-so"))
    mixed = {**board.edit_roster(ROSTER, nothing), month.page(): "Kèm bài\n"}
    submission = board.submit(mixed, author="owner-1")
    changes = board.changes_of(submission)
    for signer in owners:
        board.sign(submission, by=signer, changes=[each for each in changes if each.path == ROSTER])
    board.sign(submission, by="chief-so", changes=[each for each in changes if each.path != ROSTER])
    month.names("kèm bài viết", "APR223", board.merge(submission))
    month.honest.append(board.push({ROSTER: dump(board.rosters[ROSTER])}, by="operator"))
    both = {**board.edit_roster(ROSTER, nothing), **board.edit_roster(roster_path("xa"), nothing)}
    submission = board.submit(both, author="owner-1")
    changes = board.changes_of(submission)
    board.sign(submission, by="owner-1", changes=changes)
    for change in changes:
        board.sign(submission, by="owner-2", changes=[change])
    month.names("hai phiếu khác nhau", "APR222", board.merge(submission))
    month.honest.append(board.push({path: dump(board.rosters[path]) for path in both}, by="operator"))


def lower_governance(month: Month) -> None:
    board = month.board
    lenient = board.edit_roster(roster_path("so-2"), lambda roster: roster.update(mode="report_only"))
    month.names("chỉ còn báo cáo", "APR230", board.govern(lenient, by=("chief-so-2", "owner-1")))
    policy = {
        **board.policy,
        "approval": {"classes": {**board.policy["approval"]["classes"], "rules": {"level": "none"}}},
    }
    month.names("hạ mức", "APR230", board.govern({POLICY: dump(policy)}, by=("owner-1", "owner-2"), how="squash"))
    single = board.edit_roster(roster_path("ban"), lambda roster: roster.update(allow_single_editor=True))
    month.names("cho tự duyệt", "APR230", board.govern(single, by=("chief-ban", "owner-1")))
    month.signed("Ban một người", "APR205", by="chief-ban", site="ban", author="chief-ban")


def let_terms_end(month: Month) -> None:
    board = month.board
    board.now = board.now.replace(month=7, day=1, hour=8)
    month.signed("ủy quyền hết hạn", "APR139", by="deputy-so", on_behalf_of="chief-so")

    def retire(roster: dict[str, Any]) -> None:
        roster["people"][0]["roles"][0]["to"] = "2026-07-02"
        roster["people"].append(person("chief-phuong-2", "Trưởng Ban phuong", "chief", since="2026-07-03"))

    month.honest.append(board.govern(board.edit_roster(roster_path("phuong"), retire), by=("chief-phuong", "owner-1")))
    board.wait(days=3)
    month.signed("hết nhiệm kỳ", "APR135", by="chief-phuong", site="phuong")
    month.honest.append(board.publish({month.page("phuong"): "Người mới\n"}, site="phuong", by="chief-phuong-2"))


def lose_a_key(month: Month) -> None:
    board = month.board
    month.page_of(site="xa")
    since = board.tip.id
    stolen = month.page("xa")
    suspect = board.publish({stolen: "Khóa bị lấy\n"}, site="xa", how="squash")

    def rotate(roster: dict[str, Any]) -> None:
        roster["people"][0]["keys"] = [{"public": Signer("chief-xa-moi").public}]

    def revoke(roster: dict[str, Any]) -> None:
        roster["revocations"] = [{"key": Signer("chief-xa").fingerprint, "since": since, "reason": "mất máy"}]

    month.honest.append(board.govern(board.edit_roster(ROSTER, revoke), by=("owner-3",)))
    month.names("khóa bị thu hồi", "APR203", suspect)
    month.names("bản cuối trước khi mất khóa", "APR203", since)
    month.honest.append(board.govern(board.edit_roster(roster_path("xa"), rotate), by=("owner-2", "owner-1")))
    month.signed("khóa cũ", "APR117", by="chief-xa", site="xa")
    fresh = board.submit({month.page("xa"): "Khóa mới\n"}, author="editor-xa")
    board.sign(fresh, by="chief-xa", key="chief-xa-moi")
    month.honest.append(board.merge(fresh))

    def take_away(roster: dict[str, Any]) -> None:
        roster["people"][3]["keys"] = []

    month.honest.append(board.govern(board.edit_roster(ROSTER, take_away), by=("owner-1",)))


def replace_main(month: Month) -> None:
    """The last act: what main was is merged like a submission, below a page that nobody approved."""
    board = month.board
    swapped = board.submit({month.page(): "Chen vào\n"}, author="ke-la")
    board.publish({month.page(): "Bài ngay thật\n"})
    former = board.tip.id
    merged = board.swap(swapped, by="ke-la")
    month.names("chen vào dưới bản chính", "APR201", swapped.commits[0].id)
    month.names("tráo bản chính", "APR245", merged)
    month.former = former  # type: ignore[attr-defined]


ACTS: tuple[Callable[[Month], None], ...] = (
    publish_in_every_way,
    publish_again_and_take_back,
    attach_rename_delete,
    decide_on_settings,
    publish_at_once,
    turn_down,
    delegate,
    keep_books,
    sign_wrongly,
    sign_malformed,
    replay,
    mix_up_files,
    hide_in_merges,
    meddle_with_records,
    grab_governance,
    break_governance,
    lower_governance,
    let_terms_end,
    lose_a_key,
)
"""In their order; each on a day of its own, or several."""
