import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'
import { renderPart } from '@/testing/render'

import { EditForm } from './edit-form'
import { person } from './factories'
import { sexOfNumber } from './sex-field'

test('a number tells sex by its 15th digit once it is whole', () => {
  expect(['198609262015051777', '1986 0926 2015 05 2 777', '19860926201505', '098609262015051777'].map(sexOfNumber)).toEqual(['l', 'p', null, null])
})

test('another sex than the number’s is told while it is chosen, and can be saved', async () => {
  const { last } = mockApi({ 'PATCH /api/v1/employees/p1': { ...person, sex: 'l', sex_differs: true } })
  const { user } = renderPart(<EditForm person={{ ...person, nip: '198609262015052777', sex: 'p' }} />)
  expect(screen.queryByText(/Angka ke-15 NIP/)).toBeNull()
  await user.selectOptions(screen.getByLabelText('Jenis kelamin'), 'l')
  expect(screen.getByText(/Angka ke-15 NIP menyebut perempuan/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Simpan perbaikan' }))
  expect(last('PATCH', '/api/v1/employees/p1')?.body).toMatchObject({ sex: 'l' })
})

test('a golongan of the other kind says at its field which one is meant', async () => {
  mockApi({ 'PATCH /api/v1/employees/p1': () => problem('invalid', 422, { errors: [{ pointer: '/grade', code: 'grade_of_pppk', detail: '' }] }) })
  const { user } = renderPart(<EditForm person={person} />)
  await user.clear(screen.getByLabelText(/Golongan/))
  await user.type(screen.getByLabelText(/Golongan/), 'IX')
  await user.click(screen.getByRole('button', { name: 'Simpan perbaikan' }))
  expect(await screen.findByText('Ini golongan PPPK. Golongan PNS ditulis seperti III/c.')).toBeTruthy()
})
