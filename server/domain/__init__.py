"""The rules of a session as pure functions, without clocks, disks, sockets or chance."""
