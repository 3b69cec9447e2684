"""`portalgen report`: what the Office and the operator have to report."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

REPORT_COMMANDS: Final = {
    "annual": ("portalgen.cli.report_annual", "Báo cáo hằng năm của một trang. / A site's annual report."),
    "contributions": (
        "portalgen.cli.report_contributions",
        "Tin, bài theo tác giả trong tháng. / A month's items by author.",
    ),
    "disposal": ("portalgen.cli.report_disposal", "Bài hết thời hạn lưu giữ. / Items whose time is over."),
    "security": (
        "portalgen.cli.report_security",
        "Nguyên liệu hồ sơ an toàn, SBOM. / Material for the security dossier, bill of materials.",
    ),
}

command = SubcommandGroup(
    "report",
    modules=REPORT_COMMANDS,
    help="Báo cáo của Văn phòng và của đơn vị vận hành, mỗi báo cáo một lệnh.\n\n"
    "What the Office and the operator have to report, each report a command.",
    short_help="Reports of the Office and the operator.",
    epilog="Ví dụ / Example:  portalgen report security --sbom sbom.cdx.json",
    context_settings={"help_option_names": ["-h", "--help"]},
)
