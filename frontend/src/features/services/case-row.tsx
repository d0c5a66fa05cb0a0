/** A case that runs, in a row: what happens to it, whose turn it is, its clock, until when, and one act. */
import { IconExternalLink } from '@tabler/icons-react'
import { Button } from '@mantine/core'

import { ButtonLink } from '@/components/button-link'
import { Deadline, TurnChip } from '@/components/people'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear } from '@/lib/format'
import { useToday } from '@/lib/session'

import { CaseClock } from './case-clock'
import { caseMessages } from './case-messages'
import { clockOf } from './clock-of'
import { RemindButton } from './remind-button'
import type { CaseLine } from './service-queries'

/** `isFirst`: of those that are one’s own turn; it has the filled button. */
type CaseRowProps = { serviceId: string; one: CaseLine; isFirst: boolean }

export function CaseRow({ serviceId, one, isFirst }: CaseRowProps) {
  const t = useMessages(caseMessages)
  const today = useToday()
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what">
          <TextLink to="/layanan/$serviceId/kasus/$caseId" params={{ serviceId, caseId: one.id }} className="plain-link">{t.caseTitle(one.external_key, one.kind)}</TextLink>
        </p>
        <CaseStanding one={one} />
        <div className="line"><CaseTurn one={one} /> <CaseClock clock={clockOf(one)} /></div>
        {one.due_on && <Deadline on={one.due_on} today={today} />}
      </div>
      <div className="act"><CaseAct serviceId={serviceId} one={one} isFirst={isFirst} /></div>
    </li>
  )
}

/** In which step it is, and since when. */
export function CaseStanding({ one: { step, step_since } }: { one: CaseLine }) {
  const t = useMessages(caseMessages)
  const language = useLanguage()
  return step && step_since ? <p className="why">{t.since(step, dateNear(step_since, language))}</p> : null
}

/** Whose turn it is: mine, or of somebody who has a name. */
export function CaseTurn({ one: { turn, is_mine, officer, holder, unit } }: { one: CaseLine }) {
  const t = useMessages(caseMessages)
  if (is_mine) return <TurnChip />
  if (turn === null) return null
  const who = { officer: officer?.name ?? t.turn.officer, holder: holder?.name ?? t.turn.holder, leader: `${t.turn.leader} ${unit.name}` }
  return <TurnChip waitsFor={who[turn]} />
}

/** One's own turn is taken in the system of the case; others are reminded. */
function CaseAct({ serviceId, one, isFirst }: CaseRowProps) {
  const t = useMessages(caseMessages)
  if (!one.is_mine && one.turn !== null) return <RemindButton serviceId={serviceId} one={one} />
  const variant = isFirst ? 'filled' : 'default'
  if (one.url === null) {
    return <ButtonLink to="/layanan/$serviceId/kasus/$caseId" params={{ serviceId, caseId: one.id }} variant={variant} aria-label={`${t.read} ${one.external_key}`}>{t.read}</ButtonLink>
  }
  return (
    <Button component="a" href={one.url} target="_blank" rel="noreferrer" variant={variant} aria-label={`${t.open} ${one.external_key}`} leftSection={<IconExternalLink size={18} stroke={1.8} aria-hidden="true" />}>{t.open}</Button>
  )
}
