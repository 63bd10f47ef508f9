"""Starts the server: `python -m app`, with HOST and PORT from the environment."""

from __future__ import annotations

import contextlib
import os
import socket
import sys


def main() -> None:
    """Listen, say where, and serve until interrupted."""
    import uvicorn

    from app.main import create_app

    host = os.environ.get("HOST") or "127.0.0.1"
    try:
        port = int(os.environ.get("PORT") or "8000")
    except ValueError:
        sys.exit(f"PORT must be a number, not {os.environ['PORT']!r}")
    server = uvicorn.Server(
        uvicorn.Config(create_app(), host=host, port=port, log_level="warning", proxy_headers=True, lifespan="on")
    )
    try:
        listener = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=512
        )
    except OSError as error:
        sys.exit(f"Cannot listen on {host}:{port}: {error.strerror}. Choose another: make run PORT=8001")
    # Accepted connections inherit it; asyncio sets it only on sockets that it made. Without it every answer on a
    # connection that is kept open waits forty milliseconds for an acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    shown = "127.0.0.1" if host in ("0.0.0.0", "") else f"[{host}]" if ":" in host else host
    print(f"Arboretum is at http://{shown}:{listener.getsockname()[1]}/  (Ctrl-C stops it)", flush=True)
    with contextlib.suppress(KeyboardInterrupt):  # raised again by uvicorn after it has closed everything
        server.run(sockets=[listener])


if __name__ == "__main__":
    main()
