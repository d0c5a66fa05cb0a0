/** Where two texts exist for one line, both are shown and the person chooses. */
import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { box, crash, first, goalServer, openEditor, pass, type, withFakeTimers } from './editor-world'

withFakeTimers()

test('an older draft of the device never stands over what was saved since: it is offered', async () => {
  goalServer().state.online = false
  openEditor(first)
  type('Tulisan luring')
  await pass(1300)
  await crash()
  const there = goalServer()
  const newer = there.writes('Ditulis di ponsel')
  openEditor(newer)
  expect(box().value).toBe('Ditulis di ponsel')
  await pass(20_000)
  expect(there.sent()).toEqual([])
  expect(screen.getByRole('alert').textContent).toContain('Tulisan luring')
  fireEvent.click(screen.getByRole('button', { name: 'Pakai tulisan itu' }))
  await pass(100)
  expect(there.saved()).toMatchObject({ text: 'Tulisan luring', version: 5 })
  expect(localStorage.getItem('sk-plan-p1-goal-g1')).toBeNull()
})

test('a draft that is not wanted is gone from the device', async () => {
  localStorage.setItem('sk-plan-p1-goal-g1', JSON.stringify({ version: 2, value: { text: 'Lama', served: '', assigned: '' }, sent: [] }))
  goalServer()
  openEditor(first)
  fireEvent.click(screen.getByRole('button', { name: 'Buang tulisan itu' }))
  await pass(100)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(localStorage.getItem('sk-plan-p1-goal-g1')).toBeNull()
})

test.each([
  ['Simpan tulisan saya', 'Milik saya'],
  ['Pakai yang tersimpan', 'Milik orang lain'],
])('changed elsewhere while one writes: both are shown, and “%s” leaves: %s', async (button, left) => {
  const there = goalServer()
  openEditor(first)
  there.writes('Milik orang lain')
  type('Milik saya')
  await pass(1300)
  await pass(20_000)
  expect(there.sent()).toHaveLength(1)
  expect(box().value).toBe('Milik saya')
  expect(screen.getByRole('alert').textContent).toContain('Milik orang lain')
  fireEvent.click(screen.getByRole('button', { name: button }))
  await pass(100)
  expect(box().value).toBe(left)
  expect(there.saved().text).toBe(left)
  expect(localStorage.getItem('sk-plan-p1-goal-g1')).toBeNull()
})

test('another tab that writes the same is noticed, and its newer words are not forgotten when ours arrive', async () => {
  goalServer()
  openEditor(first)
  type('Dari tab ini')
  const theirs = JSON.stringify({ version: 3, value: { text: 'Dari tab lain', served: '', assigned: '' }, sent: [] })
  localStorage.setItem('sk-plan-p1-goal-g1', theirs)
  act(() => void dispatchEvent(new StorageEvent('storage', { key: 'sk-plan-p1-goal-g1', newValue: theirs })))
  expect(screen.getByText('Bagian ini juga sedang ditulis di tab lain.')).toBeTruthy()
  await pass(1300)
  expect(JSON.parse(localStorage.getItem('sk-plan-p1-goal-g1') ?? 'null')).toMatchObject({ value: { text: 'Dari tab lain' } })
})
