"""The guide for operators is followed to the letter, from an empty server to a live portal, on a machine of its own.

Commands run as they stand, by root (`#`) and by the account that releases (`$`), at the very paths, accounts, ports and
names of the guide: the machine has its own files, network and processes (`tests.makers.private_machine`). Real are sshd,
nginx, sudo, rsync, git, curl and Debian's own Python. What is not is named in `STAND_INS` there and in `SUBSTITUTED` here.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
import yaml

from portalgen.cli.main import run_command
from portalgen.config.roster_models import KeyModel
from portalgen.publish.servers.nginx import LOG_FIELDS
from tests.makers.guide_session import find_missing_lines
from tests.makers.private_machine import PrivateMachine, is_possible, open_machine
from tests.makers.web_servers import make_certificate

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.long,
    pytest.mark.needs(
        "caddy",
        "curl",
        "nginx",
        "nginx-brotli",
        "openssl",
        "pgrep",
        "rsync",
        "rsyslogd",
        "ssh",
        "ssh-keygen",
        "sshd",
        "sudo",
    ),
]

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
printf '#!/bin/sh\\nPYTHONPATH=/opt/program exec /opt/venv/bin/python -P -c "from portalgen.cli.main import main; main()" "$@"\\n' > .venv/bin/portalgen
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
    """A repository as an operator finds it: a small portal, its theme, and of the program what servers run."""
    assert run_command(["init", str(folder)]) == 0
    (folder / "portalgen").mkdir()
    for name in ("__init__.py", "errors.py", "frozen.py", "on_demand.py"):
        shutil.copy(ROOT / "portalgen" / name, folder / "portalgen")
    shutil.copytree(
        ROOT / "portalgen/publish", folder / "portalgen/publish", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "themes", folder / "themes")
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
    archive = subprocess.run(
        ["tar", "-cf", "-", "-C", str(folder / "kho"), "."], capture_output=True, check=True
    ).stdout
    machine.unpack(archive, "/var/kho")
    machine.write(
        "/etc/hosts",
        f"127.0.0.1 localhost {socket.gethostname()} {HOST} {SERVER}\n::1 localhost {HOST}\n127.0.0.2 {MIRROR}\n",
    )
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
        self.commands = 0
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
        self.commands += 1
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
        pytest.skip(
            "a machine of its own (unshare) takes root or sudo without a password, and a Python outside of home"
        )
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


def test_caddy_answers_as_the_guide_shows_it_of_nginx(guide: OperatorGuide) -> None:
    machine = guide.machine
    stopped = machine.run("nginx -s stop && while pgrep -x nginx; do sleep 0.05; done")
    assert stopped.returncode == 0, stopped.stdout
    machine.start("env", "HOME=/root", "caddy", "run", "--adapter", "caddyfile", "--config", "/etc/caddy/Caddyfile")
    waited = machine.run(
        f"for i in $(seq 100); do curl -s -o /dev/null https://{HOST}/ && exit 0; sleep 0.1; done; exit 1"
    )
    assert waited.returncode == 0, waited.stdout
    again = OperatorGuide(machine)
    # What `verify` prints has the number of the release.
    asked = section_of(GUIDE, "## 6. Xem cổng").partition("\nVà trang có đúng là bản đã ký không")[0]
    assert again.follow(asked) == []
    assert again.commands > 6


def section_of(page: str, heading: str) -> str:
    """The section below a heading."""
    return page.partition(f"\n{heading}\n")[2].partition("\n## ")[0]


def test_nothing_in_the_guide_is_left_out(guide: OperatorGuide) -> None:
    prompts = re.findall(r"^[#$] ", "".join(re.findall(r"^```console\n(.*?)^```$", GUIDE, re.M | re.S)), re.M)
    assert guide.commands == len(prompts) > 60
    assert all(any(begin in command for command in prompted(GUIDE)) for begin in (*SUBSTITUTED, *EVENTS))
    (roster,) = guide.shown
    (key,) = yaml.safe_load(fill_keys(roster, guide.keys))["release_keys"]
    assert KeyModel(**key).public
    for text in ("may-chu.example.vn", "/srv/portal"):
        assert text not in "".join(SUBSTITUTED)


def prompted(page: str) -> list[str]:
    """The commands of a page."""
    return [command for body in re.findall(r"^```console\n(.*?)^```$", page, re.M | re.S)
            for _, command, _ in split_commands(body)]  # fmt: skip


def test_a_stolen_key_and_an_unsigned_release_are_refused_as_the_guide_promises(guide: OperatorGuide) -> None:
    machine = guide.machine
    before = machine.run("readlink /srv/portal/current").stdout
    target = f"portal-nhan@{SERVER}:/srv/portal"
    machine.run("cp -r /tmp/ban-moi /tmp/chua-ky && rm /tmp/chua-ky/manifest.json.sig", "phat-hanh")
    # What is live may have been confirmed at a later minute, which would be refused first.
    unsigned = machine.run(
        f"python3 -m portalgen.publish send /tmp/chua-ky --to {target} --rollback", "phat-hanh", "cong"
    )
    assert unsigned.returncode == 2
    assert "chưa được ký" in unsigned.stdout
    for command in (
        f"ssh {SERVER}",
        f"scp {SERVER}:/etc/passwd x",
        f"ssh {SERVER} sudo -n /usr/bin/systemctl reload nginx",
    ):
        assert machine.run(f"{command} < /dev/null", "phat-hanh", "cong").returncode != 0
    other = machine.run("sudo -n -u root /usr/bin/systemctl stop nginx < /dev/null", "portal-nhan")
    assert other.returncode != 0
    own = machine.run("echo x >> ~/.ssh/authorized_keys", "portal-nhan")
    assert own.returncode != 0
    assert machine.run("readlink /srv/portal/current").stdout == before


SECURITY_CENTRE: Final = """\
import json, socket
place = socket.create_server(("127.0.0.1", 6514))
place.settimeout(20)
data, stream = b"", place.accept()[0]
stream.settimeout(20)
while not (b"portal-release" in data and b"portal-web" in data):
    data += stream.recv(65536)
for line in data.decode().splitlines()[:-1]:
    print(json.loads(line[line.index("{") :]).keys() >= {"time"})
"""


def test_both_logs_arrive_at_the_security_centre(guide: OperatorGuide) -> None:
    machine = guide.machine
    names = machine.read("/etc/hosts")
    machine.write("/etc/hosts", f"{names}127.0.0.1 soc.example.vn\n")
    # Without the log of the system, whose socket belongs to the real machine.
    own = 'global(workDirectory="/var/spool/rsyslog")\ninclude(file="/etc/rsyslog.d/portal.conf")\n'
    machine.write("/etc/rsyslog-portal.conf", own)
    machine.write("/tmp/soc.py", SECURITY_CENTRE)
    begin = "mkdir -p /var/spool/rsyslog; python3 /tmp/soc.py & sleep 0.5; rsyslogd -n -i NONE -f /etc/rsyslog-portal.conf > /tmp/rsyslog.out 2>&1 &"
    done = machine.run(f"{begin} wait %1; code=$?; kill %2; exit $code")
    assert done.returncode == 0, done.stdout
    assert set(done.stdout.split()) == {"True"}


def test_the_guide_says_what_to_do_about_each_refusal_of_a_target() -> None:
    sources = [file.read_text("utf-8") for file in (ROOT / "portalgen/publish/target").rglob("*.py")]
    reasons = {name for text in sources for name in re.findall(r'TargetRefusedError\(\s*"([a-z-]+)"', text)}
    rows = section_of(GUIDE, "## 12. Khi có sự cố")
    named = {name for row in re.findall(r"^\| (`[^|]+) \|", rows, re.M) for name in re.findall(r"`([a-z-]+)`", row)}
    assert reasons - named == set()
    assert named - reasons == {"warning"}


def test_the_guide_names_every_field_of_the_log_of_requests() -> None:
    (row,) = re.findall(r"^\| `/var/log/nginx/portal.log` .*$", GUIDE, re.M)
    assert re.findall(r"`([a-z_]+)`", row) == list(LOG_FIELDS)


def test_nothing_of_the_machine_is_seen_outside(guide: OperatorGuide, tmp_path: Path) -> None:
    for folder in ("/srv", "/etc", "/var/lib", "/tmp"):
        guide.machine.write(f"{folder}/{tmp_path.name}", "x")
        assert guide.machine.read(f"{folder}/{tmp_path.name}") == "x"
        assert not Path(folder, tmp_path.name).exists()
    assert "phat-hanh" not in Path("/etc/passwd").read_text("utf-8")


class TestFollowing:
    """What follows the guide notices a guide that is wrong."""

    @pytest.mark.parametrize(
        "block",
        ["$ false\n", "# echo một\nhai\n", "# echo một\n", "# ls /srv/khong-co\n…\n", "$ test -w /srv/portal\n"],
    )
    def test_a_command_that_fails_or_prints_something_else_is_named(self, guide: OperatorGuide, block: str) -> None:
        again = OperatorGuide(guide.machine)
        assert len(again.follow(f"Chạy:\n\n```console\n{block}```\n")) == 1
