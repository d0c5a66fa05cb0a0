import { expect, test } from 'vitest'

import { cockpitMessages } from './cockpit-messages'
import { cockpit, decision, figures } from './factories'
import { headingOf } from './heading'

const said = (more: Partial<typeof figures>, decisions = cockpit.decisions, leads = true) => headingOf({ figures: { ...figures, ...more }, decisions }, leads, cockpitMessages.id, String)

test('the sentence is made of those who reported, and of what is to decide', () => {
  expect(said({})).toBe('31 dari 38 pegawai yang melapor sesuai jalur. Tiga hal perlu keputusan Anda.')
  expect(headingOf(cockpit, true, cockpitMessages.en, String)).toBe('31 of 38 people who reported are on track. Three things need your decision.')
})

test('when all is well it says so, and that nothing waits', () => {
  expect(said({ slightly_behind: 0, far_behind: 0 }, [])).toBe('Semua 31 pegawai yang melapor sesuai jalur. Tidak ada yang menunggu keputusan Anda.')
})

test('nothing measured is not nobody on track, and nobody is not nothing measured', () => {
  expect(said({ ahead: 0, on_track: 0, slightly_behind: 0, far_behind: 0 }, [])).toContain('Belum ada capaian yang dapat diukur.')
  expect(said({ posts: 0, ahead: 0, on_track: 0, slightly_behind: 0, far_behind: 0 }, [])).toContain('Belum ada pegawai di sini')
})

test('who only looks on is not asked to decide', () => {
  expect(said({}, [decision('plans_missing')], false)).toContain('Satu hal perlu keputusan pimpinannya.')
})
