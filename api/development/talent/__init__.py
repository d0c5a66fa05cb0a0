"""Performance beside potential, for HR: counted anew whenever somebody asks, and kept nowhere."""
