/** Where a policy stands on its way from a draft to what holds. */
import { IconCheck, IconClock, IconMessage, IconX } from '@tabler/icons-react'

import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, dateShort } from '@/lib/format'

import { policyMessages } from './policy-messages'
import type { Policy } from './policy-queries'

type Step = { key: string; when: 'done' | 'now' | 'later' | 'ended'; said: string }

const ICONS = { done: IconCheck, now: IconMessage, later: IconClock, ended: IconX }

export function JourneyCard({ policy }: { policy: Policy }) {
  const t = useMessages(policyMessages)
  const steps = useSteps(policy)
  return (
    <section className="card" aria-label={t.journey}>
      <header><div><h2>{t.journey}</h2></div></header>
      <ol className="rows policy-journey">
        {steps.map(({ key, when, said }) => {
          const Icon = ICONS[when]
          return (
            <li key={key} className={when} aria-current={when === 'now' ? 'step' : undefined}>
              <Icon size={18} stroke={1.8} aria-hidden="true" />
              <span>{when === 'now' ? <b>{said}</b> : said}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const ORDER = ['draft', 'consultation', 'answering', 'adopted'] as const

function useSteps(policy: Policy): Step[] {
  const t = useMessages(policyMessages).steps
  const language = useLanguage()
  const near = (on: string | null) => (on === null ? '' : dateNear(on, language))
  const at = policy.state === 'withdrawn' ? (policy.opens_on === null ? 0 : 1) : ORDER.indexOf(policy.state === 'superseded' ? 'adopted' : policy.state)
  const when = (step: number): Step['when'] => (step < at ? 'done' : step > at ? 'later' : policy.state === 'withdrawn' ? 'done' : 'now')
  const steps: Step[] = [
    { key: 'draft', when: when(0), said: t.draft(policy.number) },
    { key: 'consultation', when: when(1), said: policy.closes_on === null ? t.consultationToCome : (at > 1 ? t.consulted : t.consultation)(near(policy.closes_on)) },
    { key: 'answering', when: when(2), said: at > 2 ? t.answered : policy.answers_due_on === null ? t.answeringToCome : t.answering(near(policy.answers_due_on)) },
    { key: 'adopted', when: at === ORDER.length - 1 ? 'done' : 'later', said: policy.decision_no === null ? t.adoptedToCome : t.adopted(policy.decision_no, near(policy.decided_on)) },
  ]
  if (policy.state === 'withdrawn') return [...steps.filter((one) => one.when !== 'later'), { key: 'withdrawn', when: 'ended', said: t.withdrawn }]
  if (policy.effective_from !== null && policy.decision_no !== null) steps.push({ key: 'holds', when: 'now', said: t.holds(dateShort(policy.effective_from, language)) })
  if (policy.review_on !== null) steps.push({ key: 'review', when: 'later', said: t.review(dateShort(policy.review_on, language)) })
  return steps
}
