"""Simulated people, who join a session over the real socket and know its messages only."""
