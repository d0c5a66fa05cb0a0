/**
 * Which file each module of the program goes to, so that a page is few files and none of them holds what it has no use for.
 *
 * The bundler's own splitting knows exactly who uses what, but makes a file for every set of pages that share something: some
 * forty for a page. Its answer is taken from a first, unwritten build, and put together into a few files by who uses a module.
 */
import { build, type Rolldown, type UserConfig } from 'vite'

const SIGN_IN = 'src/app/sign-in-start.tsx'
const APP = 'src/app/app-start.tsx'
const HOME = 'src/app/home-page.tsx'
/** Changes least, so that it stays in caches. */
const REACT = /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//
/** Pages of leaders share their charts and their look; one file of each is worth to all of them what it costs the others. */
const LEADING = /components\/charts\/|features\/(cockpit|leadership|chase|insights)\//

/** What somebody has earned and what else a promotion needs stand on one page. */
const CAREER = /features\/(credit|promotion)\//

type Users = ReadonlySet<string>
type FileOf = (module: string) => string | null

export async function filesOf(config: UserConfig): Promise<FileOf> {
  const built = await build({ ...config, configFile: false, logLevel: 'silent', build: { ...config.build, write: false, minify: false } })
  const users = usersOf((Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[])
  return (module) => fileOf(module, users.get(module) ?? new Set())
}

function fileOf(module: string, users: Users) {
  if (users.size < 2) return null
  if (REACT.test(module)) return 'react'
  if (users.has(SIGN_IN)) return 'base'
  if (users.has(APP) || users.has(HOME)) return 'app'
  if (LEADING.test(module)) return 'leading'
  if (CAREER.test(module)) return 'career'
  // Only pages of a feature use what is its own.
  return /features\/(\w+)/.exec(module)?.[1] ?? 'pages'
}

/** The parts that load a module, at their start or with what they are made of. */
function usersOf(built: Rolldown.RolldownOutput[]) {
  const chunks = new Map(built.flatMap(({ output }) => output).filter((one) => one.type === 'chunk').map((one) => [one.fileName, one]))
  const users = new Map<string, Set<string>>()
  for (const start of chunks.values()) {
    if (!start.facadeModuleId) continue
    const name = start.facadeModuleId.slice(start.facadeModuleId.lastIndexOf('/src/') + 1)
    for (const chunk of reached(start.fileName, chunks)) {
      for (const module of chunk.moduleIds) users.set(module, (users.get(module) ?? new Set()).add(name))
    }
  }
  return users
}

function reached(file: string, chunks: ReadonlyMap<string, Rolldown.OutputChunk>, found = new Set<Rolldown.OutputChunk>()) {
  const chunk = chunks.get(file)
  if (!chunk || found.has(chunk)) return found
  found.add(chunk)
  for (const other of chunk.imports) reached(other, chunks, found)
  return found
}
