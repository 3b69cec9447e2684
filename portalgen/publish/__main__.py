"""Releases with Python alone: `python3 -m portalgen.publish`, beside the key of a server and on web servers.

Exit codes: 0 done, 1 a mirror did not take the release or `check` found damage, 2 usage, environment or refused.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NoReturn

from portalgen.errors import PortalgenError, UnusableEnvironmentError, UsageError
from portalgen.publish.sending import answers
from portalgen.publish.sending.addresses import ServerAddress, parse_target
from portalgen.publish.sending.archive_file import pack_folder, unpack_file
from portalgen.publish.sending.receiving import explain_os_error, receive_command
from portalgen.publish.sending.send import (
    FailedMirror,
    SendOptions,
    SendProgress,
    SentRelease,
    ask_check,
    ask_releases,
    ask_rollback,
    ask_status,
    send_release,
)
from portalgen.publish.target.checking import CheckedRelease
from portalgen.publish.target.forgetting import forget_former_releases
from portalgen.publish.target.model import SwitchedRelease, TargetStatus

TARGET_VARIABLE: Final = "PORTALGEN_DEPLOY_TARGET"
_DESCRIPTION: Final = """\
Đưa bản phát hành đã chuẩn bị lên nơi đăng; chỉ cần Python, không cần gói nào khác.
Send a prepared release to its target; needs nothing but Python."""
_EPILOG: Final = """\
Nơi đăng (T) là một thư mục của máy này, hoặc `tài-khoản@máy-chủ:/thư-mục`, hoặc `ssh://tài-khoản@máy-chủ:cổng/thư-mục`.
A target (T) is a folder of this machine, or `account@server:/folder`, or `ssh://account@server:port/folder`.

  PORTALGEN_DEPLOY_TARGET        nơi đăng khi không có --to / the target without --to
  PORTALGEN_DEPLOY_KEY           khóa riêng để vào máy chủ, dạng chữ / the private key for the server, as text
  PORTALGEN_DEPLOY_KNOWN_HOSTS   khóa công khai của máy chủ / the server's public keys, as in known_hosts

Ví dụ / Example:
  python3 -m portalgen.publish send /tmp/ban-phat-hanh --to portal@may-chu.example.vn:/srv/portal"""

Command = Callable[[argparse.Namespace, Mapping[str, str], datetime], int]


class _Parser(argparse.ArgumentParser):
    """Reports errors in the command line in both languages."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"Lệnh chưa đúng; xem --help / The command is not right; see --help: {message}\n")


def run_release_command(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a command line and return its exit code."""
    options = _build_parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options, environment, datetime.now(UTC).astimezone())
    except OSError as error:
        fault: PortalgenError = explain_os_error(error)
    except PortalgenError as error:
        fault = error
    except KeyboardInterrupt:
        fault = UnusableEnvironmentError(
            "đã dừng theo yêu cầu; chạy lại lệnh thì làm tiếp", "stopped as asked; run the command again to go on"
        )
    print(fault.sentence(options.language), file=sys.stderr)
    return fault.exit_code


def _build_parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = _Parser("python3 -m portalgen.publish", None, _DESCRIPTION, _EPILOG, formatter_class=raw)
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="ngôn ngữ của thông báo / of messages")
    verbs = parser.add_subparsers(required=True, metavar="LỆNH/COMMAND", parser_class=_Parser)

    def add(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        verb = verbs.add_parser(name, help=text, description=text, formatter_class=raw)
        verb.set_defaults(command=command)
        return verb

    send = add("send", _send, "gửi bản đã chuẩn bị rồi chuyển sang nó / send a prepared release and switch to it")
    send.add_argument("prepared", type=Path, help="thư mục của `portalgen release --prepare` / what that wrote")
    send.add_argument("--to", default="", metavar="T", help="nơi đăng chính / the main target")
    send.add_argument("--mirror", action="append", default=[], metavar="T", help="nơi đăng dự phòng / a mirror")
    send.add_argument("--rollback", action="store_true", help="gửi cả khi là quay lại / also where this leads back")
    send.add_argument(
        "--complete",
        action="store_true",
        help="đọc lại tệp đang hiển thị, ghi mới tệp hỏng / read what is served, write anew what is damaged",
    )
    send.add_argument(
        "--repository", type=Path, default=Path(), help="kho có lịch sử [thư mục này] / with the history [here]"
    )
    status = add("status", _status, "cho biết nơi đăng đang có gì (JSON) / what a target holds, as JSON")
    status.add_argument("target", nargs="?", default="", metavar="T")
    status.add_argument("--outputs", action="store_true", help="dạng tên=giá trị cho quy trình / as name=value lines")
    releases = add("releases", _releases, "các bản còn giữ (JSON) / the releases that are kept, as JSON")
    releases.add_argument("target", nargs="?", default="", metavar="T")
    rollback = add("rollback", _rollback, "quay lại một bản còn giữ / go back to a release that is kept")
    rollback.add_argument("target", metavar="T")
    rollback.add_argument(
        "name", nargs="?", default=None, metavar="BẢN/RELEASE", help="[bản liền trước / the one before]"
    )
    check = add(
        "check", _check, "đọc lại mọi tệp đang hiển thị, nêu tệp hỏng / read all that is served, name what is damaged"
    )
    check.add_argument("target", nargs="?", default="", metavar="T")
    receive = add("receive", _receive, "lệnh bắt buộc trong authorized_keys / the forced command of authorized_keys")
    receive.add_argument("folder", type=Path)
    forget = add(
        "forget",
        _forget,
        "xóa mọi bản trước bản đang phát hành và tệp chỉ bản cũ có; chạy trên chính máy chủ / remove all former releases and"
        " what only they had; on the server itself",
    )
    forget.add_argument("folder")
    pack = add("pack", _pack, "đóng gói một thư mục, in digest=… / pack a folder, write digest=…")
    pack.add_argument("folder", type=Path)
    pack.add_argument("file", type=Path)
    unpack = add("unpack", _unpack, "mở gói đúng mã băm / unpack a file that has the digest")
    unpack.add_argument("file", type=Path)
    unpack.add_argument("folder", type=Path)
    unpack.add_argument("digest")
    return parser


def _send(options: argparse.Namespace, environment: Mapping[str, str], now: datetime) -> int:
    target = _target_of(options.to, environment)
    if not target:
        note = PortalgenError(
            f"Chưa đặt nơi đăng (--to, {TARGET_VARIABLE}).", f"No target is set (--to, {TARGET_VARIABLE})."
        )
        if not environment.get("CI"):
            raise UsageError(note.vi, note.en)
        print(note.sentence(options.language))
        return 0
    report = _Progress(options.language)
    chosen = SendOptions(
        tuple(options.mirror), options.rollback, options.complete, options.repository, environment, report.show
    )
    sent = send_release(options.prepared, target, chosen, now)
    _print_sent(sent, options.language)
    return sent.exit_code


class _Progress:
    """Prints a line for each further tenth."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.tenths: dict[str, int] = {}

    def show(self, progress: SendProgress) -> None:
        """Report the progress of an upload on standard error."""
        tenth = 10 * progress.size // max(progress.all_size, 1)
        if tenth == self.tenths.get(progress.target):
            return
        self.tenths[progress.target] = tenth
        word = "files" if self.language == "en" else "tệp"
        done = f"{progress.size / 1e6:.1f}/{progress.all_size / 1e6:.1f} MB"
        print(f"{progress.target}: {progress.files}/{progress.all_files} {word}, {done}", file=sys.stderr)


def _print_sent(sent: SentRelease, language: str) -> None:
    print(describe_sent(sent, language))
    for note in sent.switched.notes if sent.switched else ():
        print(note.sentence(language), file=sys.stderr)
    for mirror in sent.mirrors:
        if isinstance(mirror, SentRelease):
            _print_sent(mirror, language)
        else:
            print(describe_failed(mirror, language), file=sys.stderr)


def describe_sent(sent: SentRelease, language: str) -> str:
    """Return the sentence about the release now on a target."""
    amount = f"{sent.size / 1e6:.2f} MB, {sent.seconds:.1f}"
    vi, en = {
        "switched": (
            f"Đã đăng bản {sent.name} lên {sent.target}: gửi {sent.files} tệp, {amount} giây.",
            f"{sent.name} is live at {sent.target}: {sent.files} files sent, {amount} seconds.",
        ),
        "confirmed": (
            f"{sent.target} đã có đúng nội dung này (bản {sent.name}); không phải gửi gì.",
            f"{sent.target} shows just this already ({sent.name}); nothing had to be sent.",
        ),
        "already-live": (
            f"{sent.target} đang hiển thị bản {sent.name} này rồi.",
            f"{sent.target} shows this release ({sent.name}) already.",
        ),
    }[sent.outcome]
    return en if language == "en" else vi


def describe_failed(mirror: FailedMirror, language: str) -> str:
    """Return the sentence about a mirror that did not take a release."""
    head = (
        f"The mirror {mirror.target} is behind" if language == "en" else f"Nơi dự phòng {mirror.target} chưa theo kịp"
    )
    return f"{head}: {mirror.error.sentence(language)}"


def _status(options: argparse.Namespace, environment: Mapping[str, str], now: datetime) -> int:
    target = _target_of(options.target, environment)
    status = ask_status(target, environment, now) if target else TargetStatus()
    if options.outputs:
        sys.stdout.write(format_outputs(status, bool(target)))
    else:
        sys.stdout.write(answers.write_mapping({"target": bool(target), **answers.status_as_data(status)}))
    return 0


def format_outputs(status: TargetStatus, has_target: bool) -> str:
    """Return the content of a target as outputs for the steps of a workflow."""
    clock = status.confirmed_clock.isoformat() if status.confirmed_clock else ""
    values = {
        "target": "yes" if has_target else "no",
        "commit": status.confirmed_commit,
        "at": clock,
        "number": status.head_number,
        "previous": status.head_digest,
    }
    return "".join(f"{name}={value}\n" for name, value in values.items())


def _releases(options: argparse.Namespace, environment: Mapping[str, str], now: datetime) -> int:
    target = _target_of(options.target, environment)
    kept = ask_releases(target, environment, now) if target else ()
    releases = [answers.release_as_data(each) for each in kept]
    sys.stdout.write(answers.write_mapping({"target": bool(target), "releases": releases}))
    return 0


def _check(options: argparse.Namespace, environment: Mapping[str, str], now: datetime) -> int:
    target = _target_of(options.target, environment)
    if not target:
        raise UsageError(f"chưa nói nơi đăng (T, {TARGET_VARIABLE})", f"no target is named (T, {TARGET_VARIABLE})")
    checked = ask_check(target, environment, now)
    print(describe_checked(checked, options.language))
    for place in (*checked.damaged, *checked.foreign):
        print(f"  {place}")
    return 0 if checked.is_sound else 1


def describe_checked(checked: CheckedRelease, language: str) -> str:
    """Return the sentence about the served files after reading all of them."""
    if checked.is_sound:
        vi, en = (
            f"Bản {checked.name} còn nguyên: {checked.files} tệp đúng với danh sách.",
            f"{checked.name} is sound: {checked.files} files are what the lists say.",
        )
    else:
        vi, en = (
            f"Bản {checked.name}: {len(checked.damaged)} tệp hỏng hoặc thiếu, {len(checked.foreign)} tệp lạ. Hãy xem ổ đĩa và ai "
            "ghi được vào nơi đăng, rồi chạy `portalgen release --complete`: tệp hỏng được ghi mới, bản mới không có tệp lạ.",
            f"{checked.name}: {len(checked.damaged)} files are damaged or missing, {len(checked.foreign)} are foreign. See to the "
            "disk and to who can write to the target, then run `portalgen release --complete`: what is damaged is written anew, and "
            "the new release has no foreign file.",
        )
    return en if language == "en" else vi


def _rollback(options: argparse.Namespace, environment: Mapping[str, str], now: datetime) -> int:
    switched = ask_rollback(options.target, options.name, environment, now)
    print(describe_rollback(switched, options.language))
    for note in switched.notes:
        print(note.sentence(options.language), file=sys.stderr)
    return 0


def describe_rollback(switched: SwitchedRelease, language: str) -> str:
    """Return the sentence about a rollback."""
    if language == "en":
        return f"Went back to {switched.release.name}."
    return f"Đã quay lại bản {switched.release.name}."


def _forget(options: argparse.Namespace, _: Mapping[str, str], now: datetime) -> int:
    place = parse_target(options.folder)
    if isinstance(place, ServerAddress):
        raise UsageError(
            f"`forget` chỉ chạy trên chính máy chủ {place.host}, bằng tài khoản nhận bản phát hành: `python3 -m portalgen.publish "
            f"forget {place.folder}`; khóa gửi không xóa được gì",
            f"`forget` is run on the server {place.host} itself, by the account that receives: `python3 -m portalgen.publish forget "
            f"{place.folder}`; the key for sending removes nothing",
        )
    forgotten = forget_former_releases(place, now)
    number = len(forgotten.names)
    if options.language == "en":
        print(f"Releases removed: {number}; files that only they had: {forgotten.shared_files}.")
    else:
        print(f"Đã xóa {number} bản cũ và {forgotten.shared_files} tệp chỉ bản cũ có.")
    return 0


def _receive(options: argparse.Namespace, environment: Mapping[str, str], now: datetime) -> int:
    text = environment.get("SSH_ORIGINAL_COMMAND", "")
    return receive_command(options.folder, text, sys.stdin.buffer, sys.stdout.buffer, now)


def _pack(options: argparse.Namespace, _: Mapping[str, str], __: datetime) -> int:
    print(f"digest={pack_folder(options.folder, options.file)}")
    return 0


def _unpack(options: argparse.Namespace, _: Mapping[str, str], __: datetime) -> int:
    number = unpack_file(options.file, options.folder, options.digest)
    print(f"{'Files unpacked' if options.language == 'en' else 'Tệp đã mở ra'}: {number}")
    return 0


def _target_of(text: str, environment: Mapping[str, str]) -> str:
    return text.strip() or environment.get(TARGET_VARIABLE, "").strip()


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(run_release_command(sys.argv[1:], os.environ))
