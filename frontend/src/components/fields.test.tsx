import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'

import { axeViolations, renderPart } from '@/testing/render'

import { DateField } from './date-field'
import { FileField } from './file-field'

function Start() {
  const [day, setDay] = useState('2026-10-08')
  return <DateField label="Mulai tanggal" description="Tertulis pada SK" value={day} onChange={setDay} />
}

test('a day is also said in words, as a browser may write the month first', async () => {
  const { user } = renderPart(<Start />)
  const field = screen.getByLabelText('Mulai tanggal')
  expect(screen.getByText(/Kamis, 8 Oktober 2026\. Tertulis pada SK/)).toBeTruthy()
  await user.clear(field)
  expect(screen.queryByText(/Oktober/)).toBeNull()
  await user.type(field, '2026-08-10')
  expect(screen.getByText(/Senin, 10 Agustus 2026/)).toBeTruthy()
  expect(await axeViolations()).toEqual([])
})

test('a file is chosen in the words of the page, and its name is told', async () => {
  const choose = vi.fn()
  const file = new File(['%PDF'], 'daftar-hadir.pdf', { type: 'application/pdf' })
  const { user } = renderPart(<FileField label="Berkas" hint="PDF atau foto" accept=".pdf" file={null} onChange={choose} />)
  expect(screen.getByText('Pilih berkas')).toBeTruthy()
  await user.upload(screen.getByLabelText('Berkas'), file)
  expect(choose).toHaveBeenCalledWith(file)
  expect(await axeViolations()).toEqual([])
})
