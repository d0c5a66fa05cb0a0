/** Two texts for one place: what stands elsewhere or on the device, beside what is in the field; the person chooses. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'

import { useMessages } from '@/i18n/language'
import type { OtherWords as Other } from '@/lib/draft-line'

import { commonMessages } from './common-messages'

type OtherWordsProps = { from: Other<unknown>['from']; children: ReactNode; busy?: boolean; onKeep: () => void; onTake: () => void }

export function OtherWords({ from, children, busy = false, onKeep, onTake }: OtherWordsProps) {
  const t = useMessages(commonMessages).other[from]
  return (
    <div className="box warn small stack-sm" role="alert">
      <p><b>{t.title}</b></p>
      {children}
      <div className="line">
        <Button variant="default" size="sm" loading={busy} onClick={onKeep}>{t.keep}</Button>
        <Button variant="default" size="sm" onClick={onTake}>{t.take}</Button>
      </div>
    </div>
  )
}
