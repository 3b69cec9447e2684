"""The words with which a practice province is handed over: its parts, and the commands to begin with."""

from __future__ import annotations

import shlex

from portalgen.pipeline.practice.model import PracticeProvince
from portalgen.text.bilingual import Bilingual


def describe_province(province: PracticeProvince, own_command: str) -> Bilingual:
    """Return the parts of a province and the next commands; `own_command` starts this program."""
    clone, key = (shlex.quote(str(each)) for each in (province.clone, province.keys / "so-truong-ban"))
    commands = f"  cd {clone}\n  eval $(ssh-agent) && ssh-add {key}\n  {own_command} board --offline"
    waiting = "\n".join(f"  {each.branch}: {each.expected}" for each in province.submissions)
    branches = ", ".join(each.branch for each in province.submissions)
    return Bilingual(
        f"Đã tạo tỉnh luyện tập (không có thật, không dùng thật) trong {province.folder}\n"
        f"  {province.clone.name}: thư mục làm việc, ba trang portal, so, xa\n"
        f"  {province.store.name}: kho của máy chủ, chấm mỗi lần gửi và ký biên nhận\n"
        f"  {province.keys.name}: khóa dùng thử của mọi người\n"
        f"  {province.guide.name}: năm việc để tập\n"
        f"Đang chờ duyệt:\n{waiting}\n"
        f"Mã khởi đầu (luyện tập): {province.genesis}\n"
        f"Làm tiếp, trong vai Trưởng Ban của trang so:\n{commands}",
        f"Made a practice province (it does not exist; never use it for real) in {province.folder}\n"
        f"  {province.clone.name}: the folder to work in, with the sites portal, so, xa\n"
        f"  {province.store.name}: the server's repository, which judges each push and signs receipts\n"
        f"  {province.keys.name}: throw-away keys of everybody\n"
        f"  {province.guide.name}: five things to try (in Vietnamese)\n"
        f"Waiting for a decision: {branches}\n"
        f"Genesis (practice): {province.genesis}\n"
        f"Go on as the chief of the site so:\n{commands}",
    )
