"""The server of a co-production session. It knows neither the dashboard nor Textual nor Rich."""
