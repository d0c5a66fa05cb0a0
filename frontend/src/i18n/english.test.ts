/** English as it is spoken: one word for a state and another for a button, and none of what only a translation says. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

const SRC = join(process.cwd(), 'src')
const words = (readdirSync(SRC, { recursive: true }) as string[]).filter((path) => /-messages\.ts$|problem-english\.ts$/.test(path))

/** What of a file is English. */
function englishOf(path: string): string {
  const text = readFileSync(join(SRC, path), 'utf8')
  const at = text.search(/const (en|problemEnglish)\b/)
  return at < 0 ? '' : text.slice(at)
}

const STATES = /\bstates?: \{[^}]*\}/g

test('there is English to look at', () => {
  expect(words.filter((path) => englishOf(path) !== '').length).toBeGreaterThan(20)
})

test('“Open” is a state; what one does with a thing is called otherwise', () => {
  const buttons = words.flatMap((path) => [...englishOf(path).replace(STATES, '').matchAll(/['`]Open\b[^'`]*/g)].map(([said]) => `${path}: ${said}`))
  expect(buttons.filter((one) => !/Open \$\{address\}/.test(one))).toEqual([])
})

test.each([
  [/\bare your turn\b/i, 'needs your attention'],
  [/\bmend(ed)?\b/i, 'correct'],
  [/\bneed not\b/, 'there is nothing to do'],
  [/\bnobody fits|\bnothing fits|\bfits “/i, 'no match'],
  [/\bwaits (for|to|its)\b/i, 'is waiting'],
  [/\bbegun\b/, 'started'],
  [/\bnetwork is gone\b/, 'you are offline'],
  [/\bnot for you\b/, 'you do not have access'],
  [/\bstands? beside\b/, 'is next to'],
])('nobody says “%s” where they mean: %s', (stilted) => {
  expect(words.filter((path) => stilted.test(englishOf(path)))).toEqual([])
})
