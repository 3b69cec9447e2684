"""The inline style of the outage page; web servers are configured with its digest."""

from __future__ import annotations

from typing import Final

OUTAGE_STYLE: Final = (
    ":root{color-scheme:light dark;--ink:#1d2733;--paper:#f4f6f8;--card:#fff;--line:#cfd6de;--mark:#9f1d20}"
    "@media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--paper:#12171d;--card:#1c232b;--line:#3b4652;--mark:#ff9a94}}"
    "*{box-sizing:border-box}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem 1rem;background:var(--paper);"
    "color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}"
    "#card{width:100%;max-width:40rem;background:var(--card);border:1px solid var(--line);"
    "border-top:.35rem solid var(--mark);border-radius:.5rem;padding:1.75rem 1.5rem}"
    "p{margin:.4rem 0}header p{font-weight:600}header p+p{font-weight:400}"
    "h1,h2{margin:1.25rem 0 .4rem;line-height:1.25;text-wrap:balance}h1{font-size:1.65rem}h2{font-size:1.15rem}"
    "hr{border:0;border-top:1px solid var(--line);margin:1.5rem 0 0}"
    "footer{margin-top:1.5rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.95rem;overflow-wrap:anywhere}"
    "a{color:inherit}"
)
"""Without `<`, `&` and backslashes, because it is inserted unescaped into a `style` element."""
