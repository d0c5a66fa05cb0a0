"""How fast the service is, against the fastest that could answer the same; see docs/performance.md."""
