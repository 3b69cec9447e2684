"""A deployment makes the target hold what was built, and touches nobody else's files."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
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
