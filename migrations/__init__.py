"""One chain of migrations for both engines."""
