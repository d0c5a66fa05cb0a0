"""Evaluations that nobody will make as things stand: the assessor is away, or there is none (R6, IV.A.2)."""
