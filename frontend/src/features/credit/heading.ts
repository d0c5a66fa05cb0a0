/** What the page says first: what is missing, not what is had; and what comes after it. */
import type { Language } from '@/i18n/language'
import { postIn } from '@/lib/format'

import type { CreditWords } from './credit-messages'
import type { Credit } from './credit-queries'
import { aimOf, plainPoints, stepName } from './words'

export function headingOf(credit: Credit, t: CreditWords, language: Language) {
  const aim = aimOf(credit)
  if (credit.level === null) return t.noLevel
  if (!aim) return t.highest
  return Number(aim.missing) > 0 ? t.missing(plainPoints(aim.missing, language)) : t.enough(stepName(credit, aim, t))
}

/** One's own unit needs no telling. */
export function leadOf(credit: Credit, t: CreditWords, language: Language, isOwn: boolean) {
  const now = t.now(isOwn ? (credit.position ?? credit.unit_name) : postIn(credit.position, credit.unit_name), credit.grade)
  const aim = aimOf(credit)
  if (credit.level === null) return [now, t.noLevelMore].join(' ')
  if (!aim) return [t.highestMore, now].join(' ')
  const then = credit.aim === 'level' ? credit.next_grade : credit.next_level
  const isSame = then !== null && credit.aim === 'level'
  const isMissing = Number(aim.missing) > 0
  return [
    isMissing && t.towards(stepName(credit, aim, t), isSame ? stepName(credit, then, t) : null),
    now,
    !isMissing && Number(aim.surplus) > 0 && t.surplus(plainPoints(aim.surplus, language)),
    !credit.fits && credit.grade && t.misfit(credit.grade),
    then && !isSame && Number(then.missing) > 0 && t.later(stepName(credit, then, t), plainPoints(then.missing, language)),
  ].filter((part) => typeof part === 'string').join(' ')
}
