/** A piece of evidence on its way: how far it is; where it failed, why, and once more. */
import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'

import { isProblem } from '@/api/problem'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { evidenceQueue, type Sending } from './evidence-queue'
import { reportMessages } from './report-messages'

export function SendingRow({ sending }: { sending: Sending }) {
  const t = useMessages(reportMessages)
  const { id, state, progress, error, draft } = sending
  const percent = Math.round(progress * 100)
  const said = state === 'sending' && draft.kind === 'file' ? t.sendingPart(percent) : t.sending[state]
  return (
    <div className="stack-sm">
      <div className="line small">
        <span style={{ overflowWrap: 'anywhere' }}><IconUpload size={14} stroke={2} aria-hidden="true" /> {draft.title}</span>
        <span className={state === 'failed' ? 'chip bad' : 'chip'}>{said}</span>
      </div>
      {state !== 'failed' && (
        <div className="bar" role="progressbar" aria-label={t.sendingOf(draft.title)} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
          <i style={{ width: `${percent}%` }} />
        </div>
      )}
      {state === 'failed' && (
        <>
          {isProblem(error) && error.faults.some(({ code }) => code === 'same_file') ? (
            <p className="box bad small" role="alert">{t.sameFile}</p>
          ) : (
            <ProblemNotice error={error} />
          )}
          <div className="line">
            <Button size="sm" onClick={() => evidenceQueue.retry(id)}>{t.again}</Button>
            <Button size="sm" variant="default" onClick={() => evidenceQueue.discard(id)}>{t.dropSending}</Button>
          </div>
        </>
      )}
    </div>
  )
}
