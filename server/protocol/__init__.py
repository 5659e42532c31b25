"""The messages of a connection, and the state machine that handles them without touching a socket."""
