"""A Dask cluster and an object storage of processes of their own, all on loopback, and what passes the scheduler."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from distributed import Client

from tests.flows.conftest import environment

PLAIN = {"DASK_DISTRIBUTED__COMM__COMPRESSION": "false"}
S3 = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
_MOTO = """
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
input()
"""


class Wire:
    """Passes connections on to the port ``target`` and keeps what goes through, both ways."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"
        self._seen: list[bytes] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def seen(self) -> bytes:
        """Everything so far."""
        return b"".join(self._seen)

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError), source, sink:
            while chunk := source.recv(1 << 16):
                self._seen.append(chunk)
                sink.sendall(chunk)


class Cluster:
    """A scheduler and workers, each a process group, known by their names."""

    def __init__(self, folder: Path, names: tuple[str, ...], env: dict[str, str]) -> None:
        self._folder, self._env = folder, environment(PLAIN | env)
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        contact = folder / "scheduler.json"
        self._start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(contact))
        while not contact.is_file() or not contact.read_text(encoding="utf-8"):
            assert self.processes["scheduler"].poll() is None
            time.sleep(0.05)
        address = json.loads(contact.read_text(encoding="utf-8"))["address"]
        self.wire = Wire(int(address.rpartition(":")[2]))
        for name in names:
            self._start(name, "worker", self.wire.address, "--name", name, "--host", "127.0.0.1", "--nthreads", "1",
                        "--no-nanny", "--preload", "flows", "--local-directory", str(folder))  # fmt: skip
        self._client = Client(self.wire.address, set_as_default=False)
        self._client.wait_for_workers(len(names), timeout=60)

    def _start(self, name: str, *arguments: str) -> None:
        with (self._folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, "--no-dashboard"], cwd=self._folder, env=self._env,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def kill_at_work(self, name: str, task: str) -> None:
        """Kill a worker of which is sure that it has begun a task of that name and not ended it: it is halted first."""
        workers = self._client.scheduler_info()["workers"]
        (address,) = (address for address, worker in workers.items() if worker["name"] == name)
        pid = self.processes[name].pid

        def is_at_work() -> bool:
            return any(key.startswith(task) for key in self._client.processing()[address])

        deadline = time.monotonic() + 50
        while time.monotonic() < deadline:
            time.sleep(0.01)
            if is_at_work():
                os.kill(pid, signal.SIGSTOP)
                time.sleep(0.2)  # what it said before is there by now
                if is_at_work():
                    os.kill(pid, signal.SIGKILL)
                    return
                os.kill(pid, signal.SIGCONT)

    def close(self) -> None:
        self._client.close()
        for process in reversed(self.processes.values()):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.wire.close()


@contextlib.contextmanager
def object_storage() -> Iterator[str]:
    """The address of an S3 server that ends with the block."""
    server = subprocess.Popen([sys.executable, "-c", _MOTO], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
    finally:
        server.kill()
        server.communicate()
