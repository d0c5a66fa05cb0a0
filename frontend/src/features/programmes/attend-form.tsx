/** One button for whoever came by the QR; a field for whoever types the code. What was not sent can be sent again. */
import { Button, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'

import { isProblem } from '@/api/problem'
import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'
import { useToday } from '@/lib/session'

import { attendanceMessages } from './attendance-messages'
import { hour } from './days'
import { bareCode, useAttend } from './own-queries'
import type { Seat } from './programme-queries'

const LETTERS = 8

type AttendFormProps = { seat: Seat; sessions: number[]; code: string | undefined }

export function AttendForm({ seat, sessions, code }: AttendFormProps) {
  const t = useMessages(attendanceMessages).attend
  const language = useLanguage()
  const today = useToday()
  const [typed, setTyped] = useState(code ?? '')
  const attend = useAttend(seat.id)
  const there = attend.data?.attended_sessions ?? seat.attended_sessions
  const noted = sessions.filter((one) => there.includes(one))
  if (noted.length === sessions.length || attend.isSuccess) {
    return (
      <div className="attend stack">
        <PageHead title={t.done} before={<span className="attended"><IconCheck size={32} stroke={2.4} aria-hidden="true" /></span>}>{seat.title}</PageHead>
        <p role="status">{t.doneMore(noted.at(-1) ?? 1, dateLong(today, language))}</p>
        <p><TextLink to="/beranda">{t.home}</TextLink></p>
      </div>
    )
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    attend.mutate(bareCode(typed))
  }
  const scanned = code !== undefined && !isProblem(attend.error, '/problems/session-code-refused')
  return (
    <form className="attend stack" onSubmit={send}>
      <PageHead title={seat.title}>
        {sessions.map((number) => t.today(number, hour(seat.sessions[number - 1]?.starts ?? ''))).join(' ')} {seat.programme_place}
      </PageHead>
      {!scanned && <TextInput label={t.codeLabel} description={t.codeHint} inputWrapperOrder={['label', 'input', 'description']} autoComplete="off" autoCapitalize="characters" spellCheck={false} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />}
      {isProblem(attend.error, '/problems/offline') ? <p role="alert" className="box warn">{t.offline}</p> : <ProblemNotice error={attend.error} />}
      <Button type="submit" size="lg" fullWidth disabled={bareCode(typed).length < LETTERS} loading={attend.isPending}>{t.here}</Button>
    </form>
  )
}
