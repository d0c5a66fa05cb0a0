/** After a crash, a lost answer, a late one, without network: the newest words that the person typed win. */
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { box, crash, first, goalServer, openEditor, pass, type, withFakeTimers } from './editor-world'

withFakeTimers()

test('an answer that arrives late takes nothing from what was typed meanwhile, also when the page crashes then', async () => {
  const there = goalServer()
  there.hold()
  openEditor(first)
  type('Ibu hamil terlayani')
  await pass(1300)
  type('Ibu hamil terlayani sesuai standar')
  there.release()
  await pass(100)
  expect(there.saved().text).toBe('Ibu hamil terlayani')
  expect(screen.queryByText(/^Tersimpan \d/)).toBeNull()
  await crash()
  goalServer()
  openEditor(there.saved())
  expect(box().value).toBe('Ibu hamil terlayani sesuai standar')
})

test('the answer was lost and the page crashed: the words go on upon what had arrived', async () => {
  const there = goalServer()
  there.state.lose = true
  openEditor(first)
  type('Ibu hamil terlayani')
  await pass(1300)
  type('Ibu hamil terlayani sesuai standar')
  await crash()
  const again = goalServer()
  again.writes('Ibu hamil terlayani')
  openEditor(there.saved())
  expect(box().value).toBe('Ibu hamil terlayani sesuai standar')
  await pass(10_100)
  expect(again.saved()).toMatchObject({ text: 'Ibu hamil terlayani sesuai standar', version: 5 })
})

test('what overtook it was its own lost answer: nobody is asked, and the newest words are sent', async () => {
  const there = goalServer()
  there.state.lose = true
  openEditor(first)
  type('Ibu hamil terlayani')
  await pass(1300)
  there.state.lose = false
  type('Ibu hamil terlayani sesuai standar')
  await pass(1300)
  expect(there.sent()).toHaveLength(2)
  await pass(1300)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(there.saved()).toMatchObject({ text: 'Ibu hamil terlayani sesuai standar', version: 5 })
})

test('without network the words wait on the device, and are sent when it is back', async () => {
  const there = goalServer()
  there.state.online = false
  openEditor(first)
  type('Tulisan luring')
  await pass(1300)
  expect(screen.getByText('Belum terkirim, aman di perangkat ini')).toBeTruthy()
  there.state.online = true
  dispatchEvent(new Event('online'))
  await pass(100)
  expect(there.saved().text).toBe('Tulisan luring')
})

test('without network on a page that was left, the words are sent when it is back, unless they were discarded', async () => {
  const there = goalServer()
  there.state.online = false
  const { unmount } = openEditor(first)
  type('Ditinggal luring')
  unmount()
  await pass(100)
  const kept = localStorage.getItem('sk-plan-p1-goal-g1')
  there.state.online = true
  localStorage.clear()
  dispatchEvent(new Event('online'))
  await pass(100)
  expect(there.saved().text).toBe('Ibu hamil')
  const again = goalServer()
  again.state.online = false
  localStorage.setItem('sk-plan-p1-goal-g1', kept ?? '')
  openEditor(first).unmount()
  await pass(100)
  again.state.online = true
  dispatchEvent(new Event('online'))
  await pass(100)
  expect(again.saved().text).toBe('Ditinggal luring')
})

test('a page that is left within the pause sends what was typed', async () => {
  const there = goalServer()
  const { unmount } = openEditor(first)
  type('Ditinggal cepat')
  unmount()
  await pass(100)
  expect(there.saved().text).toBe('Ditinggal cepat')
})
