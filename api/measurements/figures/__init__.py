"""Which metric feeds which indicator, what that gives each period, and how its owner contests it."""
