"""The running session: the writer, the replica, who may come in, and who is told what."""
