"""A bare echo server, as the library's own example has it: what everything else is compared with."""

import asyncio

from websockets.asyncio.server import ServerConnection, serve


async def _echo(connection: ServerConnection) -> None:
    async for message in connection:
        await connection.send(message)


async def _main() -> None:
    async with serve(_echo, "127.0.0.1", 0, compression=None) as server:
        print(next(iter(server.sockets)).getsockname()[1], flush=True)  # noqa: T201 - tells its port
        await server.wait_closed()


if __name__ == "__main__":
    asyncio.run(_main())
