"""Plays on a practice province: the commands that the guides for operators and auditors name outside of their practice sections.

Each is run as it stands in its guide, with the values of the province in the place of those of the reader's own portal
(`VALUES`), and, if the guide only names it, with the options that it cannot do without (`OPTIONS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from tests.makers.practice_session import PracticeSession

AUDITOR, OPERATOR = "kiem-toan.md", "van-hanh.md"
QUICK: Final[Mapping[str, tuple[str, ...]]] = {
    AUDITOR: (
        "portalgen explain APR210",
        "portalgen verify-approval TỆP",
        "portalgen queue",
        "portalgen audit answers --site so",
        "portalgen audit item MÃ-BÀI",
        "portalgen audit approvals",
        "portalgen addresses --check",
        "portalgen governance purge verify --old-repository BẢN-SAO-CŨ",
        "portalgen audit sample --seed 2026-06 --count 2 --genesis $KHOI_DAU",
    ),
    OPERATOR: (
        "portalgen explain HTM109",
        "portalgen explain TXT203",
        "portalgen due administrative_document --from 2026-11-23T09:00",
        "portalgen governance show --on 2026-12-31",
        "portalgen lint content/sngv/tin-tuc",
        "portalgen queue --format html --out /srv/noi-bo/hang-cho.html",
        "portalgen audit approvals --genesis MÃ --known MÃ-LẦN-TRƯỚC",
        "portalgen server-config nginx --target /srv/portal --certificate /etc/ssl/portal/fullchain.pem "
        "--key /etc/ssl/portal/key.pem --out nginx",
        "portalgen server-config caddy --target /srv/portal --certificate-folder /etc/ssl/portal --out caddy",
    ),
}
"""By guide the commands that every run of the tests plays, in this order."""
NEXT_DAY: Final = "the next day"
"""No command: what the portal shows changes by time."""
LONG: Final[Mapping[str, tuple[str, ...]]] = {
    OPERATOR: (
        "portalgen ci --base main --prepare",
        "portalgen audit due --fail-on note",
        "portalgen audit deadlines",
        "portalgen lint",
        "portalgen lint --site sngv",
        "portalgen lint --select DDL",
        "portalgen lint --diff",
        "portalgen lint --fix",
        "portalgen build",
        "portalgen inspect",
        "portalgen why https://sngv.lamdong.gov.vn/",
        "portalgen why ĐỊA-CHỈ",
        "portalgen why content/sngv/_index.vi.md --format json",
        "portalgen redirects",
        "portalgen redirects --out public --format csv",
        "portalgen release",
        "portalgen release-status NƠI-ĐĂNG --older-than 2d",
        "portalgen release-status NƠI-ĐĂNG",
        "portalgen releases NƠI-ĐĂNG",
        "python3 -m portalgen.publish check NƠI-ĐĂNG",
        "portalgen backup",
        "portalgen restore-drill",
        "portalgen archive",
        "git switch main && git pull",
        "portalgen addresses --record --dry-run",
        "portalgen addresses --record",
        'git add site-config/addresses && git commit -m "Ghi sổ địa chỉ" && git push',
        "portalgen addresses --check",
        "portalgen addresses --site sngv",
        NEXT_DAY,
        "portalgen release --when-due",
        "portalgen rollback NƠI-ĐĂNG",
        "portalgen rollback NƠI-ĐĂNG 41",
        "portalgen lint --update-baseline",
    ),
}
"""As `QUICK`; these build, release or judge the whole portal."""
SECURITY_REPORT: Final = "portalgen report security --sbom sbom.cdx.json"
"""Of the operator; it asks every program of a release and of a web server for its version."""
VALUES: Final[Mapping[str, str]] = {
    "content/sngv/_index.vi.md": "content/so/tin-tuc/hoi-thao/index.vi.md",
    "sngv.lamdong.gov.vn": "so.luyen-tap.example.vn",
    "ĐỊA-CHỈ": "https://so.luyen-tap.example.vn/",
    "sngv": "so",
    "/srv/noi-bo/": "../",
    "NƠI-ĐĂNG 41": "../dich 2",
    "NƠI-ĐĂNG": "../dich",
    "BẢN-SAO-CŨ": "../kho.git",
    "MÃ-LẦN-TRƯỚC": "$MA_TRUOC",
    "MÃ-BÀI": "so-hoi-thao",
    "MÃ": "$KHOI_DAU",
    "TỆP": "$PHIEU",
}
"""What stands for something of the reader's own: the province's."""
OPTIONS: Final[Mapping[str, str]] = {
    "portalgen audit approvals": "--genesis $KHOI_DAU",
    "portalgen build": "--no-search",
    "portalgen release": "--to ../dich",
    "portalgen release --when-due": "--to ../dich",
    "portalgen backup": "--target ../dich --to ../sao-luu.tar",
    "portalgen restore-drill": "--repository ../kho.git --target ../dich --backup ../sao-luu.tar --this-program",
    "portalgen archive": "--target ../dich --out ../cong.warc.gz",
}
"""What a command takes that a guide only names, or whose options another guide explains."""
UNFOLLOWED: Final[Mapping[str, Mapping[str, str]]] = {
    AUDITOR: {
        "portalgen history check": "no site of the province has page histories on main, which takes the board's approval",
    },
    OPERATOR: {
        "scripts/": "belongs to the repository of the program, which a province is not",
        "export PATH=": "finds the program of that repository; the session has its own",
        "*/15 * * * *": "a line of crontab, for a web server and a clone with the program; its command is played by itself",
        "0 5 * * 1": "a line of crontab; no site of the province has page histories",
        "portalgen history ": "no site of the province has page histories on main, which takes the board's approval",
        "portalgen release --to portal-nhan@": "sends to another machine; played with the guide may-chu-web.md",
        "portalgen verify --from": "asks the web servers of the portal; the province has none",
        "portalgen serve": "shows pages until it is stopped",
        "portalgen server-config hosts --check-certificate": "reads a certificate of the portal's hosts; there is none",
        "portalgen report security --vulnerabilities": "reads a file of the weekly workflow of a forge",
    },
}
"""By guide the beginnings of the commands that cannot run on a province, and why."""
_READER: Final = re.compile("|".join(map(re.escape, VALUES)))


def play(practice: PracticeSession, commands: Iterable[str]) -> list[str]:
    """Run commands of a guide in the clone of the province; return those that did not succeed, with their output."""
    begun = practice.now
    practice.copy = practice.folder / "cong"
    record = next((practice.copy / "site-config/approvals").rglob("*.json"))
    practice.environment = {
        **practice.environment,
        "KHOI_DAU": practice.git("config", "portalgen.genesis"),
        "MA_TRUOC": practice.git("rev-parse", "main"),
        "PHIEU": str(record.relative_to(practice.copy)),
    }
    failed = []
    for command in commands:
        if command == NEXT_DAY:
            practice.now += timedelta(days=1)
            continue
        practice.now += timedelta(minutes=1)
        line = _READER.sub(lambda found: VALUES[found[0]], f"{command} {OPTIONS.get(command, '')}").strip()
        output, code = practice.run(line, [])
        if code != 0:
            failed.append(f"$ {command}\n$ {line}\n{output}\n--- ended with {code}")
    practice.now = begun
    return failed
