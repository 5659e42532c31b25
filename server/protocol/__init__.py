"""The messages of a connection and the machine that handles them; it must not touch a socket."""
