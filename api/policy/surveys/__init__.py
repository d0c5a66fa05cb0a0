"""Short questions about policies, answered for groups only."""
