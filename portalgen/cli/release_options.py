"""The options that the release commands share, and the release requested by them."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from portalgen.cli.state import CommandState
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.pipeline import release
    from portalgen.pipeline.releasing import former_lists
    from portalgen.publish import layout as publish_layout
    from portalgen.publish import prepared_folder, signing
    from portalgen.publish.sending import addresses as sending_addresses
    from portalgen.publish.sending import answers as sending_answers
    from portalgen.publish.sending import send as sending_send
    from portalgen.publish.target import folder as target_folder
    from portalgen.publish.target import model as target_model


_TARGET_VARIABLE: Final = "PORTALGEN_DEPLOY_TARGET"
_STATUS_VERSION: Final = 1
"""Version of the JSON format of `portalgen release-status`."""
_FOLDER: Final = Path(".portalgen", "release")
"""Folder for preparing a release before sending it, relative to the portal's root."""

target_option = click.option(
    "--to",
    "target",
    default="",
    envvar=_TARGET_VARIABLE,
    metavar="TARGET",
    help="Nơi đăng: thư mục, hoặc tài-khoản@máy-chủ:/thư-mục. / The target: a folder, or account@server:/folder.  [$PORTALGEN_DEPLOY_TARGET]",
)
mirror_option = click.option(
    "--mirror",
    "mirrors",
    multiple=True,
    metavar="TARGET",
    help="Nơi đăng dự phòng, chuyển sau nơi chính; ghi được nhiều lần. / A mirror, switched after the main target; may be repeated.",
)
live_option = click.option(
    "--live",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    metavar="STATUS",
    help="Nơi đăng đang có gì: tệp do `portalgen release-status --format json` ghi; thay cho việc hỏi --to. / The target's status from `portalgen release-status --format json`, instead of asking --to.",
)
governance_approved_option = click.option(
    "--governance-approved",
    is_flag=True,
    help="Thay đổi quy tắc từ bản đang phát hành đã được duyệt trên máy chủ kho; chỉ có giá trị khi chưa đủ người ký được. / Rule changes since the live release were approved on the forge; valid only while too few owners can sign.",
)


def prepared_type(exists: bool = False) -> click.ParamType[Any]:
    """Return the type of an option with the folder of a prepared release."""
    return click.Path(path_type=Path, exists=exists, file_okay=False)


@frozen
class ReleaseRequest:
    """The release requested by the options of `portalgen release`."""

    state: CommandState
    target: str
    mirrors: tuple[str, ...]
    prepare: Path | None
    prepared: Path | None
    live: Path | None
    built: Path | None
    key: Path | None
    allows_back: bool
    judged_commit: str
    is_complete: bool
    only_when_due: bool
    only_check: bool
    genesis: str | None
    is_governance_approved: bool
    at: datetime
    now: datetime
    jobs: int
    cache: Path

    def validate_options(self) -> None:
        """Raise UsageError if options cannot be combined."""
        if self.prepare is not None and self.prepared is not None:
            raise UsageError(
                "dùng --prepare (chỉ chuẩn bị) hoặc --prepared (chỉ gửi), không dùng cả hai",
                "use --prepare (only prepare) or --prepared (only send), not both",
            )
        if self.prepared is not None and (self.key is not None or self.built is not None):
            raise UsageError(
                "--prepared gửi bản đã chuẩn bị như nó có; ký trước bằng `portalgen sign-release`, và không dùng cùng --from",
                "--prepared sends the prepared release as it is; sign it first with `portalgen sign-release`, and "
                "omit --from",
            )
        needs_target = self.prepare is None and not self.only_check
        if not self.target and (needs_target or self.live is None):
            raise UsageError(
                f"chưa nói nơi đăng; ghi --to THƯ_MỤC, --to tài-khoản@máy-chủ:/thư-mục, hoặc đặt {_TARGET_VARIABLE}",
                f"the target is missing; give --to FOLDER, --to account@server:/folder, or set {_TARGET_VARIABLE}",
            )

    def read_status(self) -> target_model.TargetStatus:
        """Return the status of the target, which is read from the file of `--live` or asked from the target."""
        if self.live is not None:
            return read_status_file(self.live)
        self._set_up()
        return sending_send.ask_status(self.target, os.environ, self.now)

    def options(self, status: target_model.TargetStatus) -> release.ReleaseOptions:
        """Return the options for preparing a release, given the present `status` of the target."""
        lists = (
            {}
            if self.is_complete
            else former_lists.collect_former_lists(status, self.cache, self._local_target(), former_lists.fetch_list)
        )
        return release.ReleaseOptions(
            root=self.state.root,
            at=self.at,
            now=self.now,
            status=status,
            built=self.built,
            jobs=self.jobs,
            genesis=self.genesis,
            cache=self.cache,
            is_governance_approved=self.is_governance_approved,
            allows_back=self.allows_back,
            judged_commit=self.judged_commit,
            is_complete=self.is_complete,
            is_for_target_alone=self.prepare is None and not self.mirrors and not self.is_complete,
            language=self.state.language,
            former_lists=lists,
        )

    @contextmanager
    def open_folder(self) -> Iterator[Path]:
        """Yield the folder in which the release is prepared. A lock ensures that only one run uses it."""
        if self.prepare is not None:
            yield self.prepare
            return
        folder = self.state.root / _FOLDER
        folder.parent.mkdir(parents=True, exist_ok=True)
        with folder.with_name("release.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UsageError(
                    "một lần phát hành khác đang chạy trong kho này; hãy đợi nó xong",
                    "another release is running in this repository; wait until it has finished",
                ) from None
            yield folder

    def sign(self, folder: Path) -> None:
        """Sign the manifest of the prepared release in `folder`."""
        assert self.key is not None
        signature = signing.sign_manifest((folder / publish_layout.MANIFEST_FILE).read_bytes(), self.key)
        (folder / publish_layout.SIGNATURE_FILE).write_bytes(signature)

    def send(self, folder: Path) -> sending_send.SentRelease:
        """Send the prepared release in `folder` to the target and its mirrors."""
        self._set_up()
        release = prepared_folder.read_prepared(folder)
        with show_progress(self.state.language) as show:
            options = sending_send.SendOptions(
                mirrors=self.mirrors,
                rollback=self.allows_back,
                is_complete=self.is_complete,
                repository=self.state.root,
                report=_show_sending(show),
            )
            sent = sending_send.send_prepared(release, self.target, options, self.now)
        former_lists.keep_lists(self.cache, release.lists)
        return sent

    def _local_target(self) -> Path | None:
        place = sending_addresses.parse_target(self.target) if self.target else None
        return place if isinstance(place, Path) else None

    def _set_up(self) -> None:
        """Set up local folders as targets if they are new or empty."""
        for place in map(sending_addresses.parse_target, (self.target, *self.mirrors)):
            if isinstance(place, Path) and (not place.exists() or (place.is_dir() and not any(place.iterdir()))):
                target_folder.set_up_target(place, target_model.TargetSettings())


def _show_sending(show: Callable[[str, int, int], None]) -> Callable[[sending_send.SendProgress], None]:
    return lambda progress: show("send", progress.size, progress.all_size)


def read_status_file(file: Path) -> target_model.TargetStatus:
    """Return the status of a target from a file with the JSON output of `portalgen release-status`.

    Raises UsageError if the file is invalid.
    """
    version = 0
    try:
        value: Any = json.loads(file.read_bytes())
        version = int(value.get("version", 1))
        return sending_answers.read_status_answer(value.get("status", value))
    except (ValueError, KeyError, TypeError, AttributeError):
        if version > _STATUS_VERSION:
            raise UsageError(
                f"`{file}` do portalgen mới hơn ghi (dạng {version}); hãy cập nhật portalgen ở máy này, hoặc ghi lại tệp bằng "
                "portalgen của máy này",
                f"`{file}` was written by a newer portalgen (format {version}); update portalgen here, or write the "
                "file with the portalgen of this machine",
            ) from None
        raise UsageError(
            f"`{file}` không phải tình trạng của nơi đăng; hãy ghi lại bằng `portalgen release-status NƠI-ĐĂNG --format json`",
            f"`{file}` does not contain the status of a target; create it with `portalgen release-status TARGET "
            "--format json`",
        ) from None
