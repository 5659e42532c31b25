"""What the dashboard and plain mode know of a session: its replica, and the context of actions."""
