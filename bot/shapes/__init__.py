"""Questions of a shape of their own: each module answers one shape from the same `Case`."""
