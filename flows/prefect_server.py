"""Prefect's server for a run of which nobody named one.

It takes seconds to start, so it is a process that is started before anything else and asked for its address when the
flow begins. It lives as long as its stdin is open: however the run ends, killed too, it ends with it.
"""

from __future__ import annotations

import asyncio
import atexit
import gc
import os
import socket
import subprocess
import sys
import threading


class ServerError(Exception):
    """Prefect's server did not start. The message is one line."""


class OwnServer:
    """A server of our own on a free port of this machine, with Prefect's usual database, without the UI."""

    def __init__(self, *, show_errors: bool) -> None:
        self._is_left = False
        self._process = subprocess.Popen(
            # -P: a folder "flows" where the user stands is not ours.
            [sys.executable, "-P", "-m", "flows.prefect_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if show_errors else subprocess.DEVNULL,
            text=True,
            # Ctrl-C is for the run, which still has to tell the server how it ended.
            process_group=0,
        )

    def address(self) -> str:
        """Wait until it serves; where.

        Raises:
            ServerError: it ended instead.
        """
        assert self._process.stdout is not None  # noqa: S101 - for the type checker
        address = self._process.stdout.readline().strip()
        if not address:
            raise ServerError("Prefect's own server did not start; add --debug to see why")
        # Waits until all is stored. Prefect's threads send the rest before such handlers are called.
        atexit.register(self._leave)
        threading.Thread(target=self._end_with_it, name="server's death", daemon=True).start()
        return address

    def _leave(self) -> None:
        self._is_left = True
        self._process.communicate()

    def _end_with_it(self) -> None:
        """End this process when the server is lost: Prefect would try for minutes to reach it, and a run can be killed.

        The workers end as their pipes close, and the next call goes on from here.
        """
        self._process.wait()
        if not self._is_left:
            print(
                "waqai: Prefect's own server was lost; the same command goes on from here", file=sys.stderr, flush=True
            )
            os._exit(1)


async def _serve() -> None:
    """Serve on a free port and print the address, until stdin is closed."""
    import uvicorn
    from prefect.server.api.server import create_app

    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(ephemeral=True, final=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.02)
    loop = asyncio.get_running_loop()

    def stop() -> None:
        loop.remove_reader(sys.stdin)
        server.should_exit = True

    if server.started:
        gc.enable()
        loop.add_reader(sys.stdin, stop)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}/api", flush=True)
    await serving


def main() -> None:
    """Serve, unless the profile names a server."""
    # Importing Prefect's server makes much that stays and no garbage: looking for it takes a seventh of the start.
    gc.disable()
    from flows.prefect_environment import server_address

    if server_address() is None:
        asyncio.run(_serve())
        # All is stored. To take an interpreter of this size apart would take another second.
        os._exit(0)


if __name__ == "__main__":
    main()
