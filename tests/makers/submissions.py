"""Twenty-four pull requests to a small portal, and what their judgement may and may not do with them.

They were written from the documentation alone, without sight of the program.

`Submission.build(folder)` makes `folder/origin.git` (bare). Its `main` is the start portal, committed at
2026-01-01T08:00+07:00, and what the case needs besides; `refs/pull/1/head` and `refs/heads/gui/mot` are the sender's
commit. `folder/kho-chinh` and `folder/kho-gui` are the work clones by which that was made; nothing needs them afterwards.

How to read an `Outcome`:
* `fails`         the check ends with a code other than 0. False means 0: nothing in it is an error by the documentation.
* `marker_files`  names below `folder` that exist only if something of the submission was executed or written through.
* `must_name`     paths from the portal's root that some finding has to name (as its path, or in its words).
`CODES` and `NOT_CODES` hold, beside that, pairs (code, path) that the documentation promises or excludes; an empty path
is any path. They tell what `must_name` cannot: a page that GOV203 names as "also changed" is named even where main's
rules were not used.

What the whole set asks for, whatever the case: no `Traceback`, no code 3, no end by a signal, no hang (a minute is
plenty), and no value of the environment in anything printed or written. Give the program a variable
PORTALGEN_DEPLOY_KEY with a value of your own and look for that value: several cases try to print it.

Run the programs under limits of memory and time: `theme-endless` and `yaml-bombs` are made to exhaust both.

All times lie in January to March 2026, so that the outcomes are the same at any `--at` from AT on, today's date
included. Calendar: 2026-03-02 is a Monday; 2 working days after it end with Wednesday 03-04, overdue from 03-05T00:00.
"""

from __future__ import annotations

import datetime
import os
import re
import struct
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.makers.git_folder import read_head
from tests.makers.start_portal import write_start_portal

AT = "2026-03-12T09:00"
EDITOR = "bien-tap@so.example.vn"
FORGE = "may-chu-kho@forge.example.vn"

DEADLINES = "site-config/legal/deadlines.yaml"
CALENDAR = "site-config/legal/calendar/2026.yaml"
WAIVERS = "site-config/governance/waivers.yaml"
POLICY = "site-config/governance/policy.yaml"
LINT = "site-config/lint.yaml"
BASELINE = "site-config/lint-baseline.json"
PROFILES = "site-config/profiles.yaml"
NEWS = "content/so/tin-tuc"
DOCUMENTS = "content/so/van-ban"


@dataclass(frozen=True)
class Outcome:
    fails: bool
    marker_files: tuple[str, ...] = ()
    must_name: tuple[str, ...] = ()


@dataclass(frozen=True)
class Submission:
    name: str
    why: str
    build: Callable[[Path], None]
    expect: Outcome


SUBMISSIONS: list[Submission] = []
CODES: dict[str, tuple[tuple[str, str], ...]] = {}
NOT_CODES: dict[str, tuple[tuple[str, str], ...]] = {}


# ---------------------------------------------------------------------------------------------- repository


def moment(text: str) -> str:
    assert re.fullmatch(r"2026-\d\d-\d\dT\d\d:\d\d", text), text
    return text + ":00+07:00"


def run_git(
    folder: Path,
    *words: str,
    when: str | None = None,
    email: str = EDITOR,
    stdin: bytes = b"",
    index: Path | None = None,
) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": "true",
        "GIT_TEMPLATE_DIR": "",
        "GIT_AUTHOR_NAME": "Biên tập viên",
        "GIT_AUTHOR_EMAIL": EDITOR,
        "GIT_COMMITTER_NAME": "Biên tập viên" if email == EDITOR else "Máy chủ kho",
        "GIT_COMMITTER_EMAIL": email,
        "LC_ALL": "C.UTF-8",
    }
    if when is not None:
        environment["GIT_COMMITTER_DATE"] = environment["GIT_AUTHOR_DATE"] = moment(when)
    if index is not None:
        environment["GIT_INDEX_FILE"] = str(index)
    run = subprocess.run(
        ["git", "-c", "maintenance.auto=false", "-c", "gc.auto=0", "-c", "protocol.file.allow=always", *words],
        cwd=folder,
        env=environment,
        input=stdin,
        capture_output=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"git {' '.join(words)[:200]}: {os.fsdecode(run.stdout)}{os.fsdecode(run.stderr)}")
    return os.fsdecode(run.stdout).strip("\n")


class Clone:
    """A work clone of `folder/origin.git`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(
        self, *words: str, when: str | None = None, email: str = EDITOR, stdin: bytes = b"", index: Path | None = None
    ) -> str:
        return run_git(self.folder, *words, when=when, email=email, stdin=stdin, index=index)

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str | bytes, executable: bool = False) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        file.chmod(0o755 if executable else 0o644)

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert text.count(old) == 1, (path, old, text.count(old))
        self.write(path, text.replace(old, new))

    def blob(self, content: str | bytes) -> str:
        return self.git(
            "hash-object", "-w", "--stdin", stdin=content if isinstance(content, bytes) else content.encode()
        )

    def stage(self, mode: str, object_id: str, path: bytes) -> None:
        """Put an entry into the index alone: for what the file system would follow, run or refuse."""
        self.git("update-index", "-z", "--index-info", stdin=f"{mode} {object_id}\t".encode() + path + b"\0")

    def link(self, path: str, target: str) -> None:
        self.stage("120000", self.blob(target), path.encode())

    def add(self) -> None:
        self.git("add", "-A")

    def commit(self, message: str, when: str, add: bool = True, email: str = EDITOR) -> str:
        if add:
            self.add()
        self.git("commit", "-q", "-m", message, when=when, email=email)
        return self.head()

    def head(self) -> str:
        return read_head(self.folder) or self.git("rev-parse", "HEAD")


class Case:
    """`main`, and the sender's clone of it, which begins where main stands when `Case` is made."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder).resolve()
        # The absolute path stands in templates, YAML, shell and Git's configuration, so nothing may need quoting.
        assert re.fullmatch(r"[A-Za-z0-9_./-]+", str(self.folder)), self.folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.origin = self.folder / "origin.git"
        run_git(self.folder, "init", "-q", "--bare", "-b", "main", str(self.origin))
        self.main = Clone(self.folder / "kho-chinh")
        write_start_portal(self.main.folder)
        self.main.git("init", "-q", "-b", "main")
        self.main.git("remote", "add", "origin", str(self.origin))
        self.root = self.main.commit("Cổng ban đầu", "2026-01-01T08:00")
        self.main.git("push", "-q", "origin", "main")
        run_git(self.folder, "clone", "-q", str(self.origin), str(self.folder / "kho-gui"))
        self.sender = Clone(self.folder / "kho-gui")
        self.sender.git("checkout", "-q", "-b", "gui/mot")

    def marker(self, name: str) -> str:
        return str(self.folder / name)

    def approve(self, change: Callable[[Clone], None], message: str, written: str, merged: str) -> None:
        """Another submission, approved in the usual way: a branch, and a merge commit by the forge."""
        self.main.git("checkout", "-q", "-b", "tam")
        change(self.main)
        self.main.commit(message, written)
        self.main.git("checkout", "-q", "main")
        self.main.git("merge", "-q", "--no-ff", "-m", f"Duyệt: {message}", "tam", when=merged, email=FORGE)
        self.main.git("branch", "-q", "-D", "tam")
        self.main.git("push", "-q", "origin", "main")

    def hand_in(self) -> str:
        self.sender.git("push", "-q", "origin", "HEAD:refs/pull/1/head", "HEAD:refs/heads/gui/mot")
        return self.sender.head()


def submission(
    name: str,
    why: str,
    *,
    fails: bool = True,
    markers: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    codes: tuple[tuple[str, str], ...] = (),
    not_codes: tuple[tuple[str, str], ...] = (),
) -> Callable[[Callable[[Case], None]], None]:
    def keep(write: Callable[[Case], None]) -> None:
        def build(folder: Path) -> None:
            case = Case(folder)
            write(case)

        SUBMISSIONS.append(Submission(name, why, build, Outcome(fails, markers, names)))
        CODES[name] = codes
        NOT_CODES[name] = not_codes

    return keep


# --------------------------------------------------------------------------------------------------- pages


def news(item: str, title: str, summary: str, body: str, date: str = "2026-03-03", extra: str = "") -> str:
    return f"---\nid: {item}\nkind: news\ntitle: {title}\nsummary: {summary}\ndate: {date}\norigin: own\n{extra}---\n\n{body}\n"


def ordinary_news() -> str:
    return news(
        "so-tiep-cong-dan",
        "Sở Ngoại vụ tiếp công dân định kỳ tháng Ba",
        "Buổi tiếp công dân diễn ra sáng thứ Tư tại trụ sở của Sở.",
        "Sở Ngoại vụ tổ chức buổi tiếp công dân định kỳ vào sáng thứ Tư.\n\n"
        "Người dân đến trực tiếp tại trụ sở, mang theo giấy tờ liên quan đến nội dung cần trình bày.",
    )


def rules_of_procedure() -> str:
    """A decision received on Monday 2026-03-02: administrative, 2 working days, overdue from 2026-03-05T00:00."""
    return (
        "---\n"
        "id: so-noi-quy\n"
        "kind: legal_document\n"
        "title: Quyết định (mẫu) về nội quy cơ quan\n"
        "summary: Quyết định mẫu về nội quy cơ quan.\n"
        'number: "07/QĐ-SNgV"\n'
        "document_type: decision\n"
        "normative: false\n"
        "issuer: Sở Ngoại vụ\n"
        "issued: 2026-02-27\n"
        "effective: 2026-02-27\n"
        "abstract: Quyết định (mẫu) về nội quy cơ quan\n"
        "origin: own\n"
        'received: {at: 2026-03-02T09:00, via: Trục liên thông văn bản, ref: "15"}\n'
        "---\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này nội quy cơ quan.\n\n"
        "Điều 2. Chánh Văn phòng và trưởng các phòng thi hành Quyết định này.\n"
    )


def secret_news() -> str:
    return news(
        "so-ke-hoach-dien-tap",
        "Kế hoạch diễn tập phòng thủ",
        "Kế hoạch diễn tập của cơ quan trong quý hai.",
        "**TUYỆT MẬT**\n\nKế hoạch số 00/KH-SNgV về diễn tập phòng thủ của cơ quan.",
    )


def plain_plan() -> str:
    return secret_news().replace("**TUYỆT MẬT**\n\n", "")


def list_of_grants() -> str:
    # The number is the documentation's own sample.
    return news(
        "so-danh-sach-ho-tro",
        "Danh sách nhận hỗ trợ đợt một",
        "Danh sách hộ đã nhận hỗ trợ trong đợt một.",
        "Chủ hộ có số CCCD 001000000000 đã nhận hỗ trợ.",
    )


def picture(width: int = 640, height: int = 360) -> bytes:
    """A PNG: blue at the top, green at the bottom."""
    rows = b"".join(
        b"\0" + bytes((60 + 60 * y // height, 120 + 60 * y // height, 190 - 110 * y // height)) * width
        for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


# ----------------------------------------------------------------------------------------- rules of one's own


def waiver(code: str, item: str) -> str:
    return (
        f"  - {{code: {code}, item: {item}, reason: Chờ ý kiến của các phòng, approved_by: Trưởng Ban Biên tập,"
        " from: 2026-01-01, until: 2026-12-31}\n"
    )


@submission(
    "own-waivers",
    "The sender waives DDL205 for an overdue document and PRV201 for a page marked TUYỆT MẬT, in the board's name.",
    names=(WAIVERS, f"{DOCUMENTS}/noi-quy.vi.md", f"{NEWS}/ke-hoach.vi.md"),
    codes=(("GOV201", WAIVERS), ("DDL205", f"{DOCUMENTS}/noi-quy.vi.md"), ("PRV201", f"{NEWS}/ke-hoach.vi.md")),
)
def _(case: Case) -> None:
    case.sender.write(f"{DOCUMENTS}/noi-quy.vi.md", rules_of_procedure())
    case.sender.write(f"{NEWS}/ke-hoach.vi.md", secret_news())
    case.sender.replace(
        WAIVERS,
        "waivers: []\n",
        "waivers:\n" + waiver("DDL205", "so-noi-quy") + waiver("PRV201", "so-ke-hoach-dien-tap"),
    )
    case.sender.commit("Nội quy và kế hoạch", "2026-03-02T10:00")
    case.hand_in()


@submission(
    "evidence-starts-later",
    "evidence_starts is set after the document was handed in, so that an overdue document would leave the queue.",
    names=(DEADLINES, f"{DOCUMENTS}/noi-quy.vi.md"),
    codes=(("GOV201", DEADLINES), ("DDL205", f"{DOCUMENTS}/noi-quy.vi.md")),
)
def _(case: Case) -> None:
    case.sender.write(f"{DOCUMENTS}/noi-quy.vi.md", rules_of_procedure())
    case.sender.commit("Nội quy", "2026-03-02T10:00")
    case.sender.replace(DEADLINES, "evidence_starts: 2026-01-01T00:00", "evidence_starts: 2026-03-10T00:00")
    case.sender.commit("Mốc mới", "2026-03-09T10:00")
    case.hand_in()


@submission(
    "limits-longer",
    "An administrative document gets 3650 working days (the most that a length may be) in place of 2.",
    names=(DEADLINES, f"{DOCUMENTS}/noi-quy.vi.md"),
    codes=(("GOV201", DEADLINES), ("DDL205", f"{DOCUMENTS}/noi-quy.vi.md")),
)
def _(case: Case) -> None:
    case.sender.write(f"{DOCUMENTS}/noi-quy.vi.md", rules_of_procedure())
    old = "  - id: administrative_document\n"
    head, tail = case.sender.read(DEADLINES).split(old)
    assert "length: {working_days: 2}" in tail.split("  - id: ")[0]
    case.sender.write(DEADLINES, head + old + tail.replace("{working_days: 2}", "{working_days: 3650}", 1))
    case.sender.commit("Nội quy", "2026-03-02T10:00")
    case.hand_in()


@submission(
    "first-baseline",
    "The first lint-baseline.json of the portal comes with the page whose identity number it says was there before.",
    names=(BASELINE, f"{NEWS}/danh-sach.vi.md"),
    codes=(("PRV202", f"{NEWS}/danh-sach.vi.md"),),
)
def _(case: Case) -> None:
    # How a fingerprint is made is not documented: see the report. Whatever stands here, the outcome is the same.
    page = f"{NEWS}/danh-sach.vi.md"
    case.sender.write(page, list_of_grants())
    case.sender.write(
        BASELINE,
        '{"version": 1, "findings": [{"fingerprint": "00000000000000000000000000000000", "code": "PRV202", "path": "'
        + page
        + '"}]}\n',
    )
    case.sender.commit("Danh sách hỗ trợ", "2026-03-03T09:00")
    case.hand_in()


@submission(
    "lint-switched-off",
    "lint.yaml switches PRV202 off for the one page that holds a citizen's identity number.",
    names=(LINT, f"{NEWS}/danh-sach.vi.md"),
    codes=(("GOV201", LINT), ("PRV202", f"{NEWS}/danh-sach.vi.md")),
)
def _(case: Case) -> None:
    page = f"{NEWS}/danh-sach.vi.md"
    case.sender.write(page, list_of_grants())
    case.sender.replace(LINT, "\noverrides:\n", f"\noverrides:\n  - paths: [{page}]\n    severity: {{PRV202: off}}\n")
    case.sender.commit("Danh sách hỗ trợ", "2026-03-03T09:00")
    case.hand_in()


@submission(
    "policy-squash",
    "policy.yaml alone, set to squash with the sender's own address as the forge's: no page, so nothing else may be blamed.",
    names=(POLICY,),
    codes=(("GOV201", POLICY),),
    not_codes=(("GOV203", ""),),
)
def _(case: Case) -> None:
    case.sender.replace(
        POLICY, "merge_method: merge\nforge_committers: []\n", f"merge_method: squash\nforge_committers: [{EDITOR}]\n"
    )
    case.sender.commit("Cách duyệt", "2026-03-03T09:00")
    case.hand_in()


@submission(
    "invented-holidays-with-content",
    "Governance and content in one submission: every weekday from 03-03 to the end of 2026 becomes a day off, beside an overdue document.",
    names=(CALENDAR, f"{DOCUMENTS}/noi-quy.vi.md"),
    codes=(("GOV201", CALENDAR), ("GOV203", ""), ("DDL205", f"{DOCUMENTS}/noi-quy.vi.md")),
)
def _(case: Case) -> None:
    case.sender.write(f"{DOCUMENTS}/noi-quy.vi.md", rules_of_procedure())
    old = case.sender.read(CALENDAR)
    first = datetime.date(2026, 3, 3)
    days = (first + datetime.timedelta(days=n) for n in range(304))
    lines = "".join(
        f'  - {{day: {day}, name: {{vi: Nghỉ truyền thống, en: Traditional day off}}, source: "Thông báo số 00/TB-SNgV"}}\n'
        for day in days
        if day.weekday() < 5 and f"day: {day}" not in old
    )
    case.sender.replace(CALENDAR, "days_off:\n", "days_off:\n" + lines)
    case.sender.commit("Nội quy và lịch nghỉ", "2026-03-02T10:00")
    case.hand_in()


@submission(
    "old-branch-stricter-main",
    "The branch began before main made TXT203 an error; it touches no rule, and is judged by the stricter one all the same.",
    names=(f"{NEWS}/tong-ket.vi.md",),
    codes=(("TXT203", f"{NEWS}/tong-ket.vi.md"),),
    not_codes=(("GOV201", ""), ("GOV203", "")),
)
def _(case: Case) -> None:
    case.sender.write(
        f"{NEWS}/tong-ket.vi.md",
        news(
            "so-tong-ket",
            "HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM",
            "Hội nghị tổng kết công tác năm của cơ quan.",
            "Hội nghị tổng kết diễn ra trong buổi sáng tại trụ sở của Sở.",
            date="2026-01-19",
        ),
    )
    case.sender.commit("Tin tổng kết", "2026-01-19T09:00")
    case.approve(
        lambda main: main.replace(LINT, "severity: {}\n", "severity: {TXT203: error}\n"),
        "Quy tắc chặt hơn",
        "2026-01-26T08:00",
        "2026-01-27T08:00",
    )
    case.hand_in()


@submission(
    "rule-file-unreadable",
    "deadlines.yaml is no valid YAML and the calendar no UTF-8: a clear message for each, and main's files still serve.",
    names=(DEADLINES, CALENDAR),
    codes=(("GOV201", DEADLINES), ("GOV201", CALENDAR)),
)
def _(case: Case) -> None:
    case.sender.write(DEADLINES, 'evidence_starts: "2026-01-01\nclasses: [{id: event\n\t- : :\n}}} *khong-co &\n')
    case.sender.write(CALENDAR, b"year: 2026\nstatus: confirmed\nsource: L\xe0 b\xeb nh\xe8\xff\nnul: \x00\n")
    case.sender.commit("Sửa thời hạn", "2026-03-03T09:00")
    case.hand_in()


# ------------------------------------------------------------------------------------------ what would be run

THEME = "themes/phuong"
CALLOUT = f"{THEME}/components/callout/callout.html"


def choose_theme(case: Case, templates: dict[str, str]) -> None:
    """A theme that extends the default one, chosen for two groups, and a page that makes use of it."""
    case.sender.write(f"{THEME}/theme.yaml", "name: phuong\nextends: default\n")
    for path, text in templates.items():
        case.sender.write(f"{THEME}/{path}", text + "\n")
    text = case.sender.read(PROFILES)
    assert text.count("    theme: default\n") == 3
    case.sender.write(PROFILES, text.replace("    theme: default\n", "    theme: phuong\n"))
    case.sender.write(
        f"{NEWS}/mua-lon.vi.md",
        news(
            "so-mua-lon",
            "Mưa lớn trong tuần đầu tháng Ba",
            "Người dân chú ý khi qua suối.",
            '{{ callout kind="warning" title="Qua suối khi nước lên" }}\nKhông qua suối khi nước lên nhanh.\n{{ /callout }}',
        ),
    )
    case.sender.commit("Giao diện mới", "2026-03-03T09:00")
    case.hand_in()


def callout_macro(body: str, before: str = "") -> str:
    return (
        before + "{% macro callout(kind, title, body) %}" + body + '<div class="callout">{{ body }}</div>{% endmacro %}'
    )


def template_escapes(case: Case) -> dict[str, str]:
    """One way out a file, so that a fault in one hides no other. Each was seen to work in a plain Jinja 3.1 environment."""

    def touch(name: str) -> str:
        return f"touch {case.marker('chay-' + name)}"

    subclasses = (
        "{% for c in ().__class__.__base__.__subclasses__() %}{% if c.__name__ == 'Popen' %}"
        f"{{{{ c(['touch', '{case.marker('chay-subclasses')}']).wait() }}}}{{% endif %}}{{% endfor %}}"
    )
    return {
        "layouts/news.html": f"{{{{ cycler.__init__.__globals__.os.system('{touch('cycler')}') }}}}",
        "layouts/list.html": f"{{{{ lipsum.__globals__['os'].popen('{touch('lipsum')}').read() }}}}",
        "layouts/page.html": f"{{{{ self.__init__.__globals__['sys'].modules['os'].system('{touch('self')}') }}}}",
        "layouts/legal_document.html": (
            f"{{{{ ((cycler|attr('__init__'))|attr('__glo' ~ 'bals__'))['os'].system('{touch('attr')}') }}}}"
        ),
        "layouts/facet.html": subclasses,
        "layouts/organization.html": (
            f"{{{{ namespace.__init__.__globals__['__builtins__']['__import__']('os').system('{touch('builtins')}') }}}}"
        ),
        "layouts/official.html": (
            "{{ view[cycler.__init__.__globals__.os.environ['PORTALGEN_DEPLOY_KEY']] }}"
            "{{ cycler.__init__.__globals__.os.environ }}{% include '/proc/self/environ' %}"
        ),
        "components/callout/callout.html": callout_macro(
            f"{{{{ callout.__class__._invoke.__globals__['sys'].modules['os'].system('{touch('macro')}') }}}}",
            f"{{% set _ = joiner.__init__.__globals__.os.system('{touch('joiner')}') %}}",
        ),
        "strings/vi.yaml": 'callout:\n  warning: "Cảnh báo {title.__class__.__init__.__globals__[os].environ}"',
    }


@submission(
    "theme-escapes",
    "A theme whose expressions reach os by __globals__, __subclasses__, attr(), self and a macro, and print the environment.",
    markers=tuple(
        f"chay-{name}" for name in ["cycler", "lipsum", "self", "attr", "subclasses", "builtins", "macro", "joiner"]
    ),
    names=(f"{THEME}/",),
    codes=(("GOV201", f"{THEME}/"),),
)
def _(case: Case) -> None:
    choose_theme(case, template_escapes(case))


@submission(
    "theme-endless",
    "A theme that would use endless memory and time: when it is compiled (constants are folded), parsed, or rendered.",
    names=(f"{THEME}/",),
    codes=(("GOV201", f"{THEME}/"),),
)
def _(case: Case) -> None:
    choose_theme(
        case,
        {
            "layouts/news.html": "{{ 'A' * 100000000000 }}",
            "layouts/list.html": "{% set n = namespace(s='AAAAAAAA') %}{% for i in range(200) %}{% set n.s = n.s ~ n.s %}{% endfor %}{{ n.s }}",
            "layouts/page.html": "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}A{% endfor %}{% endfor %}{% endfor %}",
            "layouts/legal_document.html": "{{ '%99999999999d' % 1 }}{{ '%99999999999d'|format(1) }}{{ 'A'|center(99999999999) }}",
            "layouts/facet.html": "{% macro m(x) %}{{ m(x ~ x) }}{% endmacro %}{{ m('AAAAAAAA') }}",
            "layouts/organization.html": "{{ " + "(" * 50000 + "1" + ")" * 50000 + " }}",
            "layouts/official.html": "{% if 1 %}" * 5000 + "A" + "{% endif %}" * 5000,
            "components/callout/callout.html": callout_macro(
                "{{ 10 ** (10 ** 10) }}", "{% set x = [0] * 10000000000 %}"
            ),
        },
    )


@submission(
    "template-syntax-in-content",
    "Jinja, shell and variable syntax in front matter and shortcodes: text to the reader, or refused, but never evaluated.",
    markers=("chay-front-matter", "chay-shell", "chay-shortcode", "chay-parameter", "chay-block"),
    names=(f"{NEWS}/khoi.vi.md",),
    codes=(("MRK102", f"{NEWS}/khoi.vi.md"),),
)
def _(case: Case) -> None:
    def system(name: str, quote: str = "'") -> str:
        return f"cycler.__init__.__globals__.os.system({quote}touch {case.marker('chay-' + name)}{quote})"

    case.sender.write(
        f"{NEWS}/thong-tin.vi.md",
        news(
            "so-thong-tin",
            f'"Mẫu {{{{ {system("front-matter")} }}}} {{% if 1 %}}thử{{% endif %}}"',
            f'"Biến ${{PORTALGEN_DEPLOY_KEY}} %PORTALGEN_DEPLOY_KEY% $(touch {case.marker("chay-shell")}) `touch {case.marker("chay-shell")}`"',
            "Đoạn này nói về cách viết mẫu {{ 7 * 7 }} và {% raw %} trong một câu.",
        ),
    )
    case.sender.write(
        f"{NEWS}/khoi.vi.md",
        news(
            "so-khoi",
            "Các khối không có trong danh mục",
            "Bài thử các khối không có trong danh mục.",
            f'{{{{ chay lenh="touch {case.marker("chay-shortcode")}" }}}}\n\n'
            f"{{{{ {system('shortcode', chr(34))} }}}}\n\n"
            f'{{{{ callout kind="note" title="{{{{ {system("parameter")} }}}}" }}}}\nNội dung.\n{{{{ /callout }}}}\n\n'
            f"{{% set x = {system('block')} %}}\n\n"
            '{{ document file="../../../../../proc/self/environ" title="Môi trường" }}',
        ),
    )
    case.sender.commit("Tin về mẫu", "2026-03-03T09:00")
    case.hand_in()


@submission(
    "code-files",
    "conftest.py, sitecustomize.py, a build hook, pre-commit hooks, modules that hide the program's: named, and never run.",
    fails=False,
    markers=tuple(
        f"chay-{name}"
        for name in ["conftest", "sitecustomize", "backend", "pre-commit", "jinja2", "yaml", "portalgen", "deadlines"]
    ),
    names=("conftest.py", "sitecustomize.py", "pyproject.toml", ".pre-commit-config.yaml"),
    codes=(),
)
def _(case: Case) -> None:
    def python(name: str) -> str:
        return f'open("{case.marker("chay-" + name)}", "w").close()\n'

    write = case.sender.write
    write("conftest.py", python("conftest"))
    write("sitecustomize.py", python("sitecustomize"))
    # Found before the installed ones where the portal's folder stands on the path of modules.
    write("jinja2.py", python("jinja2"))
    write("yaml.py", python("yaml"))
    write("portalgen/__init__.py", python("portalgen"))
    write("dung_goi.py", python("backend") + "def build_wheel(*a, **k): ...\ndef build_editable(*a, **k): ...\n")
    write(
        "pyproject.toml",
        '[build-system]\nrequires = []\nbuild-backend = "dung_goi"\nbackend-path = ["."]\n\n'
        '[project]\nname = "cong"\nversion = "1"\n\n[tool.pytest.ini_options]\naddopts = "-p dung_goi"\n',
    )
    write(
        ".pre-commit-config.yaml",
        "repos:\n  - repo: local\n    hooks:\n      - id: chay\n        name: chay\n"
        f"        entry: touch {case.marker('chay-pre-commit')}\n        language: system\n        always_run: true\n",
    )
    write("scripts/deadlines", f"#!/bin/sh\ntouch {case.marker('chay-deadlines')}\n", executable=True)
    case.sender.commit("Công cụ của nhóm", "2026-03-03T09:00")
    case.hand_in()


# --------------------------------------------------------------------------------------- what hides or leads away


@submission(
    "attributes",
    ".gitattributes in content/ with filter, diff and ident, and one at the top that hides content. origin.git's own "
    "configuration holds the filter's commands, as a machine's might.",
    markers=("chay-filter", "chay-textconv"),
    names=(f"{NEWS}/.gitattributes", ".gitattributes"),
    codes=(("REP201", f"{NEWS}/.gitattributes"), ("REP202", ".gitattributes")),
)
def _(case: Case) -> None:
    case.sender.write(f"{NEWS}/.gitattributes", "*.md filter=xau diff=xau ident\n")
    case.sender.write(
        ".gitattributes", "* text=auto eol=lf\ncontent/** -diff linguist-generated\nsite-config/** binary\n"
    )
    case.sender.replace(
        f"{NEWS}/hop-bao.vi.md",
        "date: 2026-01-04\n---\n\nNội dung.\n",
        "summary: Họp báo đầu năm của Sở.\ndate: 2026-01-04\norigin: own\n---\n\nSở họp báo vào buổi sáng. $Id$\n",
    )
    case.sender.commit("Sửa tin họp báo", "2026-03-03T09:00")
    case.hand_in()
    for key, value in {
        "filter.xau.smudge": f"touch {case.marker('chay-filter')}; cat",
        "filter.xau.clean": f"touch {case.marker('chay-filter')}; cat",
        "diff.xau.textconv": f"touch {case.marker('chay-textconv')}; cat",
    }.items():
        run_git(case.origin, "config", key, value)


@submission(
    "submodule-and-symlinks",
    "In content/ a submodule with commands for its address and update, a repository in plain files with hooks, links to "
    "/etc and /proc; at the top a link in the place of the program's cache that leads out of the portal.",
    markers=("chay-ext", "chay-update", "chay-fsmonitor", "chay-hook", "ngoai/cache"),
    names=(f"{DOCUMENTS}/kho-khac", f"{NEWS}/he-thong", f"{NEWS}/mat-khau.vi.md"),
    codes=(("FMT129", f"{NEWS}/mat-khau.vi.md"),),
)
def _(case: Case) -> None:
    (case.folder / "ngoai").mkdir()
    sender = case.sender
    sender.write(
        ".gitmodules",
        f'[submodule "kho-khac"]\n\tpath = {DOCUMENTS}/kho-khac\n'
        f"\turl = ext::touch {case.marker('chay-ext')}\n\tupdate = !touch {case.marker('chay-update')}\n",
    )
    inner = f"{NEWS}/kho-nhung"
    sender.write(f"{inner}/HEAD", "ref: refs/heads/main\n")
    sender.write(f"{inner}/objects/giu", "giữ chỗ\n")
    sender.write(f"{inner}/refs/giu", "giữ chỗ\n")
    sender.write(
        f"{inner}/config",
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n"
        f"\tfsmonitor = touch {case.marker('chay-fsmonitor')}\n[diff]\n\texternal = touch {case.marker('chay-fsmonitor')}\n",
    )
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        sender.write(f"{inner}/hooks/{hook}", f"#!/bin/sh\ntouch {case.marker('chay-hook')}\n", executable=True)
    sender.add()
    sender.stage("160000", case.root, f"{DOCUMENTS}/kho-khac".encode())
    sender.link(f"{NEWS}/he-thong", "/etc")
    sender.link(f"{NEWS}/mat-khau.vi.md", "/etc/passwd")
    sender.link(f"{NEWS}/moi-truong.vi.md", "/proc/self/environ")
    sender.link(".portalgen", case.marker("ngoai"))
    sender.commit("Văn bản từ kho khác", "2026-03-03T09:00", add=False)
    case.hand_in()


# --------------------------------------------------------------------------------------------------- YAML


@submission(
    "yaml-tags",
    "!!python/object/apply:os.system in front matter and in a rule file.",
    markers=("chay-tag-title", "chay-tag-summary", "chay-tag-waiver"),
    names=(f"{NEWS}/the.vi.md", WAIVERS),
    codes=(("GOV201", WAIVERS),),
)
def _(case: Case) -> None:
    case.sender.write(
        f"{NEWS}/the.vi.md",
        news(
            "so-the",
            f'!!python/object/apply:os.system ["touch {case.marker("chay-tag-title")}"]',
            f'!<tag:yaml.org,2002:python/object/apply:subprocess.check_output> [["touch", "{case.marker("chay-tag-summary")}"]]',
            "Nội dung của tin.",
        ),
    )
    case.sender.replace(
        WAIVERS,
        "waivers: []\n",
        f'waivers:\n  - !!python/object/apply:os.system ["touch {case.marker("chay-tag-waiver")}"]\n',
    )
    case.sender.commit("Tin mới", "2026-03-03T09:00")
    case.hand_in()


def multiplying_aliases() -> str:
    lines = ["  - &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 15)]
    return "\n".join(lines)


@submission(
    "yaml-bombs",
    "Front matter whose aliases stand for 10^15 values, one that holds itself, and three that are nested very deeply.",
    names=tuple(f"{NEWS}/{name}.vi.md" for name in ("bi-danh", "tu-tro", "ngoac-vuong", "ngoac-nhon", "gach-dau")),
    codes=(("FMT107", f"{NEWS}/bi-danh.vi.md"), ("FMT107", f"{NEWS}/tu-tro.vi.md")),
)
def _(case: Case) -> None:
    deep = 100_000
    for name, extra in {
        "bi-danh": f"tag:\n{multiplying_aliases()}\n",
        "tu-tro": "tag: &t [*t, *t]\n",
        "ngoac-vuong": "tag: " + "[" * deep + "]" * deep + "\n",
        "ngoac-nhon": "source: " + "{name: " * deep + "x" + "}" * deep + "\n",
        "gach-dau": "tag:\n  " + "- " * deep + "x\n",
    }.items():
        case.sender.write(
            f"{NEWS}/{name}.vi.md",
            news(f"so-{name}", "Tin có nhiều từ khóa", "Tin có nhiều từ khóa.", "Nội dung của tin.", extra=extra),
        )
    case.sender.commit("Tin có nhiều từ khóa", "2026-03-03T09:00")
    case.hand_in()


# ---------------------------------------------------------------------------------------------------- Git


@submission(
    "file-names",
    "A file name with a newline that would forge a line of the report; one with escape codes, one that is no UTF-8, and "
    "one that is an option of git diff and would write a file.",
    markers=("chay-output",),
)
def _(case: Case) -> None:
    def page(item: str) -> str:
        return case.sender.blob(news(item, "Tin có tên tệp lạ", "Tin có tên tệp lạ.", "Nội dung của tin."))

    stage = case.sender.stage
    stage("100644", page("so-xuong-dong"), f"{NEWS}/tin\n::notice title=Ket luan::khong co loi.vi.md".encode())
    stage("100644", page("so-thoat"), f"{NEWS}/thoat\x1b[2J\x1b]0;da duyet\x07.vi.md".encode())
    stage("100644", page("so-byte-la"), f"{NEWS}/".encode() + b"tin-\xff\xfe.vi.md")
    stage("100644", page("so-tuy-chon"), f"--output={case.marker('chay-output')}".encode())
    case.sender.commit("Tin mới", "2026-03-03T09:00", add=False)
    case.hand_in()


@submission(
    "conflict",
    "Main has changed the same line meanwhile.",
    names=(f"{NEWS}/hop-bao.vi.md",),
    codes=(("GOV205", f"{NEWS}/hop-bao.vi.md"),),
)
def _(case: Case) -> None:
    page = f"{NEWS}/hop-bao.vi.md"
    case.sender.replace(page, "title: Họp báo\n", "title: Họp báo tháng Ba\nsummary: Tin ngắn của cơ quan.\n")
    case.sender.commit("Họp báo tháng Ba", "2026-03-03T08:00")
    case.approve(
        lambda main: main.replace(page, "title: Họp báo\n", "title: Họp báo định kỳ\nsummary: Tin của cơ quan.\n"),
        "Họp báo định kỳ",
        "2026-03-03T09:00",
        "2026-03-03T10:00",
    )
    case.hand_in()


@submission(
    "merge-with-own-content",
    "Main is merged into the branch, and the merge commit itself brings what neither parent has: TUYỆT MẬT on a page that "
    "was harmless, and the waiver for it.",
    names=(WAIVERS, f"{NEWS}/ke-hoach.vi.md"),
    codes=(("GOV201", WAIVERS), ("PRV201", f"{NEWS}/ke-hoach.vi.md")),
)
def _(case: Case) -> None:
    sender = case.sender
    sender.write(f"{NEWS}/ke-hoach.vi.md", plain_plan())
    sender.commit("Kế hoạch", "2026-03-03T08:00")
    case.approve(
        lambda main: main.write(f"{NEWS}/tiep-cong-dan.vi.md", ordinary_news()),
        "Tiếp công dân",
        "2026-03-03T09:00",
        "2026-03-03T10:00",
    )
    sender.git("fetch", "-q", "origin")
    sender.git("merge", "-q", "--no-ff", "--no-commit", "origin/main")
    sender.write(f"{NEWS}/ke-hoach.vi.md", secret_news())
    sender.replace(WAIVERS, "waivers: []\n", "waivers:\n" + waiver("PRV201", "so-ke-hoach-dien-tap"))
    sender.commit("Nhập bản chính", "2026-03-04T08:00")
    assert len(sender.git("rev-list", "--parents", "-1", "HEAD").split()) == 3
    case.hand_in()


@submission(
    "replace-refs",
    "refs/replace/… in origin.git show a harmless page and commit in place of the sender's, and a main that waives PRV201.",
    names=(f"{NEWS}/ke-hoach.vi.md",),
    codes=(("PRV201", f"{NEWS}/ke-hoach.vi.md"),),
)
def _(case: Case) -> None:
    sender, page = case.sender, f"{NEWS}/ke-hoach.vi.md"
    sender.write(page, secret_news())
    head = sender.commit("Kế hoạch", "2026-03-03T09:00")
    case.hand_in()

    def commit_like(commit: str, files: dict[str, str], *parents: str) -> str:
        index = case.folder / "kho-gui.index"
        sender.git("read-tree", commit, index=index)
        for path, text in files.items():
            sender.git("update-index", "--add", "--cacheinfo", f"100644,{sender.blob(text)},{path}", index=index)
        tree = sender.git("write-tree", index=index)
        index.unlink()
        words = [word for parent in parents for word in ("-p", parent)]
        return sender.git("commit-tree", tree, *words, "-m", "Thay", when="2026-03-03T09:00")

    lax = sender.read(WAIVERS).replace("waivers: []\n", "waivers:\n" + waiver("PRV201", "so-ke-hoach-dien-tap"))
    main = sender.git("rev-parse", "origin/main")
    for original, substitute in (
        (sender.git("rev-parse", f"{head}:{page}"), sender.blob(plain_plan())),
        (head, commit_like(head, {page: plain_plan()}, main)),
        (main, commit_like(main, {WAIVERS: lax})),
    ):
        sender.git("push", "-q", "origin", f"{substitute}:refs/replace/{original}")
    shown = run_git(case.origin, "show", f"refs/pull/1/head:{page}")
    real = run_git(case.origin, "--no-replace-objects", "show", f"refs/pull/1/head:{page}")
    assert "TUYỆT MẬT" not in shown and "TUYỆT MẬT" in real
    assert "PRV201" in run_git(case.origin, "show", f"main:{WAIVERS}")
    assert "PRV201" not in run_git(case.origin, "--no-replace-objects", "show", f"main:{WAIVERS}")


# ------------------------------------------------------------------------------------------------ harmless


@submission("harmless-news", "An ordinary news page passes.", fails=False)
def _(case: Case) -> None:
    case.sender.write(f"{NEWS}/tiep-cong-dan.vi.md", ordinary_news())
    case.sender.commit("Tin tiếp công dân", "2026-03-03T09:00")
    case.hand_in()


@submission("harmless-edit", "An edit of a page that main has, in two steps, passes.", fails=False)
def _(case: Case) -> None:
    page = f"{NEWS}/hop-bao.vi.md"
    case.sender.replace(
        page,
        "date: 2026-01-04\n---\n",
        "summary: Sở Ngoại vụ họp báo đầu năm về công tác đối ngoại.\ndate: 2026-01-04\norigin: own\n---\n",
    )
    case.sender.commit("Thêm tóm tắt", "2026-03-03T09:00")
    case.sender.replace(
        page,
        "\nNội dung.\n",
        "\nSở Ngoại vụ họp báo về kết quả công tác đối ngoại trong năm qua.\n\n"
        "## Nội dung trao đổi\n\n- Hợp tác với các địa phương nước ngoài\n- Chương trình công tác của quý một\n",
    )
    case.sender.commit("Bổ sung nội dung", "2026-03-03T10:00")
    case.hand_in()


@submission("harmless-picture", "A new picture with alternative text, credit and origin passes.", fails=False)
def _(case: Case) -> None:
    case.sender.write(
        f"{NEWS}/trung-bay/index.vi.md",
        news(
            "so-trung-bay",
            "Trưng bày tranh về hồ Xuân Hương",
            "Sở Ngoại vụ trưng bày tranh mẫu tại sảnh của trụ sở.",
            "Tranh được trưng bày tại sảnh của trụ sở trong giờ làm việc.\n\n"
            "Người dân vào xem tự do, không cần đăng ký trước.",
            extra=(
                "images:\n"
                "  - file: mat-ho.png\n"
                "    alt: Dải màu chuyển từ xanh da trời ở trên sang xanh lá cây ở dưới\n"
                "    caption: Tranh mẫu của buổi trưng bày\n"
                "    credit: Văn phòng Sở Ngoại vụ\n"
                "    origin: own\n"
            ),
        ),
    )
    case.sender.write(f"{NEWS}/trung-bay/mat-ho.png", picture())
    case.sender.commit("Tin trưng bày tranh", "2026-03-03T09:00")
    case.hand_in()
