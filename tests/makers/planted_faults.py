"""Plants the faults of `tests/planted_faults.yaml` one at a time, and checks that the tests of each change find its fault.

The tests run in a clone, so that the checkout stays as it is. A fault that only other tests find, or none, shows that
`scripts/check` chooses too few tests or that a test is missing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import yaml

from tests.makers.selection import choose_tests

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "portalgen"
OWN_TESTS: Final = "tests/test_planted_faults.py"
"""Fails with every planted fault, since the sound text is gone; so it is never run here."""
FAULTS_FILE: Final = ROOT / "tests" / "planted_faults.yaml"
PYTHON: Final = ROOT / ".venv" / "bin" / "python"

USAGE: Final = """\
Plants faults in a copy of the program and checks that the tests that `scripts/check` chooses find each of them.

    scripts/plant-faults                        all faults of tests/planted_faults.yaml, in ten to twenty minutes
    scripts/plant-faults law publish/sending    those of these packages (or files) below portalgen/

Example: `scripts/plant-faults law` turns round a comparison in portalgen/law/instruments.py, runs the quick tests of
tests/law and of the packages above it, and prints the test that fails. If none fails, it runs all other tests but the long
ones.

Exit codes: 0 the chosen tests find every fault, 1 they miss one, 2 usage.
"""

_QUICK: Final = ("--quick", "--hypothesis-profile=quick")
_HEAVY: Final = ("-m", "heavy and not long", f"--ignore={OWN_TESTS}")
_OTHERS: Final = ("-m", "not long")
_FAILED: Final = re.compile(r"^(?:FAILED|ERROR) (\S+?\.py(?:::[^\s\[]+)?)", re.MULTILINE)
_TESTS_FAILED: Final = 1
_NOTHING_FAILED: Final = frozenset({0, 5})
"""Exit codes of pytest: all tests passed, and no test was collected."""

FinderKind = Literal["check", "whole run", "none", "unclear"]
"""What finds a fault: the chosen tests, only other tests, no test; or the tests cannot tell."""


class UnusableFaultError(Exception):
    """A fault about which the tests say nothing: its text is gone, or tests cannot run or fail without it as well."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One entry of the table."""

    file: str
    """Below `portalgen/`."""
    sort: str
    text: str
    """Stands once in the file."""
    faulty: str

    @property
    def package(self) -> str:
        """The folder of the file below `portalgen/`."""
        return self.file.rpartition("/")[0]

    def plant(self, source: str) -> str:
        """Return the source with the fault. Raises UnusableFaultError unless the text stands there once."""
        if source.count(self.text) != 1:
            raise UnusableFaultError(f"{self.file}: stands there {source.count(self.text)} times: {self.text}")
        return source.replace(self.text, self.faulty)


@dataclass(frozen=True, slots=True)
class FaultResult:
    """What finds a fault."""

    fault: Fault
    finder: FinderKind
    test: str = ""
    """The id of the first test that fails, empty if none does; the reason of `unclear`."""

    def describe(self) -> str:
        """Return the result in a sentence."""
        match self.finder:
            case "check":
                return f"found by check ({self.test})"
            case "whole run":
                return f"found by the whole run only ({self.test})"
            case "none":
                return "found by none"
            case "unclear":
                return f"unclear: {self.test}"


def load_faults() -> tuple[Fault, ...]:
    """Return the table."""
    return tuple(Fault(**each) for each in yaml.safe_load(FAULTS_FILE.read_text("utf-8")))


def select_faults(faults: Sequence[Fault], names: Sequence[str]) -> tuple[Fault, ...]:
    """Return the faults of these packages or files, all without names. Raises UnusableFaultError for a name without any."""
    for name in names:
        if not any(_is_below(each, name) for each in faults):
            raise UnusableFaultError(f"{name}: no fault is planted there")
    return tuple(each for each in faults if not names or any(_is_below(each, name) for name in names))


def _is_below(fault: Fault, name: str) -> bool:
    clean = name.removeprefix("portalgen/").strip("/")
    return fault.file == clean or fault.file.startswith(f"{clean}/")


# The chosen tests


def choose_test_groups(file: str) -> tuple[tuple[str, ...], ...]:
    """Return the paths that `scripts/check` runs for a changed file of the program, in groups, the nearest first.

    The groups run one after the other, so that a fault that the first tests find costs a few seconds.
    """
    own, top = _nearest_tests(file), f"tests/{file.partition('/')[0]}"
    chosen = [path for path in choose_tests((f"portalgen/{file}",)).arguments() if path != top]
    groups = ((own,), (top,) if own != top else (), tuple(chosen))
    existing = (tuple(path for path in group if path != OWN_TESTS and (ROOT / path).exists()) for group in groups)
    return tuple(group for group in existing if group)


def choose_heavy_tests(file: str) -> tuple[str, ...]:
    """Return the paths whose heavy tests `scripts/check` runs, too, for a changed file of the program."""
    option = "--heavy-too="
    chosen = choose_tests((f"portalgen/{file}",)).arguments()
    return tuple(each.removeprefix(option) for each in chosen if each.startswith(option))


def _nearest_tests(file: str) -> str:
    """The deepest folder of tests that mirrors a folder of the file."""
    folders = [each.as_posix() for each in Path(file).parents if each.name]
    return next((f"tests/{each}" for each in folders if (ROOT / "tests" / each).is_dir()), f"tests/{folders[-1]}")


# The clone


@dataclass(frozen=True, slots=True)
class Clone:
    """A copy of the checkout in which faults are planted."""

    folder: Path
    temporary: Path
    """Where its tests write."""
    failing: list[str] = field(default_factory=list)
    """Ids of tests that fail without a fault as well, and are not run again."""

    def run_tests(self, arguments: Sequence[str]) -> str:
        """Return the id of the first test that fails, without its parameters; empty if none does.

        Raises UnusableFaultError if tests cannot be collected.
        """
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.temporary.mkdir()
        self.temporary.chmod(0o1777)  # some tests run as another user
        command = [str(PYTHON), "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *arguments]
        command += [f"--deselect={each}" for each in self.failing]
        done = subprocess.run(
            command, cwd=self.folder, env=self._environment(), capture_output=True, text=True, check=False
        )
        if done.returncode in _NOTHING_FAILED:
            return ""
        match = _FAILED.search(done.stdout)
        if done.returncode != _TESTS_FAILED or match is None:
            raise UnusableFaultError(f"the tests could not run:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        return match[1]

    def find_imported_program(self) -> Path:
        """Return the folder of the program that the tests of the clone import."""
        code = "import portalgen; print(portalgen.__file__)"
        done = subprocess.run(
            [str(PYTHON), "-c", code],
            cwd=self.temporary.parent,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        return Path(done.stdout.strip()).parent

    def read(self, file: str) -> str:
        """Return a file of the program."""
        return (self.folder / "portalgen" / file).read_text("utf-8")

    def write(self, file: str, source: str) -> None:
        """Write a file of the program and remove its bytecode, which may be of the same second and size."""
        path = self.folder / "portalgen" / file
        path.write_text(source, "utf-8")
        for each in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            each.unlink()

    def _environment(self) -> dict[str, str]:
        outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        return {**outside, "PYTHONPATH": str(self.folder), "TMPDIR": str(self.temporary)}


def create_clone(folder: Path) -> Clone:
    """Clone the checkout to `folder`, with its uncommitted changes and its virtual environment.

    Raises UnusableFaultError if tests in the clone would import another copy of the program.
    """
    clone = Clone(folder / "clone", folder / "tmp")
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone.folder)], check=True)
    for name in _list_uncommitted():
        source, target = ROOT / name, clone.folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
        else:
            target.unlink(missing_ok=True)
    (clone.folder / ".venv").symlink_to(ROOT / ".venv")
    imported = clone.find_imported_program()
    if imported != clone.folder.resolve() / "portalgen":
        raise UnusableFaultError(f"tests in {clone.folder} import {imported}")
    return clone


def _list_uncommitted() -> list[str]:
    done = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--modified", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
    )
    return [name for name in done.stdout.decode().split("\0") if name]


# Planting


def try_fault(clone: Clone, fault: Fault) -> FaultResult:
    """Return what finds a fault. Raises UnusableFaultError if it cannot be planted or tests cannot run with it."""
    chosen: list[str] = []
    for group in choose_test_groups(fault.file):
        test = _find_test(clone, fault, [*group, *_QUICK, *(f"--ignore={each}" for each in chosen)])
        if test:
            return FaultResult(fault, "check", test)
        chosen += group
    heavy = choose_heavy_tests(fault.file)
    if heavy and (test := _find_test(clone, fault, [*heavy, *_HEAVY])):
        return FaultResult(fault, "check", test)
    others = _list_other_tests(clone.folder / "tests", chosen)
    test = _find_test(clone, fault, [*others, *_QUICK]) or _find_test(clone, fault, ["tests", *_HEAVY])
    return FaultResult(fault, "whole run" if test else "none", test)


def _find_test(clone: Clone, fault: Fault, arguments: Sequence[str]) -> str:
    """Return the id of the first test that fails with a fault and passes without it; empty if none does."""
    while True:
        with _planted(clone, fault):
            test = clone.run_tests(arguments)
        if not test or not clone.run_tests([test, *_OTHERS]):
            return test
        clone.failing.append(test)


@contextmanager
def _planted(clone: Clone, fault: Fault) -> Iterator[None]:
    sound = clone.read(fault.file)
    clone.write(fault.file, fault.plant(sound))
    try:
        yield
    finally:
        clone.write(fault.file, sound)


def _list_other_tests(tests: Path, chosen: Collection[str]) -> list[str]:
    """The files and folders right below `tests/` that are not chosen."""
    below = sorted(tests.iterdir())
    paths = (f"tests/{each.name}" for each in below if each.is_dir() or each.match("test_*.py"))
    return [
        each for each in paths if each not in (*chosen, OWN_TESTS) and not each.endswith(("__pycache__", "/makers"))
    ]


def plant_faults(faults: Sequence[Fault]) -> Iterator[FaultResult]:
    """Yield what finds each fault, and print it. Raises UnusableFaultError if the clone is no use."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        Path(folder).chmod(0o755)
        clone = create_clone(Path(folder))
        for number, fault in enumerate(faults, 1):
            print(f"[{number}/{len(faults)}] {fault.file} ({fault.sort}): ", end="", flush=True)
            begin = time.monotonic()
            try:
                result = try_fault(clone, fault)
            except UnusableFaultError as error:
                result = FaultResult(fault, "unclear", str(error))
            print(f"{result.describe()}, {time.monotonic() - begin:.0f} s", flush=True)
            yield result
        for test in clone.failing:
            print(f"fails without a fault as well, and does not count: {test}")


def main(arguments: Sequence[str]) -> int:
    """Run the command line; return its exit code."""
    if any(each.startswith("-") for each in arguments):
        print(USAGE)
        return 0 if set(arguments) <= {"-h", "--help"} else 2
    try:
        missed = [each for each in plant_faults(select_faults(load_faults(), arguments)) if each.finder != "check"]
    except UnusableFaultError as error:
        print(error, file=sys.stderr)
        return 2
    for each in missed:
        print(f"missed: {each.fault.file}: {each.describe()}\n    {each.fault.text}\n    {each.fault.faulty}")
    print("The chosen tests find every fault." if not missed else f"The chosen tests miss {len(missed)} faults.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
