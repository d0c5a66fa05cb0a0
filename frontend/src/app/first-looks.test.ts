import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { createMemoryHistory, createRouter } from '@tanstack/react-router'
import { expect, test } from 'vitest'

import { FIRST_LOOKS } from './first-looks'
import { routesIn } from './routes'
import { SIGN_IN_PATHS } from './sign-in-paths'

test('every page has a first look, with the file of its code', () => {
  const router = createRouter({ routeTree: routesIn(() => null), history: createMemoryHistory() })
  const pages = new Set([...Object.keys(router.routesByPath), ...SIGN_IN_PATHS])
  expect(FIRST_LOOKS.map(({ path }) => path).sort()).toEqual([...pages].sort())
  for (const { part } of FIRST_LOOKS) expect(existsSync(join(process.cwd(), part)), part).toBe(true)
})

test('an answer refers only to what is there before it', () => {
  for (const { path, answers } of FIRST_LOOKS) {
    const known = new Set(['page'])
    for (const [name, address] of Object.entries(answers)) {
      for (const [, reference = ''] of address.matchAll(/\{(\w+)[^}]*\}/g)) expect(known, `${path}: ${address}`).toContain(reference)
      known.add(name)
    }
    for (const [, parameter = ''] of JSON.stringify(answers).matchAll(/\{page\.(\w+)\}/g)) expect(path).toContain(`$${parameter}`)
  }
})
