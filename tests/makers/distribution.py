"""How the files of tests are shared out between the processes of a run (`pytest -n`)."""

from __future__ import annotations

from typing import Final

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

TOGETHER: Final = ("tests/browser/", "tests/portal/")
"""Folders whose tests share what is dear: the browser, the built portal of the repository and what is read of it."""

ALONE: Final = ("tests/incremental/",)
"""Folders whose tests share what is dear to them alone: processes that build again and again."""

LONG: Final = (*ALONE, "tests/docs/", "tests/forge/", "tests/test_", "tests/cli/", "tests/serve/", "tests/pipeline/")
"""Folders with files that take long, and are begun before the others so that no process waits for them at the end."""


class FileScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Gives all tests of a file to one process, all files of the folders `TOGETHER` to the same one, and all of each
    folder of `ALONE`.

    So what a file or these folders share is made once. `xdist_group` would say the same with marks, but the scheduler
    for it names groups in the ids of tests, which pytest 9.2 does not let it change (pytest-xdist issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file.startswith(TOGETHER):
            return TOGETHER[0]
        return next((folder for folder in ALONE if file.startswith(folder)), file)

    def _assign_work_unit(self, node: WorkerController) -> None:
        self.workqueue.move_to_end(min(self.workqueue, key=_rank), last=False)
        super()._assign_work_unit(node)


def _rank(scope: str) -> int:
    """What is begun first; within a rank the file with the most tests, which is how they are queued."""
    return next((rank for rank, folder in enumerate((TOGETHER[0], *LONG)) if scope.startswith(folder)), len(LONG) + 1)
