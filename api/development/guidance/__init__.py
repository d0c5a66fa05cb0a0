"""Coaching and counselling, each session on record and signed by its two people (R31, R32)."""
