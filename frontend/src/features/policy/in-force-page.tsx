/** `/kebijakan/berlaku?hari=`: from an evaluation to the policies that held when it was made. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'
import { useToday } from '@/lib/session'

import { inForceMessages } from './in-force-messages'
import { inForceQuery } from './policy-queries'
import { useRules } from './say-rule'

const route = getRouteApi('/kebijakan/berlaku')

export function InForcePage() {
  const t = useMessages(inForceMessages)
  const language = useLanguage()
  const rules = useRules()
  const today = useToday()
  const { hari = today } = route.useSearch()
  const { data } = useSuspenseQuery(inForceQuery(hari))
  const title = t.title(dateFull(hari, language))
  return (
    <div className="policy page-text">
      <PageHead title={title}>{t.lead}</PageHead>
      <section className="card" aria-label={title}>
        {data.items.length === 0 && <Empty title={t.none} />}
        <ul className="rows">
          {data.items.map((one) => (
            <li key={one.id} className="policy-line">
              <TextLink to="/kebijakan/$policyId/hasil" params={{ policyId: one.id }}>{one.title}</TextLink>
              <span className="small dim">{t.decision(one.decision_no ?? '')}</span>
              {one.rules.map((rule) => (
                <span key={`${rule.key} ${rule.population}`} className="small">
                  {rules.name(rule.key)}: {rules.value(rule.key, rule.value)}. <TextLink to="/kebijakan/ayat/$paragraphId" params={{ paragraphId: rule.paragraph_id }}>{t.paragraph(rules.name(rule.key))}</TextLink>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </section>
      <p className="small"><TextLink to="/aturan">{t.rules}</TextLink></p>
    </div>
  )
}
