"""Angka kredit, promotion and learning."""
