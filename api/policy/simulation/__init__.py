"""What past data would have looked like under a policy, and how much of people's time it asks for."""
