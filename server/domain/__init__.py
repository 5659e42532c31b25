"""The rules of a session as pure functions; they must not know of clocks, disks, sockets or chance."""
