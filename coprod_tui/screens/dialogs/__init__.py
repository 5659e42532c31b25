"""What lies over a screen until it is answered; Escape always backs out. A dialog must not change the session."""
