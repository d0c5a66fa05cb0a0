"""Angka kredit of functional officers: a ledger that is added to and reversed, never edited (R70-R85)."""
