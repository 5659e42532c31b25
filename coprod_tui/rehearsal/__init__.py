"""Simulated people, who come to a session over the real socket; they must not know a rule of it, only its messages."""
