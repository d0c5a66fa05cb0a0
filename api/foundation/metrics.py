"""Figures for Prometheus; labels are routes and words, never people."""

from prometheus_client import REGISTRY, Counter, Gauge, Histogram, generate_latest

REQUESTS = Counter("simkinerja_requests_total", "Answered requests", ["method", "route", "status"])
SECONDS = Histogram(
    "simkinerja_request_seconds",
    "Time to answer",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
JOBS = Counter("simkinerja_jobs_total", "Finished jobs", ["kind", "result"])
DAILY = Gauge("simkinerja_daily_days_behind", "Days that work of every day is behind", ["kind"])
STREAMS = Gauge("simkinerja_streams", "Open live streams")
SEALED = Counter("simkinerja_events_sealed_total", "Events that got their place in the chain")


def exposition() -> bytes:
    """Write all figures in Prometheus' text form."""
    return generate_latest(REGISTRY)
