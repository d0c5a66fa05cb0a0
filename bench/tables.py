"""Writes what was measured as Markdown, on the terminal and between two marks of docs/performance.md."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.importing import Took
from bench.measuring import CONNECTIONS, Measured, Plan

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
NAMES = {
    "team": "`GET /team`: a superior's people",
    "plan": "`GET /plans/{id}`: a plan whole",
    "tasks": "`GET /tasks`: home",
    "report": "`POST …/report`: an achievement",
    "evaluation": "`GET /evaluations/{id}`: all it is judged by",
    "people_city": "`GET /employees`, HR of the city",
    "people_agency": "`GET /employees`, HR of an agency",
    "plans_city": "`GET /plans`, HR of the city",
    "plans_agency": "`GET /plans`, HR of an agency",
}
STEPS = ("previewed", "applied", "undone")
IMPORTS = (
    "| import | previewed, s (CPU) | applied, s (CPU) | undone, s (CPU) | another's `GET /tasks` "
    "meanwhile, slowest ms |\n|---|---|---|---|---|"
)
HEAD = (
    "| request | statements | requests/s | p50 ms | p99 ms | CPU µs | limit: requests/s | p99 ms "
    "| CPU µs | **ratio** | ratio of CPU |\n|---|---|---|---|---|---|---|---|---|---|---|"
)


def of_engine(
    engine: str, found: list[Measured], statements: dict[str, int], beside: dict[str, Any]
) -> str:
    """Write one engine's table and the figures beside it."""
    lines = [f"### {engine}", "", HEAD, *(_line(one, statements[one.name]) for one in found)]
    day, sign_in = beside["deadline_day"], beside["sign_in"]
    lines += [
        "",
        f"* **Deadline day**, 100 people at once, four reads to one report: {day['rate']:.0f} "
        f"requests/s, p50 {_ms(day['p50'])} ms, p99 {_ms(day['p99'])} ms, slowest "
        f"{_ms(day['slowest'])} ms; {day['answers']} answers, {day['wrong']} errors.",
        f"* **Sign-in** (argon2id, two threads): {sign_in['rate']:.0f} a second, p50 "
        f"{_ms(sign_in['p50'])} ms, p99 {_ms(sign_in['p99'])} ms with 16 at once.",
        f"* The load generator was busy {beside['generator']:.0%} of the time at most.",
        "",
        *_imports(beside["imports"]),
    ]
    return "\n".join(lines)


def _imports(found: Sequence[Took]) -> list[str]:
    """Write how long files of people took, in seconds, and how long others waited meanwhile."""
    lines = [IMPORTS]
    for one in found:
        times = [
            f"{one.seconds[s]:.1f} ({one.cpu[s]:.1f})" if s in one.seconds else "–" for s in STEPS
        ]
        lines.append(f"| {one.rows}: {one.name} | {' | '.join(times)} | {_ms(one.slowest)} |")
    return lines


def _line(one: Measured, statements: int) -> str:
    best = one.product.best
    cells = [
        NAMES[one.name], str(statements), f"{best['rate']:.0f}", _ms(best["p50"]), _ms(best["p99"]),
        _us(one.product.cpu),
    ]  # fmt: skip
    if one.ratio is None or one.cpu_ratio is None:
        return f"| {' | '.join([*cells, *['–'] * 5])} |"
    limit = one.limit.best
    cells += [
        f"{limit['rate']:.0f}", _ms(limit["p99"]), _us(one.limit.cpu), f"**{one.ratio:.2f}**",
        f"{one.cpu_ratio:.2f}",
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def _us(seconds: float) -> str:
    return f"{seconds * 1_000_000:.0f}"


def whole(people: int, plan: Plan, tables: list[str], load: tuple[float, float]) -> str:
    """Write all tables with the circumstances they came from."""
    said = (
        f"{datetime.now(UTC):%Y-%m-%d}, {people} people, {plan.rounds} rounds by turns of "
        f"{plan.seconds:g} s (reports: {plan.reports} each), {CONNECTIONS} connections. "
        f"{_machine()}; load of the machine before and after: {load[0]:.1f} and {load[1]:.1f}."
    )
    return "\n\n".join([said, *tables])


def _machine() -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} × {model[1] if model else platform.machine()}, {memory:.0f} GB, "
        f"Python {platform.python_version()}"
    )


def write(path: Path, text: str) -> None:
    """Put the text between the marks."""
    page = path.read_text()
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    path.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}")
