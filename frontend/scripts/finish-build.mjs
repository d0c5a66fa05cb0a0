// Packs every file once (gzip, brotli) and fails when a route's first load is heavier than allowed.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../dist', import.meta.url).pathname
const PACKED = /\.(js|css|html|svg|json|webmanifest)$/
const KB = 1024
// First load of script and style in KB, gzip; fonts apart. Pages that are not named may have OTHER.
const OTHER = 220
const LIMITS = {
  'src/app/sign-in-start.tsx': 120,
  'home-page': 200,
  'report-page': 200,
  'reports-page': 200,
  'plan-page': 215,
  'queue-page': 210,
  'rate-page': 225,
  'result-page': 220,
  'results-page': 210,
  'team-page': 205,
  'feedback-page': 205,
  'write-page': 205,
  'people-page': 220,
  'person-page': 220,
  'units-page': 220,
  'import-page': 220,
}

for (const file of files(dist)) {
  if (!PACKED.test(file) || statSync(file).size < 1024) continue
  const content = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const SIGN_IN = 'src/app/sign-in-start.tsx'
const APP = 'src/app/app-start.tsx'
const pages = Object.keys(manifest).filter((key) => /-page\.tsx$/.test(key) && manifest[key].isDynamicEntry)

let tooHeavy = false
measure(SIGN_IN, [entry, SIGN_IN])
for (const page of pages) measure(page, [entry, APP, page])
if (tooHeavy) process.exit(1)

function measure(page, keys) {
  const loaded = new Set()
  for (const key of keys) gather(key, loaded)
  const bytes = [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)
  const limit = LIMITS[page] ?? LIMITS[page.match(/([^/]+)\.tsx$/)?.[1]] ?? OTHER
  const over = bytes > limit * KB
  tooHeavy ||= over
  console.log(`${over ? 'OVER ' : '     '}${(bytes / KB).toFixed(0).padStart(4)} KB of ${limit}  ${page}`)
}

function gather(key, loaded) {
  const chunk = manifest[key]
  if (!chunk || loaded.has(chunk.file)) return
  loaded.add(chunk.file)
  for (const css of chunk.css ?? []) loaded.add(css)
  for (const other of chunk.imports ?? []) gather(other, loaded)
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}
