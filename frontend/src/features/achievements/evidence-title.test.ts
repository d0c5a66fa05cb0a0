import { expect, test } from 'vitest'

import { proposedTitle } from './evidence-title'

test.each([
  ['IMG_20261008_091500.jpg', 'Foto posbindu'],
  ['image.jpg', 'Foto posbindu'],
  ['WhatsApp Image 2026-10-08 at 09.15.00.jpeg', 'Foto posbindu'],
  ['IMG-20261008-WA0007.jpg', 'Foto posbindu'],
  ['1728349200.png', 'Foto posbindu'],
  ['Daftar_hadir posbindu Agustus.pdf', 'Daftar hadir posbindu Agustus'],
  ['SK 12 tahun 2026.docx', 'SK 12 tahun 2026'],
])('%s is proposed as: %s', (file, title) => {
  expect(proposedTitle(file, 'Foto posbindu')).toBe(title)
})
