import { expect, test } from 'vitest'

import { kadek } from '@/testing/people'

import { navGroups } from './nav-items'
import { shellMessages } from './shell-messages'

const places = (me: Parameters<typeof navGroups>[0]) => navGroups(me, shellMessages.id).flatMap((group) => group.items.map((item) => item.to))

test('a state official has feedback to give and no plan of their own', () => {
  expect(places({ ...kadek, is_asn: false })).toEqual(['/beranda', '/umpan-balik', '/akun'])
})

test('staff find plan, report, feedback and results', () => {
  expect(places(kadek)).toEqual(['/beranda', '/skp', '/realisasi', '/umpan-balik', '/hasil', '/akun'])
})
