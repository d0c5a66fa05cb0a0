"""Training: programmes out of needs, seats that are given fairly, and whether anything got better."""
