"""The fastest that could answer the same: the same SQL, bare drivers, bare Starlette."""
