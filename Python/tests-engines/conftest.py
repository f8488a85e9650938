"""Clusters of this machine, and what the undivided run gives."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed import Client, LocalCluster
from pyspark.sql import SparkSession

from ouroboros_ledger import dask, spark
from ouroboros_ledger._shards import plan
from ouroboros_ledger.command import run

MODELS = Path(os.environ["OUROBOROS_MODELS"])


@dataclass(frozen=True)
class Engine:
    """An engine with two workers, each a process of its own."""

    name: str
    # Does the jobs of a model.
    run: Callable[[Path, list[str]], str]
    # The processes of its workers.
    workers: Callable[[], list[int]]

    def __repr__(self) -> str:
        return self.name


@pytest.fixture(scope="session")
def session() -> Iterator[SparkSession]:
    made = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("ouroboros")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "512m")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.speculation", "true")
        .getOrCreate()
    )
    yield made
    made.stop()


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster, Client(cluster) as made:
        yield made


@pytest.fixture(scope="session", params=["spark", "dask"])
def engine(request: pytest.FixtureRequest) -> Engine:
    # The other engine's cluster is not started before it is needed.
    if request.param == "spark":
        session = request.getfixturevalue("session")
        return Engine("spark", lambda model, jobs: spark.run(session, model, jobs), executors)
    client = request.getfixturevalue("client")
    return Engine("dask", lambda model, jobs: dask.run(client, model, jobs), lambda: list(client.run(os.getpid).values()))


@pytest.fixture(scope="session")
def demo() -> Path:
    return MODELS / "demo"


@pytest.fixture(scope="session")
def model_of(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The model of an operation: for bootstraps the demonstration with a series."""
    priced = tmp_path_factory.mktemp("models") / "priced"
    shutil.copytree(demo, priced)
    text = (priced / "model.yaml").read_text(encoding="utf-8")
    (priced / "model.yaml").write_text(text + "  series: [prices.csv]\n", encoding="utf-8")
    months = (f"{2015 + month // 12}-{month % 12 + 1:02d}-28,{100 + month * 37 % 11 + month}\n" for month in range(120))
    (priced / "prices.csv").write_text("date,price\n" + "".join(months), encoding="utf-8")
    return lambda operation: priced if operation == "bootstrap" else demo


@pytest.fixture(scope="session")
def undivided(model_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], str]:
    """The command alone, with one job for each scenario or null model, and no engine."""

    def whole(operation: str, count: int) -> str:
        folder = tmp_path_factory.mktemp("whole")
        model = model_of(operation)
        (folder / "jobs").write_text("".join(f"{job}\n" for job in plan(operation, model, count, 1)))
        (folder / "results").write_text(run(["shard", "run", model, folder / "jobs"])[1])
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


def executors() -> list[int]:
    return [process for process, line in below(os.getpid()).items() if "CoarseGrainedExecutorBackend" in line]


@pytest.fixture(scope="session")
def is_working() -> Callable[[], bool]:
    """Whether a worker is in the middle of a job."""
    return lambda: any(" shard run " in line for line in below(os.getpid()).values())
