"""Tells how a running server is reached: facilitators by its status, programs of this machine by the run file.

The addresses of the machine, the code and the invitation change while it runs.
"""

import asyncio
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from server.engine.entrance import Entrance
from server.engine.local_port import LocalAdmission
from server.engine.replica import Replica
from server.net.addresses import ListenAddress, address_views, local_url
from server.net.limits import Limits
from server.net.origins import Origins
from server.store.folder import SessionFolder, write_private

ADDRESSES_SECONDS: Final = 5.0
ENTRANCE_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Announcer:
    """Tells it at the beginning, and again whenever something of it changes."""

    folder: SessionFolder
    reach: ListenAddress
    replica: Replica
    admission: LocalAdmission
    entrance: Entrance
    origins: Origins
    limits: Limits

    def show_entrance(self) -> None:
        """Publishes the addresses and how people come in."""
        self.admission.refresh()
        self.replica.status.addresses_changed(address_views(self.reach, self.entrance.access.invitation))
        with suppress(OSError):  # the next change writes them again
            self.origins.add(self.replica.status.urls)

    def announce(self) -> None:
        """Reports that the server is ready: on standard output to the program that started it, and in the run file.

        Raises OSError where the run file cannot be written.
        """
        self._write_run_file()
        self.entrance.when_changed = self._entrance_changed
        with suppress(OSError):  # the program that started this one may have ended
            print(json.dumps(self._announcement()), flush=True)  # noqa: T201 - the only line on standard output

    async def watch(self) -> None:
        """Publishes what changes by itself, until it is cancelled."""
        await asyncio.gather(self.watch_addresses(), self._watch_entrance())

    async def watch_addresses(self) -> None:
        """Publishes the addresses again when the laptop's network changes."""
        while True:
            await asyncio.sleep(ADDRESSES_SECONDS)
            with suppress(OSError):  # the network is changing just now; the next round reads it again
                views = await asyncio.to_thread(address_views, self.reach, self.entrance.access.invitation)
                self.replica.status.addresses_changed(views)
                self.origins.add(self.replica.status.urls)

    async def _watch_entrance(self) -> None:
        """Publishes how people come in, and forgets who was quiet for a while."""
        while True:
            await asyncio.sleep(ENTRANCE_SECONDS)
            self.admission.refresh()
            self.limits.forget_full()
            self.replica.status.network_changed(self.limits.view())

    def _entrance_changed(self) -> None:
        self.show_entrance()
        with suppress(OSError):  # the next start writes it again
            self._write_run_file()

    def _write_run_file(self) -> None:
        found = {**self._announcement(), "local": local_url(self.reach)}
        write_private(self.folder.run, json.dumps(found).encode())

    def _announcement(self) -> dict[str, object]:
        replica, address = self.replica, self.replica.status.view.addresses[0]
        return {
            "session": replica.state.session,
            "title": replica.state.title,
            "file": str(self.folder.journal),
            "url": address.url,
            "join_url": address.join_url,
            "code": replica.status.view.joining.code,
            "token_file": str(self.folder.token),
            "pid": os.getpid(),
        }
