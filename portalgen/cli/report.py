"""`portalgen report`: reports of the Office and the operator."""

from __future__ import annotations

from typing import Final

from portalgen.cli.subcommands import SubcommandGroup

REPORT_COMMANDS: Final = {
    "annual": ("portalgen.cli.report_annual", "Báo cáo hằng năm của một trang. / A site's annual report."),
    "contributions": (
        "portalgen.cli.report_contributions",
        "Tin, bài theo tác giả trong tháng. / A month's items by author.",
    ),
    "disposal": ("portalgen.cli.report_disposal", "Bài hết thời hạn lưu giữ. / Items past their retention period."),
    "coverage": (
        "portalgen.cli.report_coverage",
        "Mỗi trang đã có gì, còn thiếu gì theo Điều 7. / Content required by Article 7: present and missing on each "
        "site.",
    ),
    "functions": (
        "portalgen.cli.report_functions",
        "Mỗi chức năng được đáp ứng ở địa chỉ nào. / The address fulfilling each function.",
    ),
    "security": (
        "portalgen.cli.report_security",
        "Nguyên liệu hồ sơ an toàn, SBOM. / Material for the security dossier, SBOM.",
    ),
    "measures": (
        "portalgen.cli.report_measures",
        "Mọi điều cổng tự biết về mình, mỗi trang một JSON. / All measures of the portal, one JSON per site.",
    ),
}

command = SubcommandGroup(
    "report",
    modules=REPORT_COMMANDS,
    help="Báo cáo của Văn phòng và của đơn vị vận hành, mỗi báo cáo một lệnh.\n\n"
    "Reports of the Office and the operator, one subcommand per report.",
    short_help="Reports of the Office and the operator.",
    epilog="Ví dụ / Example:  portalgen report security --sbom sbom.cdx.json",
    context_settings={"help_option_names": ["-h", "--help"]},
)
