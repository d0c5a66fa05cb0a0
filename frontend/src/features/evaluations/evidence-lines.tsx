/** Pieces of evidence, each with its verdict, where they prove something. */
import { Anchor } from '@mantine/core'

import { useMessages } from '@/i18n/language'

import { evaluationMessages } from './evaluation-messages'
import type { Evaluation } from './evaluation-queries'

const SHAPE = { accepted: 'chip note', returned: 'chip bad', waiting: 'chip' }

export function EvidenceLines({ evidence }: { evidence: Evaluation['evidence'] }) {
  const t = useMessages(evaluationMessages)
  return (
    <ul className="evidence-lines" aria-label={t.evidence}>
      {evidence.map((one) => (
        <li key={one.id} className="line small">
          <Anchor href={one.url ?? `/api/v1/files/${one.file_id}/content`} target="_blank" rel="noreferrer noopener" size="sm">{one.title}</Anchor>
          <span className={SHAPE[one.verdict]}>{t.verdict[one.verdict]}</span>
        </li>
      ))}
    </ul>
  )
}
