// Packs every file once (gzip, brotli) and fails when a route's first load is heavier than allowed.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../dist', import.meta.url).pathname
const PACKED = /\.(js|css|html|svg|json|webmanifest)$/
const KB = 1024
const LIMIT = 220 * KB
const LIMITS = { 'src/features/identity/sign-in-page.tsx': 200 * KB }

for (const file of files(dist)) {
  if (!PACKED.test(file) || statSync(file).size < 1024) continue
  const content = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const pages = Object.keys(manifest).filter((key) => /-page\.tsx$/.test(key))
let tooHeavy = false
for (const page of pages) {
  const loaded = new Set()
  gather(entry, loaded)
  gather(page, loaded)
  const bytes = [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)
  const limit = LIMITS[page] ?? LIMIT
  const over = bytes > limit
  tooHeavy ||= over
  console.log(`${over ? 'OVER ' : '     '}${(bytes / KB).toFixed(0).padStart(4)} KB of ${limit / KB}  ${page}`)
}
if (tooHeavy) process.exit(1)

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
