"""The facilitator's side of a co-production session: dashboard, plain mode, command line and rehearsal."""
