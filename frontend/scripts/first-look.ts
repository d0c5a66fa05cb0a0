/** Writes down what comes with each page: the files that it loads, and the answers that it asks for first. */
import type { Plugin, Rolldown } from 'vite'

import { FIRST_LOOKS } from '../src/app/first-looks.ts'

const MAIN = 'src/main.tsx'
const APP = 'src/app/app-start.tsx'

export function firstLook(): Plugin {
  return {
    name: 'first-look',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const looks = FIRST_LOOKS.map((look) => ({ ...look, files: filesOf(look.part.includes('-page.') ? [MAIN, APP, look.part] : [MAIN, look.part], chunks) }))
      this.emitFile({ type: 'asset', fileName: '.vite/first-looks.json', source: JSON.stringify(looks, null, 2) })
    },
  }
}

/** Scripts and style sheets with all that they import, those that are needed first before the others. */
function filesOf(modules: string[], chunks: Rolldown.OutputChunk[]) {
  const files = new Set<string>()
  const gather = (chunk: Rolldown.OutputChunk) => {
    if (files.has(chunk.fileName)) return
    files.add(chunk.fileName)
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) files.add(sheet)
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) gather(other)
  }
  for (const module of modules) {
    const holding = chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(`/${module}`)))
    if (!holding) throw new Error(`no file holds ${module}`)
    gather(holding)
  }
  return [...files]
}
