"""What people can do, what they need to learn and by which facts, what they agreed to do about it (R31)."""
