"""Posts and who holds them from when to when; who assesses whom, worked out or named (R4, R6)."""
