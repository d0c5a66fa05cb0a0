/** `/kebijakan/ayat/$paragraphId`: from a rule to the paragraph that made it, and on to its discussion. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong } from '@/lib/format'

import { placeMessages } from './place-messages'
import { placeQuery } from './policy-queries'

const route = getRouteApi('/kebijakan/ayat/$paragraphId')

export function ParagraphPage() {
  const t = useMessages(placeMessages)
  const language = useLanguage()
  const { paragraphId } = route.useParams()
  const { data: place } = useSuspenseQuery(placeQuery(paragraphId))
  const params = { policyId: place.policy_id }
  return (
    <div className="policy page-text">
      <nav className="crumbs small"><TextLink to="/aturan">{t.rules}</TextLink></nav>
      <PageHead title={place.title} documentTitle={t.title}>
        {place.decision_no !== null && place.decided_on !== null && t.decision(place.decision_no, dateLong(place.decided_on, language))}
      </PageHead>
      <section className="card" aria-label={t.title}>
        <div className="card-body stack-sm">
          <p className="written">{place.text}</p>
          <div className="line">
            {place.decision_no !== null && <TextLink to="/kebijakan/$policyId/hasil" params={params}>{t.result}</TextLink>}
            <TextLink to="/kebijakan/$policyId" params={params} hash={place.anchor}>{t.discussion}</TextLink>
          </div>
        </div>
      </section>
    </div>
  )
}
