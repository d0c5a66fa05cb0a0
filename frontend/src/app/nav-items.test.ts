import { expect, test } from 'vitest'

import { kadek } from '@/testing/people'

import { navGroups, pathOfOthers } from './nav-items'
import { shellMessages } from './shell-messages'

const places = (me: Parameters<typeof navGroups>[0]) => navGroups(me, shellMessages.id).flatMap((group) => group.items.map((item) => item.to))

test('a state official has feedback to give and no plan of their own', () => {
  expect(places({ ...kadek, is_asn: false })).toEqual(['/beranda', '/umpan-balik', '/kebijakan', '/akun'])
})

test('staff find plan, report, feedback and results', () => {
  expect(places(kadek)).toEqual(['/beranda', '/skp', '/realisasi', '/umpan-balik', '/hasil', '/karier', '/pelatihan', '/kebijakan', '/akun'])
})

test('an administrator finds roles, other systems and the audit trail; an auditor reads', () => {
  const admin = places({ ...kadek, may: ['organization', 'import', 'people', 'cycles', 'roles', 'audit', 'accounts'], roles: [{ role: 'admin', for_agency_id: null }] })
  const auditor = places({ ...kadek, may: ['organization', 'audit'], roles: [{ role: 'auditor', for_agency_id: null }] })
  expect(admin.filter((one) => one.startsWith('/kota') || one.startsWith('/periksa'))).toEqual(['/kota/jadwal', '/kota/peran', '/kota/akun-layanan', '/periksa/jejak'])
  expect(auditor.filter((one) => one.startsWith('/opd') || one.startsWith('/periksa'))).toEqual(['/periksa/jejak', '/opd/pegawai', '/opd/unit', '/opd/pelatihan'])
})

test('who leads, administers people or inspects finds what they need to learn; others do not', () => {
  const finds = (more: Partial<typeof kadek>) => places({ ...kadek, ...more }).filter((one) => one === '/opd/pelatihan').length
  expect([finds({ may: ['people'] }), finds({ leads: true }), finds({ roles: [{ role: 'auditor', for_agency_id: null }] }), finds({})]).toEqual([1, 1, 1, 0])
})

test('services belong to the team of who leads one, else to the agency of who keeps it; who keeps people keeps figures', () => {
  const of = (me: Partial<typeof kadek>) => navGroups({ ...kadek, ...me }, shellMessages.id).flatMap((group) => group.items.filter(({ to }) => to === '/layanan' || to === '/pengukuran').map(({ to }) => `${group.title} ${to}`))
  expect(of({ leads: true, assesses: 3 })).toEqual(['Tim saya /layanan'])
  expect(of({ may: ['people'] })).toEqual(['Perangkat daerah /layanan', 'Perangkat daerah /pengukuran'])
  expect(of({ may: ['people'], leads: true, assesses: 3 })).toEqual(['Tim saya /layanan', 'Perangkat daerah /pengukuran'])
  expect(of({ roles: [{ role: 'auditor', for_agency_id: null }] })).toEqual(['Pengawasan /layanan'])
  expect(of({})).toEqual([])
})

test('who administers people finds who may rise; others find their own on the page of their career', () => {
  const finds = (more: Partial<typeof kadek>) => places({ ...kadek, ...more }).includes('/kenaikan-pangkat')
  expect(finds({ may: ['people'] })).toBe(true)
  expect(finds({ leads: true, assesses: 3 })).toBe(false)
  expect(finds({ roles: [{ role: 'auditor', for_agency_id: null }] })).toBe(false)
})

test('nothing of tokens is in the main menu of somebody who only works here', () => {
  expect(places(kadek).filter((one) => one.includes('token') || one.includes('akun-layanan'))).toEqual([])
})

test('who leads, administers people or inspects finds the leader’s view; others do not', () => {
  const finds = (more: Partial<typeof kadek>) => places({ ...kadek, ...more }).includes('/pimpinan')
  expect(finds({ leads: true })).toBe(true)
  expect(finds({ may: ['people'] })).toBe(true)
  expect(finds({ roles: [{ role: 'auditor', for_agency_id: null }] })).toBe(true)
  expect(finds({})).toBe(false)
})

test('who leads no unit finds the same of their team, and no analysis of units', () => {
  const team = places({ ...kadek, assesses: 4 }).filter((one) => one.startsWith('/pimpinan'))
  expect(team).toEqual(['/pimpinan', '/pimpinan/belum', '/pimpinan/memimpin'])
  expect(places({ ...kadek, assesses: 4, leads: true }).filter((one) => one === '/pimpinan')).toHaveLength(1)
})

test('the plan of somebody else belongs to the team of who assesses them, and to the units of who leads above', () => {
  expect(pathOfOthers({ ...kadek, leads: true, assesses: 4 }, kadek.id)).toBe('/tim')
  expect(pathOfOthers({ ...kadek, leads: true, assesses: 4 }, 'p9')).toBe('/pimpinan')
  expect(pathOfOthers({ ...kadek, may: ['people'] }, 'p9')).toBe('/opd/pegawai')
})
