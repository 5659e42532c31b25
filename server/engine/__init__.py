"""The running session: its writer, its replica, authentication and subscriptions."""
