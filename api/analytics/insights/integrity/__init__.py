"""Signals that ratings may not tell what was done: each a question to ask a rater, never a verdict.

Pure in `chances`, `city`, `questions` and `pattern`; found by a job every day, kept, and read by `queries`.
"""
