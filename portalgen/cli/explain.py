"""`portalgen explain`."""

from __future__ import annotations

import click

from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen import errors as portalgen_errors
    from portalgen.lint import explain


@click.command(
    "explain",
    short_help="Explain a code.",
    epilog="Ví dụ / Example:  portalgen explain TXT203",
)
@click.argument("code")
@click.pass_obj
def command(state: CommandState, code: str) -> int:
    """Giải thích một mã lỗi: vì sao, căn cứ pháp lý, cách sửa, ví dụ sai và đúng.

    Explain a code: its reason, the legal basis in its own words, the fix, a bad and a good example.

    CODE: một mã như TXT203, hoặc tên của mã như capital-title. / A code such as TXT203, or its name.
    """
    codes = explain.match_codes(code)
    if not codes:
        raise _unknown_code_error(code)
    click.echo("\n".join(explain.format_explanation(each, state.language) for each in codes), nl=False)
    return 0


def _unknown_code_error(word: str) -> portalgen_errors.UsageError:
    suggestion = explain.suggest_code(word)
    vi = f"không có mã `{word}`" + (f"; có phải là `{suggestion}`?" if suggestion else "")
    en = f"there is no code `{word}`" + (f"; did you mean `{suggestion}`?" if suggestion else "")
    families = list(explain.CODE_FAMILIES.items())
    return portalgen_errors.UsageError(
        "\n".join([f"{vi}\ncác nhóm mã:", *(f"  {family}  {text.vi}" for family, text in families)]),
        "\n".join([f"{en}\nfamilies of codes:", *(f"  {family}  {text.en}" for family, text in families)]),
    )
