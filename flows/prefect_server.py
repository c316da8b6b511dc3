"""Prefect's API server of one run: ``python -m flows.prefect_server`` serves until its stdin is closed."""
from __future__ import annotations

import asyncio
import sys

import flows  # noqa
import uvicorn
from prefect.server.api.server import create_app


class _Server(uvicorn.Server):
    async def startup(self, sockets=None) -> None:
        await super().startup(sockets)
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()
            print(f"http://{host}:{port}/api", flush=True)
        asyncio.get_running_loop().add_reader(sys.stdin, self._stop)

    def _stop(self) -> None:
        asyncio.get_running_loop().remove_reader(sys.stdin)
        self.should_exit = True


if __name__ == "__main__":
    app = create_app(ephemeral=True, final=True)
    _Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="on")).run()
