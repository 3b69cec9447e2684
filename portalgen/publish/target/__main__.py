"""`python3 -m portalgen.publish.target FOLDER [settings]`: make a web server's folder a target, or change its settings.

Exit codes: 0 done, 2 usage, environment or refused.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import read_settings, set_up_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.settings import format_settings

_DESCRIPTION: Final = (
    "Tạo nơi đăng mà máy chủ web đọc, hoặc đổi cài đặt của nó; phần không ghi giữ nguyên. / "
    "Make the folder that a web server reads from, or change its settings; what is not given stays."
)
_EPILOG: Final = (
    "Ví dụ / Example: python3 -m portalgen.publish.target /srv/portal --check-server 127.0.0.1:8081 "
    "--allowed-signers release.pub.signers --after-switch sudo systemctl reload nginx"
)


def set_up_from_arguments(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code."""
    options = _build_parser().parse_args(arguments)
    try:
        former = read_settings(options.folder)
    except TargetRefusedError:
        former = TargetSettings()
    try:
        settings = replace(former, **_changes(options))
        set_up_target(options.folder, settings)
    except TargetRefusedError as error:
        print(error.sentence(options.language), file=sys.stderr)
        return error.exit_code
    print(format_settings(settings).decode(), end="")
    return 0


def _build_parser() -> argparse.ArgumentParser:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "python3 -m portalgen.publish.target", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=form
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="ngôn ngữ của thông báo / of messages")
    parser.add_argument("--keep-releases", type=int, metavar="N", help="số bản giữ lại [10] / releases that stay [10]")
    parser.add_argument(
        "--shared-days", type=int, metavar="N", help="số ngày tệp dùng chung của bản cũ còn mở được [7] / "
        "days for which fingerprinted files of former releases answer [7]"
    )  # fmt: skip
    parser.add_argument(
        "--check-server", metavar="HOST:PORT", help="hỏi máy chủ web từ liên kết `next` trước khi chuyển / "
        "ask the web server by the link `next` before the switch"
    )  # fmt: skip
    parser.add_argument(
        "--allowed-signers", type=Path, metavar="FILE", help="chỉ nhận bản do khóa trong tệp này ký / "
        "take only what a key of this file signed"
    )  # fmt: skip
    parser.add_argument(
        "--after-switch", nargs=argparse.REMAINDER, metavar="WORD", help="lệnh chạy sau khi chuyển, ghi cuối cùng / "
        "a command after each switch, given last"
    )  # fmt: skip
    return parser


def _changes(options: argparse.Namespace) -> dict[str, Any]:
    changes = {name: getattr(options, name) for name in ("keep_releases", "shared_days", "check_server")}
    changes["after_switch"] = None if options.after_switch is None else tuple(options.after_switch)
    changes["allowed_signers"] = _read_signers(options.allowed_signers) if options.allowed_signers else None
    return {name: value for name, value in changes.items() if value is not None}


def _read_signers(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise TargetRefusedError(
            "settings", f"không đọc được `{file}`; hãy kiểm tra đường dẫn", f"`{file}` cannot be read; check the path"
        ) from error


if __name__ == "__main__":
    sys.exit(set_up_from_arguments(sys.argv[1:]))
