// Packs every file once (gzip, brotli), writes the page of each address with all that it will load, and fails when that is heavier
// than allowed.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../dist', import.meta.url).pathname
const PACKED = /\.(js|css|html|svg|json|webmanifest)$/
const KB = 1024
// First load of script and style in KB, gzip; fonts apart. Pages that are not named may have OTHER.
const OTHER = 231
const LIMITS = {
  'src/app/sign-in-start.tsx': 120,
  'home-page': 210,
  'report-page': 221,
  'reports-page': 218,
  'plan-page': 225,
  'queue-page': 232,
  'rate-page': 233,
  'indicator-page': 235,
  'result-page': 234,
  'results-page': 231,
  'team-page': 220,
  'cockpit-page': 239,
  'insights-page': 234,
  'feedback-page': 220,
  'write-page': 220,
  'src/app/career-page.tsx': 236,
  'sheet-page': 233,
  'candidates-page': 235,
  'src/features/promotion/person-page.tsx': 233,
  'people-page': 228,
  'person-page': 228,
  'units-page': 228,
  'import-page': 228,
  'needs-page': 233,
  'programme-page': 239,
  'learning-page': 233,
  'seat-page': 235,
  'member-page': 235,
  'overview-page': 234,
  'policies-page': 234,
  'draft-page': 239,
  'answers-page': 236,
  'paragraph-page': 234,
  'settings-page': 234,
  'policy-page': 233,
  'in-force-page': 234,
}

for (const file of files(dist)) {
  if (!PACKED.test(file) || statSync(file).size < 1024) continue
  const content = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
}

const looks = JSON.parse(readFileSync(join(dist, '.vite/first-looks.json'), 'utf8'))
const bare = readFileSync(join(dist, 'index.html'), 'utf8')
// For the server, which puts the answers into the page (`api/first_look.py`).
const pages = looks.map(({ path, answers, files }) => ({ path, answers, page: bare.replace('</head>', `${links(files)}</head>`) }))
writeFileSync(join(dist, 'first-looks.json'), JSON.stringify(pages))
const measured = looks.map(measure)
if (measured.includes(false)) process.exit(1)

/** Asks for files at once which would else be found one after the other. */
function links(files) {
  const missing = files.filter((file) => !bare.includes(file))
  return missing.map((file) => `  <link rel="${file.endsWith('.css') ? 'stylesheet' : 'modulepreload'}" crossorigin href="/${file}">\n  `).join('')
}

function measure({ path, part, files }) {
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)
  const limit = LIMITS[part] ?? LIMITS[part.match(/([^/]+)\.tsx$/)?.[1]] ?? OTHER
  const fits = bytes <= limit * KB
  console.log(`${fits ? '     ' : 'OVER '}${(bytes / KB).toFixed(0).padStart(4)} KB of ${limit}, ${files.length} files  ${path}`)
  return fits
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}
