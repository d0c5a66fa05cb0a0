/** Leads to where the evidence of a condition is kept. */
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { conditionMessages } from './condition-messages'
import type { Condition } from './promotion-queries'

export function EvidenceLink({ condition, employeeId }: { condition: Condition; employeeId: string }) {
  const t = useMessages(conditionMessages)
  const me = useMe()
  const fact = condition.facts.find((one) => one.source !== null)
  if (!fact?.source_id) return null
  const label = `${t.evidence}: ${t.name[condition.code]}`
  if (fact.source === 'career_record') return <TextLink to="/kenaikan-pangkat/$employeeId" params={{ employeeId }} hash="riwayat" aria-label={label}>{t.evidence}</TextLink>
  if (fact.source === 'evaluation') return <TextLink to="/hasil/$evaluationId" params={{ evaluationId: fact.source_id }} aria-label={label}>{t.evidence}</TextLink>
  if (fact.source === 'credit_ledger') return <TextLink to="/karier/$employeeId" params={{ employeeId }} aria-label={label}>{t.evidence}</TextLink>
  if (fact.source === 'position_need' && me.may.includes('people')) return <TextLink to="/kebutuhan-jabatan" aria-label={label}>{t.evidence}</TextLink>
  return null
}
