/** The evidence of an indicator: state in words, reasons beside it, and what can be done. */
import { Anchor, Button } from '@mantine/core'
import { IconCheck, IconHourglass, IconLink, IconPaperclip, IconX } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import type { ReportedIndicator } from '@/lib/reports'

import { useSending } from './evidence-queue'
import { reportMessages } from './report-messages'
import { type Evidence, useGiveVerdict, useRemoveEvidence } from './report-queries'
import { SendingRow } from './sending-row'
import { VerdictForm } from './verdict-form'

const EvidenceForm = lazy(() => import('./evidence-form').then((part) => ({ default: part.EvidenceForm })))

const SHAPE = { waiting: '', accepted: ' note', returned: ' bad' }
const ICON = { waiting: IconHourglass, accepted: IconCheck, returned: IconX }

type EvidenceListProps = { planId: string; periodId: number; indicator: ReportedIndicator; may: string[]; opened: string | null }

/** `opened`: the piece that one came for; where it was returned, what replaces it is asked at once. */
export function EvidenceList({ planId, periodId, indicator, may, opened }: EvidenceListProps) {
  const t = useMessages(reportMessages)
  const sending = useSending(planId, periodId, indicator.id)
  const replaced = new Set([...indicator.evidence.map((one) => one.replaces_id), ...sending.map((one) => one.draft.replaces_id)])
  const toReplace = indicator.evidence.find((one) => one.id === opened && one.verdict === 'returned' && may.includes('prove') && !replaced.has(one.id))
  const [adding, setAdding] = useState<Evidence | 'new' | null>(toReplace ?? null)
  return (
    <div className="stack-sm" style={{ borderTop: '1px solid var(--sk-line)', paddingTop: 10 }}>
      <div className="line spread">
        <b className="small">{t.evidence}</b>
        {may.includes('prove') && (
          <Button variant="default" size="sm" leftSection={<IconPaperclip size={16} stroke={1.8} aria-hidden="true" />} onClick={() => setAdding('new')}>
            {t.addEvidence}
          </Button>
        )}
      </div>
      {indicator.evidence.length + sending.length === 0 && <span className="small dim">{t.noEvidence}</span>}
      {indicator.evidence.map((evidence) => (
        <EvidenceRow key={evidence.id} evidence={evidence} may={may} settled={replaced.has(evidence.id)} isOpened={evidence.id === opened} onReplace={() => setAdding(evidence)} />
      ))}
      {sending.map((one) => <SendingRow key={one.id} sending={one} />)}
      {adding && (
        <Suspense>
          <EvidenceForm planId={planId} periodId={periodId} indicator={indicator} replaces={adding === 'new' ? null : adding} onClose={() => setAdding(null)} />
        </Suspense>
      )}
    </div>
  )
}

type EvidenceRowProps = { evidence: Evidence; may: string[]; settled: boolean; isOpened: boolean; onReplace: () => void }

function EvidenceRow({ evidence, may, settled, isOpened, onReplace }: EvidenceRowProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpened) row.current?.scrollIntoView({ block: 'center' })
  }, [isOpened])
  const t = useMessages(reportMessages)
  const remove = useRemoveEvidence()
  const judge = useGiveVerdict()
  const [judging, setJudging] = useState(false)
  const Icon = ICON[evidence.verdict]
  const address = evidence.url ?? `/api/v1/files/${evidence.file_id}/content`
  return (
    <div className="stack-sm" ref={row}>
      <div className="line">
        <Anchor href={address} target="_blank" rel="noreferrer noopener" className="small" style={{ overflowWrap: 'anywhere' }}>
          <IconLink size={14} stroke={2} aria-hidden="true" style={{ flex: 'none' }} /> {evidence.title}
        </Anchor>
        <span className={`chip${SHAPE[evidence.verdict]}`}>
          <Icon size={14} stroke={2.2} aria-hidden="true" /> {t.verdict[evidence.verdict]}
        </span>
        {evidence.verdict === 'waiting' && may.includes('prove') && (
          <Button variant="subtle" size="xs" loading={remove.isPending} onClick={() => remove.mutate(evidence.id)}>{t.remove}</Button>
        )}
        {evidence.verdict === 'waiting' && may.includes('judge') && !judging && (
          <>
            <Button variant="light" size="sm" loading={judge.isPending} aria-label={`${t.accept}: ${evidence.title}`} onClick={() => judge.mutate({ evidence, verdict: 'accepted', reason: null })}>{t.accept}</Button>
            <Button variant="default" size="sm" aria-label={`${t.returnPlan}: ${evidence.title}`} onClick={() => setJudging(true)}>{t.returnPlan}</Button>
          </>
        )}
      </div>
      {evidence.verdict === 'returned' && (
        <div className="box bad small">
          <p>{evidence.verdict_reason}</p>
          {may.includes('prove') && !settled && (
            <p><Button variant="default" size="sm" onClick={onReplace}>{t.replaceEvidence}</Button></p>
          )}
        </div>
      )}
      {judging && <VerdictForm evidence={evidence} onDone={() => setJudging(false)} />}
      <ProblemNotice error={remove.error ?? judge.error} />
    </div>
  )
}
