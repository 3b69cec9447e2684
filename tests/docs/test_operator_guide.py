"""The guide for operators is followed to the letter, from an empty server to a live portal, on a machine of its own.

Commands run as they stand, by root (`#`) and by the account that releases (`$`), at the very paths, accounts, ports and
names of the guide: the machine has its own files, network and processes (`tests.makers.private_machine`). Real are sshd,
nginx, sudo, rsync, git, curl and Debian's own Python. What is not is named in `STAND_INS` there and in `SUBSTITUTED` here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from portalgen.cli.main import run_command
from tests.makers.guide_session import find_missing_lines
from tests.makers.private_machine import PrivateMachine, is_possible, open_machine
from tests.makers.web_servers import make_certificate

pytestmark = pytest.mark.heavy

ROOT: Final = Path(__file__).resolve().parents[2]
GUIDE: Final = (ROOT / "docs/how-to/may-chu-web.md").read_text("utf-8")
HOST, SERVER, MIRROR = "www.example.vn", "may-chu.example.vn", "may-chu-2.example.vn"
SUBSTITUTED: Final[Mapping[str, tuple[str, str]]] = {
    "apt-get install ": (
        "apt-get install --simulate ",
        "there is no network, and packages of the real machine are not touched: apt says what it would install",
    ),
}
"""What a command begins with: what stands there instead, and why. Nothing else is changed."""
_BLOCK: Final = re.compile(r"^```(?P<info>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CREATED: Final = re.compile(r"\b[Tt]ạo `(/[^`]+)`")
_KEY: Final = re.compile(r"ssh-ed25519 AAAA… (\S+)")
SETUP: Final = """\
#!/bin/sh
mkdir -p .venv/bin
printf '#!/bin/sh\\nPYTHONPATH=/opt/program exec /opt/venv/bin/python -c "from portalgen.cli.main import main; main()" "$@"\\n' > .venv/bin/portalgen
chmod 755 .venv/bin/portalgen
"""
GONE: Final = """\
---
id: bai-da-go
kind: tombstone
title: Bài đã gỡ (mẫu)
date: 2026-10-20T09:00
removed: {at: 2026-10-21T08:00, reason: outdated}
former_kind: news
sample: true
---
"""
GIT: Final = "git -c user.name=mau -c user.email=mau@example.vn -c maintenance.auto=false"


def prepare_repository(folder: Path) -> None:
    """A repository as an operator finds it: a small portal, and the program."""
    assert run_command(["init", str(folder)]) == 0
    shutil.copytree(ROOT / "portalgen", folder / "portalgen", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / ".gitignore").open("a") as file:
        file.write("__pycache__/\n.venv/\n")
    (folder / "scripts").mkdir()
    (folder / "scripts/setup").write_text(SETUP, "utf-8")
    (folder / "scripts/setup").chmod(0o755)
    (folder / "content/portal/tin-tuc/bai-da-go.vi.md").write_text(GONE, "utf-8")
    page = folder / "content/portal/gioi-thieu/index.vi.md"
    old = "redirect_from: ['/SitePages/Tin-tuc.aspx?ItemId=123']\n"
    page.write_text(page.read_text("utf-8").replace("---\n", f"---\n{old}", 1), "utf-8")
    for command in ("init -q -b main", "add -A", "commit -q -m Mẫu"):
        subprocess.run([*GIT.split(), "-C", str(folder), *command.split()], check=True)


def prepare_machine(machine: PrivateMachine, folder: Path) -> None:
    """What the guide takes as given: names, a certificate, a repository to clone, and what Debian starts by itself."""
    archive = subprocess.run(["tar", "-cf", "-", "-C", str(folder / "kho"), "."], capture_output=True, check=True).stdout
    machine.unpack(archive, "/var/kho")
    machine.write("/etc/hosts", f"127.0.0.1 localhost {HOST} {SERVER}\n::1 localhost {HOST}\n127.0.0.2 {MIRROR}\n")
    machine.write("/etc/nsswitch.conf", "hosts: files\npasswd: files\ngroup: files\nshadow: files\n")
    machine.write(
        "/etc/gitconfig",
        '[url "file:///var/kho"]\n\tinsteadOf = https://kho.example.vn/cong.git\n[safe]\n\tdirectory = *\n',
    )
    certificate, key = make_certificate(folder / "tls", HOST, days=90)
    machine.write("/etc/ssl/portal/fullchain.pem", certificate.read_text())
    machine.write("/tmp/fullchain.pem", certificate.read_text())
    machine.write("/etc/ssl/portal/key.pem", key.read_text(), 0o600)
    machine.write("/etc/ssl/certs/ca-certificates.crt", certificate.read_text())
    machine.write("/etc/ssh/sshd_config.d/address.conf", "ListenAddress 127.0.0.1\n")
    for command in ("systemctl start nginx", "ssh-keygen -A"):
        done = machine.run(command)
        assert done.returncode == 0, done.stdout
    machine.start("/usr/sbin/sshd", "-D")


def approve_a_page(machine: PrivateMachine) -> None:
    """Main gets another page, as it does once it is approved."""
    page = "content/portal/tin-tuc/bai-moi.vi.md"
    text = machine.read("/var/kho/content/portal/tin-tuc/khai-truong/index.vi.md")
    machine.write(f"/var/kho/{page}", re.sub(r"^id: .*$", "id: bai-moi", text, flags=re.MULTILINE))
    done = machine.run(f"{GIT} -C /var/kho add -A && {GIT} -C /var/kho commit -q -m Bài")
    assert done.returncode == 0, done.stdout


MIRROR_SERVER: Final = """\
set -e
mount -t tmpfs none /srv
install -d -o portal-nhan -g portal-nhan /srv/portal
runuser -u portal-nhan -- env PYTHONPATH=/opt/portalgen python3 -m portalgen.publish.target /srv/portal --allowed-signers /etc/portal-signers
exec /usr/sbin/sshd -D -o ListenAddress=127.0.0.2 -o PidFile=none
"""


def start_mirror(machine: PrivateMachine) -> None:
    """A second server: another address, another `/srv`. Its key is the first one's, so as not to follow the guide twice."""
    machine.start("unshare", "--mount", "bash", "-c", MIRROR_SERVER)
    config = machine.read("/home/phat-hanh/.ssh/config")
    machine.write("/home/phat-hanh/.ssh/config", config.replace(f"Host {SERVER}", f"Host {SERVER} {MIRROR}"))
    known = machine.read("/home/phat-hanh/.ssh/known_hosts")
    machine.write("/home/phat-hanh/.ssh/known_hosts", known + known.replace(SERVER, MIRROR))
    done = machine.run(f"for i in $(seq 50); do ssh-keyscan -q {MIRROR} | grep -q . && exit 0; sleep 0.1; done; exit 1")
    assert done.returncode == 0, done.stdout


EVENTS: Final[Mapping[str, Callable[[PrivateMachine], None]]] = {
    "systemctl start portal-release.service": approve_a_page,
    "--complete": start_mirror,
}
"""What happens in the world before a command that holds these words."""


class OperatorGuide:
    """Follows the guide and notes what is not as it says."""

    def __init__(self, machine: PrivateMachine) -> None:
        self.machine = machine
        self.keys: dict[str, str] = {}
        self.differences: list[str] = []
        self.shown: list[str] = []
        """What is neither run nor written to a file."""

    def follow(self, page: str) -> list[str]:
        for block in _BLOCK.finditer(page):
            created = _CREATED.search(page[: block.start()].rstrip().rpartition("\n")[2])
            if block["info"] == "console":
                for prompt, command, expected in split_commands(block["body"]):
                    self._compare(prompt, command, expected)
            elif created:
                self._create(created[1], block["body"])
            else:
                self.shown.append(block["body"])
        return self.differences

    def _create(self, file: str, text: str) -> None:
        self.machine.write(file, fill_keys(text, self.keys))

    def _compare(self, prompt: str, command: str, expected: str) -> None:
        for words, happens in EVENTS.items():
            if words in command:
                happens(self.machine)
        for begin, (instead, _) in SUBSTITUTED.items():
            if command.startswith(begin):
                command = instead + command.removeprefix(begin)
        user, folder = ("root", "/root") if prompt == "#" else ("phat-hanh", "$([ -d cong ] && echo cong || echo .)")
        done = self.machine.run(command, user, folder)
        self.keys |= {name: body for body, name in re.findall(r"^ssh-ed25519 (AAAA\S+) (khoa-\S+)$", done.stdout, re.M)}
        missing = find_missing_lines(expected, done.stdout)
        if done.returncode or missing or (not expected and done.stdout):
            self.differences.append(f"{prompt} {command}\n{done.stdout}\n--- ended with {done.returncode}: {missing}")


def split_commands(body: str) -> Iterator[tuple[str, str, str]]:
    """Who runs each command of a block, the command, and what it prints."""
    parts = re.split(r"^([#$]) ", body, flags=re.MULTILINE)
    for prompt, part in zip(parts[1::2], parts[2::2], strict=True):
        command, _, expected = part.partition("\n")
        yield prompt, command, expected


def fill_keys(text: str, keys: Mapping[str, str]) -> str:
    """Put public keys that were printed in the place of the dots after which their names stand."""
    return _KEY.sub(lambda found: f"ssh-ed25519 {keys[found[1]]} {found[1]}", text)


@pytest.fixture(scope="module")
def guide() -> Iterator[OperatorGuide]:
    """The guide, followed to its end."""
    if not is_possible():
        pytest.skip("a machine of its own (unshare) takes root, or sudo without a password")
    with tempfile.TemporaryDirectory(prefix="portalgen-machine-") as name:
        folder = Path(name)
        prepare_repository(folder / "kho")
        with open_machine(folder) as machine:
            prepare_machine(machine, folder)
            guide = OperatorGuide(machine)
            guide.follow(GUIDE)
            yield guide


def test_every_command_of_the_guide_does_and_prints_what_it_says(guide: OperatorGuide) -> None:
    assert guide.differences == [], "\n\n".join(guide.differences)
