"""What a session's voices and roles come to in figures, with formula and blind spot; they must never rank a person."""
