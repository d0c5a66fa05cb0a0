/** The code of a session, big enough for a hall: as QR, and in letters to type; and how many have noted themselves so far. */
import { useQuery } from '@tanstack/react-query'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'

import { attendanceMessages } from './attendance-messages'
import { codeQuery, isGoing, type Programme, type Seat, seatsQuery } from './programme-queries'
import { QrCode } from './qr-code'

const COUNTED_EVERY = 10_000

type CodeDialogProps = { programme: Programme; seats: Seat[]; session: number; onClose: () => void }

export function CodeDialog({ programme, seats, session, onClose }: CodeDialogProps) {
  const t = useMessages(attendanceMessages)
  const common = useMessages(commonMessages)
  const language = useLanguage()
  const code = useQuery(codeQuery(programme.id, session))
  const counted = useQuery({ ...seatsQuery(programme.id), refetchInterval: COUNTED_EVERY })
  const going = (counted.data?.items ?? seats).filter(isGoing)
  const there = going.filter((seat) => seat.attended_sessions.includes(session)).length
  const letters = code.data && inFours(code.data.code)
  const on = code.data && dateLong(code.data.on, language)
  return (
    <Dialog opened fullScreen onClose={onClose} title={<b>{t.code.title(session)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <div className="hall">
        <h2>{programme.title}</h2>
        <ProblemNotice error={code.error} onRetry={() => void code.refetch()} />
        {code.isPending && <p role="status">{t.code.wait}</p>}
        {code.data && letters && on && (
          <>
            <p>{t.code.scan}</p>
            <QrCode text={`${location.origin}/hadir/${programme.id}?kode=${letters}`} label={t.code.qr} />
            <p>{t.code.type(`${location.host}/hadir`)}</p>
            <p className="hall-code">{letters}</p>
            <p className="dim">{code.data.holds_today ? t.code.holds(on) : t.code.notToday(on)}</p>
            <p role="status"><b>{t.counted(there, going.length)}</b></p>
          </>
        )}
      </div>
    </Dialog>
  )
}

/** Read aloud in two halves; with a stroke it is no number in an address either. */
const inFours = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-')
