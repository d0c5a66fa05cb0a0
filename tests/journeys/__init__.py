"""Whole ways through the browser, on both engines; run by `make journeys`."""
