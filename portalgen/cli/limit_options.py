"""Options for limits on CPU time and memory, for the commands that judge a push or a submission."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.pipeline.judging import cost_limits, limit_forms

_F = TypeVar("_F", bound=Callable[..., Any])


def limit_options(seconds: int, mebibytes: int) -> Callable[[_F], _F]:
    """Return a decorator that adds `--cpu-limit` (seconds) and `--memory-limit` (MiB) with these defaults.

    0 means no limit. The hook sets the limits by environment variables, because main's program may be older than the
    options.
    """

    def add(function: _F) -> _F:
        function = click.option(
            "--memory-limit",
            type=click.IntRange(0),
            default=mebibytes,
            envvar="PORTALGEN_MEMORY_LIMIT",
            metavar="MIB",
            help=f"Bộ nhớ nhiều nhất, cũng vậy. / Maximum memory in MiB, likewise.  [{mebibytes}]",
        )(function)
        return click.option(
            "--cpu-limit",
            type=click.IntRange(0),
            default=seconds,
            envvar="PORTALGEN_CPU_LIMIT",
            metavar="SECONDS",
            help=f"Thời gian xử lý nhiều nhất của cả lần chấm; quá thì không đạt (GOV208). 0: không giới hạn. / Maximum CPU time in seconds; exceeding it fails the check (GOV208). 0: no limit.  [{seconds}]",
        )(function)

    return add


def run_within_limits(
    state: CommandState,
    cpu_limit: int,
    memory_limit: int,
    work: Callable[[cost_limits.Supervision], int],
    print_verdict: Callable[[cost_limits.ExceededLimit], None] | None = None,
) -> int:
    """Run a command's work within limits, and return its exit code.

    If a limit is exceeded, print that the submission is too costly to judge, and return 1. `print_verdict` replaces the
    default text output. Limits apply only if the command has its own process.
    """
    limits = cost_limits.CostLimits(cpu_limit, memory_limit) if state.is_own_process else cost_limits.NO_LIMITS
    supervision = cost_limits.supervise(limits)
    outcome = supervision.outcome
    if isinstance(outcome, cost_limits.ExceededLimit):
        if print_verdict is None:
            click.echo(limit_forms.LIMIT_FORMS["text"](outcome, state.language), nl=False)
        else:
            print_verdict(outcome)
        return 1
    return work(supervision) if outcome is None else outcome
