/** `/perbaikan/:employee`: help after a weak result, from the first coaching to the end of the plan; `saya` is one's own. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { SeenBy } from '@/components/people'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { BeforeCard } from './before-card'
import { GuidanceCard } from './guidance-card'
import { improvementMessages } from './improvement-messages'
import { fileQuery, sessionsQuery } from './improvement-queries'
import { NowCard } from './now-card'
import { Timeline } from './timeline'

const route = getRouteApi('/perbaikan/$employeeId')

export function ImprovementPage() {
  const t = useMessages(improvementMessages)
  const me = useMe()
  const { employeeId } = route.useParams()
  const whose = employeeId === 'saya' ? me.id : employeeId
  const { data: file } = useSuspenseQuery(fileQuery(whose))
  const { data: sessions } = useSuspenseQuery(sessionsQuery(whose))
  const isOwn = whose === me.id
  const [latest, ...earlier] = file.items
  const isOpen = latest !== undefined && latest.closed_on === null
  return (
    <>
      <PageHead title={isOwn ? t.own : t.of(file.employee.name)}>{t.lead(file.months)}</PageHead>
      <p><SeenBy who={t.readers} /></p>
      <div className="two-even">
        <div className="stack">
          {latest && <NowCard file={file} one={latest} />}
          {!isOpen && <BeforeCard file={file} isOwn={isOwn} />}
          {latest && <Timeline file={file} one={latest} isOwn={isOwn} title={t.wasAndComes} />}
        </div>
        <div className="stack">
          <GuidanceCard employee={whose} sessions={sessions} />
          {earlier.map((one) => <Timeline key={one.id} file={file} one={one} isOwn={isOwn} title={t.earlier} />)}
        </div>
      </div>
    </>
  )
}
