"""Policies of the city: drafted, talked over with the people they bind; what is adopted is the rules."""
