// How long a report takes to another browser's screen, often enough for a figure.
//
// BASE_URL, CHROMIUM and TIMES come from the caller (python -m tests.journeys live-sqlite).
import { finish } from './common.mjs'
import { twoBrowsers } from './two-browsers.mjs'

await twoBrowsers(Number(process.env.TIMES ?? 200), 'demo-denpasar-2026')
await finish()
