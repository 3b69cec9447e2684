"""The examples of the rules, acted out: a small portal on disk, in a real Git repository where the story needs one."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.values import parse_datetime
from portalgen.law.calendar import VIETNAM
from portalgen.lint.documentation import ExampleStep
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions, LintReport
from tests.makers.git_folder import init_repository
from tests.makers.portal import FILES, SmallPortal

AT: Final = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
"""The clock of a story that sets none."""
_NEWS: Final = re.compile(r"(kind: news\ntitle: .+\n)(date: .+\n)")
_SECTION_OF_PAGE: Final = re.compile(r"content/so/([a-z0-9-]+)/")
_KIND: Final = re.compile(r"^kind: ([a-z_]+)$", re.MULTILINE)
_PROFILES: Final = "site-config/profiles.yaml"
_BEFORE_SECTIONS: Final = "    home: content\n"
"""What stands in the department's profile of the small portal, and in no other."""
_CHECKED_OUT: Final = {"main": "main", "back": "bai-gui-duyet"}
_ASIDE: Final = "nhanh-cu"
_FIRST: Final = "2026-10-01T08:00:00+07:00"


def _quiet(content: str | bytes) -> str | bytes:
    """A file of the small portal as a linter has nothing to say of it: news and pictures say where they are from."""
    if isinstance(content, bytes):
        return content
    content = content.replace("alt: Ảnh mẫu}", "alt: Ảnh mẫu, credit: Sở Ngoại vụ, origin: own}")
    return _NEWS.sub(r"\1summary: Tin ngắn của cơ quan.\n\2origin: own\n", content)


def quiet_files() -> dict[str, str | bytes]:
    """The files of the small portal as a linter has next to nothing to say of them."""
    return {path: _quiet(content) for path, content in FILES.items()}


DUTY: Final = "content/so/gioi-thieu/chuc-nang"
_LINES: Final = quiet_files()[f"{DUTY}/index.vi.md"]
assert isinstance(_LINES, str)
LIGHT: Final[Mapping[str, str | bytes | None]] = {
    f"{DUTY}/index.vi.md": "".join(
        line
        for line in _LINES.splitlines(keepends=True)
        if not line.startswith(("attachments:", "images:", "  - {file"))
    ),
    f"{DUTY}/quy-che.pdf": None,
    f"{DUTY}/anh.png": None,
}
"""Without files beside pages, whose reading begins a process of its own."""
_OPTIONAL_FILES: Final[Mapping[str, str]] = {
    "content/so/tin-tuc/hop-bao.vi.md": r"hop-bao",
    "content/so/tin-tuc/hoi-nghi.vi.md": r"hoi-nghi",
    "site-config/sites/xa.yaml": r"\bxa\b",
}
"""Files of the small portal, and the pattern of the stories that need them."""
_REPOSITORY: Final = Path(__file__).resolve().parents[3]
LEGAL: Final = {
    file.relative_to(_REPOSITORY).as_posix(): re.sub(
        r"^evidence_starts: .*$", "evidence_starts: 2026-01-01", file.read_text("utf-8"), flags=re.MULTILINE
    )
    for file in sorted((_REPOSITORY / "site-config" / "legal").rglob("*.yaml"))
    if file.name != "duties.yaml"  # which names sections that the small portal lacks
}
"""The legal files of the repository, for a portal that was adopted at the beginning of 2026."""


def _with_sections(
    steps: tuple[ExampleStep, ...], files: dict[str, str | bytes | None]
) -> dict[str, str | bytes | None]:
    """The files, with a section of `so` for each that the story's pages stand in and the small portal has not."""
    profiles = files[_PROFILES]
    assert isinstance(profiles, str)
    head, department = profiles.split(_BEFORE_SECTIONS)
    sections: dict[str, set[str]] = {}
    for step in steps:
        folder, kind = _SECTION_OF_PAGE.match(step.argument), _KIND.search(step.text)
        if folder is not None and kind is not None and f"path: {folder[1]}," not in department:
            sections.setdefault(folder[1], set()).add(kind[1])
    added = "".join(
        f"      - {{path: {path}, names: {{vi: Mục {number}, en: Section {number}}}, kinds: [{', '.join(sorted(kinds))}], "
        "missing_translation: notice}\n"
        for number, (path, kinds) in enumerate(sorted(sections.items()), 1)
    )
    return {**files, _PROFILES: head + _BEFORE_SECTIONS + department.replace("    menu:\n", added + "    menu:\n", 1)}


def _unnamed_files(steps: tuple[ExampleStep, ...]) -> dict[str, None]:
    """Return the optional files that no step of the story names, each to be left out."""
    words = "\n".join(f"{step.argument}\n{step.text}" for step in steps)
    return {path: None for path, name in _OPTIONAL_FILES.items() if re.search(name, words) is None}


def play_steps(steps: tuple[ExampleStep, ...], folder: Path) -> LintReport:
    """The report at the end of the story."""
    return lint(build_story(steps, folder))


def build_story(steps: tuple[ExampleStep, ...], folder: Path) -> LintOptions:
    """Write the story's portal, and return how to lint it at the end of the story.

    Only a story that names the page with files begins with its files.
    """
    names_files = any(Path(DUTY).name in f"{step.argument} {step.text}" for step in steps)
    files = _with_sections(steps, {**quiet_files(), **LEGAL, **({} if names_files else LIGHT), **_unnamed_files(steps)})
    portal = SmallPortal(folder / "portal", files)
    at, base, is_approved = AT, "", False
    if any(step.action in ("commit", "branch", "merge", "stage") for step in steps):
        init_repository(portal.root)
        commit(portal.root, _FIRST, "Bắt đầu")
    for step in steps:
        match step.action:
            case "write" if step.form == "changed":
                change(portal.root / step.argument, step.text)
            case "write":
                portal.write(step.argument, make_step_file(step))
            case "remove":
                portal.remove(step.argument)
            case "commit":
                commit(portal.root, moment(step.argument), "Sửa")
            case "branch":
                git(portal.root, "checkout", "-q", "-B", "bai-gui-duyet")
                base = "main"
            case "stage":
                base = "main"
            case "approved":
                is_approved = True
            case "main" | "back" | "aside" | "join":
                base = _on_branches(portal.root, step, base)
            case "shallow":
                portal = shallow(portal)
            case "merge":
                git(portal.root, "checkout", "-q", "main")
                dated = {"GIT_COMMITTER_DATE": moment(step.argument), "GIT_AUTHOR_DATE": moment(step.argument)}
                git(portal.root, "merge", "-q", "--no-ff", "-m", "Xuất bản", "bai-gui-duyet", **dated)
                base = ""
            case "at":
                at = parse_datetime(step.argument)
            case _:
                raise AssertionError(f"no such act: {step.action}")
    return LintOptions(portal.root, at, base, is_governance_approved=is_approved)


def _on_branches(root: Path, step: ExampleStep, base: str) -> str:
    """Do a step between branches; return what is compared with after it."""
    if step.action == "aside":
        git(root, "branch", "-q", "-f", _ASIDE)
    elif step.action == "join":
        # A branch of a colleague that begins where the other one does: both leave the main line before what it got since.
        dated = {"GIT_COMMITTER_DATE": moment(step.argument), "GIT_AUTHOR_DATE": moment(step.argument)}
        git(root, "checkout", "-q", "-B", "bai-gui-duyet", f"{_ASIDE}^")
        git(root, "commit", "-q", "--allow-empty", "-m", "Bài", **dated)
        git(root, "merge", "-q", "--no-ff", "-m", "Gộp nhánh", _ASIDE, **dated)
        return "main"
    else:
        git(root, "checkout", "-q", _CHECKED_OUT[step.action])
    return base


def change(file: Path, text: str) -> None:
    """Put top-level keys of a YAML file in the place of those that it has."""
    key = text.partition(":")[0]
    old = file.read_text("utf-8")
    file.write_text(re.sub(rf"^{key}:.*\n(?:[ ]+.*\n)*", text, old, flags=re.MULTILINE), "utf-8")


def shallow(portal: SmallPortal) -> SmallPortal:
    """A shallow clone of the portal's repository."""
    folder = portal.root.with_name("shallow")
    git(portal.root.parent, "clone", "-q", "--depth", "1", portal.root.as_uri(), str(folder))
    clone = SmallPortal.__new__(SmallPortal)
    clone.root, clone.out = folder, portal.out
    return clone


def make_step_file(step: ExampleStep) -> str | bytes:
    """The content of a file of a story."""
    if step.form == "text":
        return step.text
    from tests.makers.documents import make_document

    return make_document(step.form, step.text)


def moment(text: str) -> str:
    """A time of a story as Git takes it."""
    return parse_datetime(text).isoformat()


def commit(root: Path, when: str, message: str) -> None:
    """Commit everything that is there, at `when`."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message, GIT_COMMITTER_DATE=when, GIT_AUTHOR_DATE=when)


def git(root: Path, *arguments: str, **environment: str) -> str:
    """What a Git command prints; its settings are those of nobody."""
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Biên tập viên",
        "GIT_AUTHOR_EMAIL": "bien-tap@example.vn",
        "GIT_COMMITTER_NAME": "Biên tập viên",
        "GIT_COMMITTER_EMAIL": "bien-tap@example.vn",
    }
    done = subprocess.run(
        ["git", "-c", "maintenance.auto=false", *arguments],  # looking after the repository takes as long as a commit
        cwd=root,
        env={**os.environ, **settings, **environment},
        check=True,
        capture_output=True,
    )
    return done.stdout.decode()
