"""Systems that give measurements, and what they gave: a number of a metric, for a scope, on a day."""
