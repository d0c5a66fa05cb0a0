"""Six months with help after weak results, and what follows in R64: decided by people, recorded here."""
