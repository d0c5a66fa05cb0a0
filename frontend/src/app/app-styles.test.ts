import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

const SRC = join(process.cwd(), 'src')
const SHEETS = join(process.cwd(), 'node_modules/@mantine/core/styles')
const IMPORT = /import \{([^}]*)\} from '@mantine\/core'/g

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sources(path) : [path]
  })
}

function used(): Set<string> {
  const names = new Set<string>()
  for (const file of sources(SRC).filter((path) => path.endsWith('.tsx') && !path.includes('.test.'))) {
    for (const [, list = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      for (const name of list.split(',').map((word) => word.trim())) if (existsSync(join(SHEETS, `${name}.css`))) names.add(name)
    }
  }
  return names
}

const TEXT_FIELDS = ['Input', 'InlineInput']
const NEEDS: Record<string, string[]> = { Modal: ['ModalBase', 'Overlay', 'Paper', 'CloseButton'], Checkbox: TEXT_FIELDS, PasswordInput: ['Input', 'ActionIcon'], Button: ['UnstyledButton', 'Loader'], Anchor: ['Text'] }

test('every component that a page shows has its style sheet', () => {
  const imported = readFileSync(join(SRC, 'app/styles/all-app.css'), 'utf8')
  const needed = [...used()].flatMap((name) => [name, ...(NEEDS[name] ?? [])])
  expect(needed.filter((name) => !imported.includes(`/${name}.layer.css`))).toEqual([])
})
