"""Who has not done what, and one click that reminds whoever has to act."""
