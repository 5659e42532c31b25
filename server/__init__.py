"""The server of a co-production session; it must not know the dashboard, Textual or Rich."""
