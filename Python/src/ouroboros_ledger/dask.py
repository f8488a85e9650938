"""Large runs on Dask.

::

    python -m ouroboros_ledger.dask stress MODEL --count 1e9 --parts 4096 --scheduler tcp://head:8786

Needs ``dask[distributed]`` here and on the workers; command and model are shipped to them. A worker that dies is replaced, and its jobs run again on another one; a job
that cannot be done ends the run by its name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from distributed import Client
from distributed.diagnostics.plugin import WorkerPlugin

from ._shards import COMMAND, arguments, asked, command, merged, packed, worker, write
from .errors import InputError, OuroborosError

__all__ = ["run"]

# Tries of a job whose worker gave no answer.
RETRIES = 3


def run(client: Client, model: str | os.PathLike[str], jobs: Sequence[str]) -> str:
    """Does the jobs of ``ouroboros shard plan`` on Dask; the whole run as JSON.

    Raises:
        RefusedJob: a job that cannot be done, by its name.
    """
    work, archive, tool = worker(), packed(model), command().read_bytes()

    # Classes and functions in here are shipped as themselves.
    class Shipment(WorkerPlugin):  # type: ignore[misc]
        """Unpacks command and model on every worker, also on those that come later."""

        name = "ouroboros-shipment"

        def setup(self, worker: object) -> None:
            import io
            import os
            import tarfile

            folder = os.path.join(worker.local_directory, "ouroboros-shipment")  # type: ignore[attr-defined]
            os.makedirs(folder, exist_ok=True)
            place = os.path.join(folder, COMMAND)
            with open(place, "wb") as file:
                file.write(tool)
            os.chmod(place, 0o755)
            with tarfile.open(fileobj=io.BytesIO(archive)) as files:
                files.extractall(os.path.join(folder, "model"), filter="data")

    def on_worker(job: str) -> tuple[str, str]:
        import os

        from distributed import get_worker

        folder = os.path.join(get_worker().local_directory, "ouroboros-shipment")
        return work(os.path.join(folder, COMMAND), os.path.join(folder, "model"), job)

    client.register_plugin(Shipment())
    try:
        futures = client.map(on_worker, list(jobs), pure=False, retries=RETRIES)
        outcomes: Any = client.gather(futures)
        return merged(jobs, outcomes)
    finally:
        client.unregister_worker_plugin(Shipment.name)


def main(given: Sequence[str] | None = None) -> int:
    parser, _ = arguments("dask")
    parser.add_argument("--scheduler", help="such as tcp://head:8786; by default workers are started on this machine")
    options = parser.parse_args(given)
    try:
        jobs = asked(options)
        with Client(options.scheduler) if options.scheduler else Client(threads_per_worker=1) as client:
            write(run(client, options.model, jobs), options.output)
        return 0
    except OuroborosError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, InputError) else 70


if __name__ == "__main__":
    sys.exit(main())
