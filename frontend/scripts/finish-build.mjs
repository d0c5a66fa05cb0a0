// Packs every file once (gzip, brotli), writes the page of each address with all that it will load, and fails when that is heavier
// than allowed.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../dist', import.meta.url).pathname
const PACKED = /\.(js|css|html|svg|json|webmanifest)$/
const KB = 1024
// First load of script and style in KB, gzip; fonts apart. Pages that are not named may have OTHER.
const OTHER = 228
const LIMITS = {
  'src/app/sign-in-start.tsx': 120,
  'home-page': 207,
  'report-page': 218,
  'reports-page': 215,
  'plan-page': 222,
  'queue-page': 229,
  'rate-page': 230,
  'indicator-page': 232,
  'result-page': 231,
  'results-page': 228,
  'team-page': 217,
  'cockpit-page': 236,
  'insights-page': 231,
  'feedback-page': 217,
  'write-page': 217,
  'src/app/career-page.tsx': 233,
  'sheet-page': 230,
  'candidates-page': 232,
  'src/features/promotion/person-page.tsx': 230,
  'people-page': 225,
  'person-page': 225,
  'units-page': 225,
  'import-page': 225,
  'needs-page': 230,
  'programme-page': 236,
  'learning-page': 230,
  'seat-page': 232,
  'member-page': 232,
  'overview-page': 231,
  'policies-page': 231,
  'draft-page': 236,
  'answers-page': 233,
  'paragraph-page': 231,
  'settings-page': 231,
  'policy-page': 230,
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
