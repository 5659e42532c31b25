"""The dashboard's screens: each binds views to widgets and turns keys into commands; they must not know of sockets."""
