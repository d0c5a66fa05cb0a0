"""The whole suite, on both engines; through HTTP for behaviour, directly for pure calculation."""
