"""What a session's roles come to in figures, with formula and blind spot; they must never rank a person."""
