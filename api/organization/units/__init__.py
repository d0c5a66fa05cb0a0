"""Agencies and their units, a tree in the official order."""
