import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { chooseLanguage } from '@/i18n/language'
import { mockApi } from '@/testing/api'
import { kadek } from '@/testing/people'
import { currentPeriod } from '@/testing/periods'
import { renderPart } from '@/testing/render'

import { Header } from './header'

const LOST_AT = '2026-10-08T02:42:00Z'

test.each([
  [true, null, 'Tersambung', 'Online'],
  [true, LOST_AT, 'Data sampai 10.42, menyambung lagi', 'Data as of 10.42, reconnecting'],
  [false, LOST_AT, 'Tidak tersambung', 'Offline'],
])('the head says whether what is shown is current: %s, %s', (online, until, indonesian, english) => {
  mockApi({ 'GET /api/v1/periods/current': currentPeriod })
  const { unmount } = renderPart(<Header me={kadek} isFocus={false} online={online} until={until} />)
  expect(screen.getByText(indonesian)).not.toBeNull()
  unmount()
  chooseLanguage('en')
  renderPart(<Header me={kadek} isFocus={false} online={online} until={until} />)
  expect(screen.getByText(english)).not.toBeNull()
})
