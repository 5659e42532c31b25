"""A facilitator's client that folds and shows nothing: `python -m tests.bench.watch SOCKET TOKEN_FILE`."""

import asyncio
import sys
from pathlib import Path

from websockets.asyncio.client import connect

from coprod_tui.model.session_replica import SessionReplica
from server.codec import encode
from server.port import Entries
from server.projections.summary import summary_view
from server.protocol import frames as f


async def _watch(socket: str, token: str) -> None:
    board, told = SessionReplica(), False
    async with connect(socket, compression=None, max_size=None, proxy=None) as connection:
        await connection.send(encode(f.Hello(token=token)), text=True)
        async for message in connection:
            match f.parse_server(message):
                case f.EventsPush(entries=entries, latest=latest):
                    board.apply(Entries(entries, latest))
                case f.PresencePush(presence=presence):
                    board.apply(presence)
                case _:
                    pass
            summary_view(board.state, board.presence)
            board.contributions.view().rows(0, 40)
            if board.caught_up and not told:
                told = True
                print("caught up", flush=True)  # noqa: T201 - whoever started this waits for it


if __name__ == "__main__":
    asyncio.run(_watch(sys.argv[1], Path(sys.argv[2]).read_text()))
