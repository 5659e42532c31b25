"""How the facilitator's program reaches sessions: over the socket, in a server process, and on this machine."""
