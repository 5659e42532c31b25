"""The dashboard's screens: they bind views to widgets and turn keys into commands."""
