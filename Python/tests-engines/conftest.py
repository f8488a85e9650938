"""Clusters of this machine, and what the undivided run gives."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ouroboros_ledger._shards import plan
from ouroboros_ledger.command import run

MODELS = Path(os.environ["OUROBOROS_MODELS"])


@pytest.fixture(scope="session")
def demo() -> Path:
    return MODELS / "demo"


@pytest.fixture(scope="session")
def undivided(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], str]:
    """The command alone, with one job for each scenario or null model, and no engine."""

    def whole(operation: str, count: int) -> str:
        folder = tmp_path_factory.mktemp("whole")
        (folder / "jobs").write_text("".join(f"{job}\n" for job in plan(operation, demo, count, 1)))
        (folder / "results").write_text(run(["shard", "run", demo, folder / "jobs"])[1])
        return run(["shard", "merge", folder / "jobs", folder / "results"])[1]

    return whole


def below(process: int) -> dict[int, str]:
    """Processes that descend from one, with their command lines."""
    parents: dict[int, tuple[int, str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # The name may hold blanks and brackets; the parent is the second field after it.
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                parents[int(entry.name)] = (parent, (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
            except (FileNotFoundError, ProcessLookupError):
                continue
    found: dict[int, str] = {}
    ring = {process}
    while ring:
        ring = {child for child, (parent, _) in parents.items() if parent in ring}
        found |= {child: parents[child][1] for child in ring}
    return found


@pytest.fixture(scope="session")
def descendants() -> Callable[[], dict[int, str]]:
    return lambda: below(os.getpid())
