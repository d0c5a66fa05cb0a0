"""The demonstration: the regulation's own worked example, and a city of fictitious people.

Loads by explicit choice only; a server with demo people refuses production settings.
"""
