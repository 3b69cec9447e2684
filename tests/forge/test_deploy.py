"""A deployment makes the target hold what was built, and touches nobody else's files."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers.portal import SmallPortal, paths, stamps, tree

SERVER = "portal@may-chu.example.vn"


@pytest.fixture(params=["with rsync", "without rsync"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Once with rsync, once on a machine that has none."""
    if request.param == "without rsync":
        monkeypatch.setenv("PATH", "/nonexistent")
    return str(request.param)


@pytest.fixture
def built_folder(tmp_path: Path) -> Path:
    """What a build leaves."""
    folder = tmp_path / "public"
    write(folder, ".portalgen/sites/_portal.json", "{}")
    write(folder, "a.example.vn/index.html", "một")
    write(folder, "a.example.vn/tin/x.html", "hai")
    write(folder, "b.example.vn/index.html", "ba")
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def deployed(module: ModuleType, source: Path, target: Path | str, **environment: str) -> int:
    code: int = module.main(["--from", str(source), str(target)], environment)
    return code


def test_a_new_folder_holds_what_was_built_and_nothing_of_the_builder(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, either: str
) -> None:
    assert deployed(deploy, built_folder, tmp_path / "web") == 0
    assert tree(tmp_path / "web") == tree(built_folder)
    assert [path.name for path in (tmp_path / "web" / ".portalgen").iterdir() if path.suffix == ".json"] == []


def test_the_small_portal_is_deployed_after_each_build(
    deploy: ModuleType, portal: SmallPortal, tmp_path: Path, either: str
) -> None:
    portal.build_successfully()
    assert deployed(deploy, portal.out, tmp_path / "web") == 0
    portal.remove("content/so/tin-tuc/hop-bao.vi.md")
    portal.build_successfully()
    assert deployed(deploy, portal.out, tmp_path / "web") == 0
    assert tree(tmp_path / "web") == tree(portal.out)


def test_what_changed_is_replaced_and_what_no_longer_belongs_is_removed(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, either: str
) -> None:
    deployed(deploy, built_folder, tmp_path / "web")
    before = stamps(tmp_path / "web")
    write(built_folder, "a.example.vn/index.html", "bốn")
    os.utime(built_folder / "b.example.vn" / "index.html", (1, 1))
    shutil.rmtree(built_folder / "a.example.vn" / "tin")
    assert deployed(deploy, built_folder, tmp_path / "web") == 0
    assert tree(tmp_path / "web") == tree(built_folder)
    assert not (tmp_path / "web" / "a.example.vn" / "tin").exists()
    assert stamps(tmp_path / "web")["b.example.vn/index.html"] == before["b.example.vn/index.html"]


def test_an_interrupted_deployment_is_completed_by_the_next(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, either: str
) -> None:
    deployed(deploy, built_folder, tmp_path / "web")
    write(tmp_path / "web", "a.example.vn/.~tmp~/index.html", "dở dang")
    write(tmp_path / "web", "a.example.vn/index.html", "cũ")
    assert deployed(deploy, built_folder, tmp_path / "web") == 0
    assert tree(tmp_path / "web") == tree(built_folder)
    assert not (tmp_path / "web" / "a.example.vn" / ".~tmp~").exists()


def test_a_file_becomes_a_folder_and_a_folder_a_file(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, either: str
) -> None:
    deployed(deploy, built_folder, tmp_path / "web")
    shutil.rmtree(built_folder / "a.example.vn" / "tin")
    write(built_folder, "a.example.vn/tin", "nay là tệp")
    (built_folder / "b.example.vn" / "index.html").unlink()
    write(built_folder, "b.example.vn/index.html/x.html", "nay là thư mục")
    assert deployed(deploy, built_folder, tmp_path / "web") == 0
    assert tree(tmp_path / "web") == tree(built_folder)


def test_pages_can_be_read_by_the_web_server(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, either: str
) -> None:
    (built_folder / "a.example.vn" / "index.html").chmod(0o600)
    deployed(deploy, built_folder, tmp_path / "web")
    assert stat.S_IMODE((tmp_path / "web" / "a.example.vn" / "index.html").stat().st_mode) == 0o644


def test_a_link_in_the_target_is_replaced_and_not_followed(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, either: str
) -> None:
    deployed(deploy, built_folder, tmp_path / "web")
    elsewhere = write(tmp_path, "elsewhere/index.html", "của người khác").parent
    shutil.rmtree(tmp_path / "web" / "b.example.vn")
    (tmp_path / "web" / "b.example.vn").symlink_to(elsewhere)
    (tmp_path / "web" / "c.example.vn").symlink_to(elsewhere)
    assert deployed(deploy, built_folder, tmp_path / "web") == 0
    assert tree(tmp_path / "web") == tree(built_folder)
    assert (elsewhere / "index.html").read_text("utf-8") == "của người khác"


def test_a_folder_with_other_peoples_files_is_refused(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, either: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "web", "quan-trong.txt", "giữ lại")
    write(tmp_path / "web", ".portalgen/cache/x", "không phải dấu của lần đưa lên")
    assert deployed(deploy, built_folder, tmp_path / "web") == 2
    assert paths(tmp_path / "web") == ["quan-trong.txt"]
    assert "hãy chọn thư mục trống" in capsys.readouterr().err


@pytest.mark.parametrize("spoil", ["no manifest", "interrupted", "empty", "absent"])
def test_what_is_no_finished_build_is_refused_and_the_pages_stay(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, spoil: str
) -> None:
    deployed(deploy, built_folder, tmp_path / "web")
    before = tree(tmp_path / "web")
    if spoil == "no manifest":
        (built_folder / ".portalgen" / "sites" / "_portal.json").unlink()
    elif spoil == "interrupted":
        write(built_folder, ".portalgen/journal.json", "{}")
    elif spoil == "empty":
        shutil.rmtree(built_folder / "a.example.vn")
        shutil.rmtree(built_folder / "b.example.vn")
    else:
        shutil.rmtree(built_folder)
    assert deployed(deploy, built_folder, tmp_path / "web") == 2
    assert tree(tmp_path / "web") == before


@pytest.mark.parametrize("place", ["public", "public/web", "."])
def test_a_target_in_or_around_the_source_is_refused(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, place: str
) -> None:
    assert deployed(deploy, built_folder, tmp_path / place) == 2


def test_two_deployments_into_one_folder_do_not_run_at_once(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deployed(deploy, built_folder, tmp_path / "web")
    with (tmp_path / "web" / ".portalgen" / "deploy.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert deployed(deploy, built_folder, tmp_path / "web") == 2
    assert "một lần khác đang chép" in capsys.readouterr().err


def test_without_a_target_continuous_integration_ends_well_and_a_person_is_reported(
    deploy: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deploy.main([], {"CI": "true"}) == 0
    assert deploy.main([], {"CI": "true", "PORTALGEN_DEPLOY_TARGET": " "}) == 0
    assert deploy.main([], {}) == 2
    assert "PORTALGEN_DEPLOY_TARGET" in capsys.readouterr().out


def test_the_target_may_come_from_the_environment(deploy: ModuleType, built_folder: Path, tmp_path: Path) -> None:
    assert deploy.main(["--from", str(built_folder)], {"PORTALGEN_DEPLOY_TARGET": str(tmp_path / "web")}) == 0
    assert tree(tmp_path / "web") == tree(built_folder)


FILES = st.dictionaries(
    st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map("/".join), st.sampled_from(["x", "y", "xx"])
)


@given(before=FILES, after=FILES.filter(bool))
def test_the_copy_without_rsync_always_ends_with_the_same_tree(
    deploy: ModuleType, before: dict[str, str], after: dict[str, str]
) -> None:
    with TemporaryDirectory() as folder:
        source, target = laid(Path(folder) / "source", after), laid(Path(folder) / "target", before)
        deploy.mirror(source, target)
        assert tree(target) == tree(source)


def laid(folder: Path, files: dict[str, str]) -> Path:
    """A folder with those files; one whose place is taken by a folder or file is left out."""
    folder.mkdir()
    for name, text in sorted(files.items()):
        if not any(parent.is_file() for parent in (folder / name).parents) and not (folder / name).is_dir():
            write(folder, name, text)
    return folder


# A server: the real rsync on both sides; `ssh` leaves out the network and writes down what it was told.

SSH = """\
#!/bin/bash
echo "$@" >>"$SSH_LOG"
while [ "$#" -gt 0 ]; do
  case $1 in
    -i) stat -c '%a' "$2" >>"$SSH_LOG"; cat "$2" >>"$SSH_LOG"; shift 2 ;;
    -o | -l) shift 2 ;;
    *) break ;;
  esac
done
shift
exec bash -c "$*"
"""


@pytest.fixture
def ssh_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What `ssh` was told."""
    program = write(tmp_path, "bin/ssh", SSH)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("SSH_LOG", str(tmp_path / "ssh.log"))
    yield tmp_path / "ssh.log"


def test_a_server_holds_what_was_built(deploy: ModuleType, built_folder: Path, tmp_path: Path, ssh_log: Path) -> None:
    target = f"{SERVER}:{tmp_path}/web"
    assert deployed(deploy, built_folder, target) == 0
    write(built_folder, "a.example.vn/index.html", "bốn")
    (built_folder / "a.example.vn" / "tin" / "x.html").unlink()
    assert deployed(deploy, built_folder, f"{target}/") == 0
    assert tree(tmp_path / "web") == tree(built_folder)
    assert "StrictHostKeyChecking=yes" in ssh_log.read_text("utf-8")


def test_the_key_is_readable_by_its_owner_alone_and_gone_afterwards(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, ssh_log: Path
) -> None:
    secrets = {"PORTALGEN_DEPLOY_KEY": "khóa mẫu\r\nhai dòng", "PORTALGEN_DEPLOY_KNOWN_HOSTS": "may-chu.example.vn mẫu"}
    assert deployed(deploy, built_folder, f"{SERVER}:{tmp_path}/web", **secrets) == 0
    told = ssh_log.read_text("utf-8")
    assert "600\nkhóa mẫu\nhai dòng\n" in told
    key = next(word for word in told.split() if word.endswith("/key"))
    assert f"UserKnownHostsFile={Path(key).parent}/known_hosts" in told
    assert not Path(key).parent.exists()


def test_a_key_without_the_servers_own_key_is_refused(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, ssh_log: Path
) -> None:
    assert deployed(deploy, built_folder, f"{SERVER}:{tmp_path}/web", PORTALGEN_DEPLOY_KEY="khóa mẫu") == 2
    assert not ssh_log.exists()


def test_a_folder_of_a_server_with_other_peoples_files_is_refused(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, ssh_log: Path
) -> None:
    write(tmp_path / "web", "quan trọng.txt", "giữ lại")
    assert deployed(deploy, built_folder, f"{SERVER}:{tmp_path}/web") == 2
    assert paths(tmp_path / "web") == ["quan trọng.txt"]


def test_a_server_that_cannot_be_reached_is_reported(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, ssh_log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bin" / "ssh").write_text("#!/bin/sh\necho 'không nối được' >&2\nexit 255\n", "utf-8")
    assert deployed(deploy, built_folder, f"{SERVER}:{tmp_path}/web") == 2
    assert "không nối được" in capsys.readouterr().err


# What is live


@pytest.fixture
def history(deploy: ModuleType, tmp_path: Path, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commits of a repository in which the script lies: two of a line, and one beside the second."""
    folder = tmp_path / "kho"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    for name in ("một", "hai"):
        git(folder, "commit", "--quiet", "--allow-empty", "-m", name)
    git(folder, "checkout", "--quiet", "-b", "khac", "HEAD^")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "khác")
    monkeypatch.setattr(deploy, "ROOT", folder)
    return [*git(folder, "rev-parse", "main^", "main", "khac").split()]


@pytest.fixture(params=["folder", "server"])
def web(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A target of either kind; its folder is `web`."""
    if request.param == "server":
        request.getfixturevalue("ssh_log")
        return f"{SERVER}:{tmp_path}/web"
    return str(tmp_path / "web")


def built_of(folder: Path, commit: str, at: str = "2026-11-24T08:00") -> Path:
    """The folder, as a build of this commit left it."""
    write(folder, ".portalgen/revision", f"{commit} {at}\n")
    return folder


def live_lines(deploy: ModuleType, web: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert deploy.main(["--live", web], {}) == 0
    return capsys.readouterr().out.splitlines()


def test_what_is_live_can_be_asked_and_goes_on_along_the_line(
    deploy: ModuleType, built_folder: Path, web: str, history: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert live_lines(deploy, web, capsys) == ["target=yes", "commit=", "at="]
    for commit in history[:2]:
        assert deployed(deploy, built_of(built_folder, commit), web) == 0
        assert live_lines(deploy, web, capsys) == ["target=yes", f"commit={commit}", "at=2026-11-24T08:00:00+07:00"]


def test_nothing_live_is_told_without_a_target(deploy: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert deploy.main(["--live"], {}) == 0
    assert capsys.readouterr().out == "target=no\ncommit=\nat=\n"


UNKNOWN = "e" * 40
LIVE_AND_NEW = [
    pytest.param(1, 0, "đưa lên là quay lại", id="a former commit"),
    pytest.param(1, 2, "đưa lên là quay lại", id="a commit of another line"),
    pytest.param(UNKNOWN, 1, "kho này không biết", id="what is live is unknown here"),
    pytest.param(1, UNKNOWN, "kho này không biết", id="what was built is unknown here"),
    pytest.param(1, "-", "không rõ bản dựng này của lần lưu nào", id="changed files"),
    pytest.param(1, None, "không rõ bản dựng này của lần lưu nào", id="nothing written"),
]


@pytest.mark.parametrize(("live", "new", "told"), LIVE_AND_NEW)
def test_what_leads_back_is_refused_unless_that_is_meant(
    deploy: ModuleType,
    built_folder: Path,
    tmp_path: Path,
    history: list[str],
    capsys: pytest.CaptureFixture[str],
    live: int | str,
    new: int | str | None,
    told: str,
) -> None:
    web = str(tmp_path / "web")
    named = [history[each] if isinstance(each, int) else each for each in (live, new)]
    deployed(deploy, built_of(built_folder, str(named[0])), web)
    before = tree(tmp_path / "web")
    write(built_folder, "a.example.vn/index.html", "bốn")
    if named[1] is None:
        (built_folder / ".portalgen" / "revision").unlink()
    else:
        built_of(built_folder, named[1])
    assert deployed(deploy, built_folder, web) == 2
    error = capsys.readouterr().err
    assert told in error and "--rollback" in error
    assert tree(tmp_path / "web") == before
    assert deploy.main(["--from", str(built_folder), "--rollback", web], {}) == 0
    assert tree(tmp_path / "web") == tree(built_folder)
    commit = named[1] if named[1] not in (None, "-") else ""
    assert live_lines(deploy, web, capsys)[1] == f"commit={commit}"


def test_an_earlier_build_of_the_same_commit_is_refused(
    deploy: ModuleType, built_folder: Path, web: str, history: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    deployed(deploy, built_of(built_folder, history[1], "2026-11-24T09:30"), web)
    assert deployed(deploy, built_of(built_folder, history[1], "2026-11-24T02:29:59Z"), web) == 2
    assert "được dựng lúc 09:30 24/11/2026" in capsys.readouterr().err
    assert deployed(deploy, built_of(built_folder, history[1], "2026-11-24T02:30Z"), web) == 0


def test_what_former_versions_deployed_is_replaced(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, web: str, history: list[str]
) -> None:
    assert deployed(deploy, built_folder, web) == 0
    assert deployed(deploy, built_folder, web) == 0
    assert deployed(deploy, built_of(built_folder, "-"), web) == 0
    assert deployed(deploy, built_of(built_folder, history[0]), web) == 0


def test_what_is_live_and_cannot_be_read_is_refused(
    deploy: ModuleType, built_folder: Path, tmp_path: Path, web: str, history: list[str]
) -> None:
    deployed(deploy, built_of(built_folder, history[0]), web)
    write(tmp_path / "web", ".portalgen/revision", "$(id) 2026-11-24T08:00\ncommit=x")
    assert deploy.main(["--live", web], {}) == 2
    assert deployed(deploy, built_folder, web) == 2
    assert deploy.main(["--from", str(built_folder), "--rollback", web], {}) == 0


def test_a_commit_that_stands_in_for_another_is_not_asked(
    deploy: ModuleType, built_folder: Path, web: str, history: list[str], git: Callable[..., str], tmp_path: Path
) -> None:
    deployed(deploy, built_of(built_folder, history[1]), web)
    git(tmp_path / "kho", "replace", "--graft", history[2], history[1])
    assert deployed(deploy, built_of(built_folder, history[2]), web) == 2


def test_an_interrupted_deployment_does_not_say_that_it_is_live(
    deploy: ModuleType,
    built_folder: Path,
    web: str,
    history: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    deployed(deploy, built_of(built_folder, history[0]), web)
    monkeypatch.setattr(deploy, "COPY", ("false",))
    assert deployed(deploy, built_of(built_folder, history[1]), web) == 2
    assert live_lines(deploy, web, capsys)[1] == f"commit={history[0]}"


@pytest.mark.parametrize(
    "target",
    [
        "may-chu.example.vn::module/web",
        "rsync://may-chu.example.vn/web",
        "may-chu.example.vn:web",
        "may-chu.example.vn:/",
        "-oProxyCommand=x:/srv",
        "may-chu.example.vn:/srv/$(id)",
        "a b:/srv",
    ],
)
def test_what_is_no_folder_of_a_server_reached_by_ssh_is_refused(
    deploy: ModuleType, built_folder: Path, ssh_log: Path, target: str
) -> None:
    with pytest.raises(deploy.Refused):
        deploy.deploy(built_folder, target, {})
    assert not ssh_log.exists()
