/** `/kenaikan-pangkat/:id`: everything on which somebody's promotion rests, the same for the person and for HR. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull, dateShort } from '@/lib/format'
import { useMe } from '@/lib/session'

import { openPaths } from './conditions-cards'
import { ProposeDialog } from './dialogs'
import { OtherPaths } from './other-paths'
import { PathCard } from './path-card'
import { personMessages } from './person-messages'
import { type PathView, type Promotion, promotionQuery } from './promotion-queries'
import { ProposalsCard } from './proposals-card'
import { RecordsCard } from './records-card'
import { stepName } from './rise'
import { UnreadDecisions } from './unread-decision'
import { WindowsCard } from './windows-card'

const route = getRouteApi('/kenaikan-pangkat/$employeeId')

/** The address of one's own, where nobody knows whose it is. */
const MINE = 'saya'

export function PersonPage() {
  const t = useMessages(personMessages)
  const language = useLanguage()
  const me = useMe()
  const { employeeId: named } = route.useParams()
  const employeeId = named === MINE ? me.id : named
  const { jendela } = route.useSearch()
  const { data: promotion } = useSuspenseQuery(promotionQuery(employeeId, jendela))
  const { employee, position, grade, grade_since } = promotion
  const open = openPaths(promotion.paths)
  const rank = grade && (grade_since ? t.since(grade, dateShort(grade_since, language)) : t.noSince(grade))
  const said = open.map((one) => t.step(stepName(one.to_value), t.outcome[one.outcome]))
  const answer = said.length > 0 && t.at(dateFull(promotion.window_on, language), said)
  return (
    <div className="promotion">
      {me.may.includes('people') && <nav className="crumbs small"><TextLink to="/kenaikan-pangkat">{t.list}</TextLink></nav>}
      <PageHead title={employee.id === me.id ? t.mine : employee.name} documentTitle={employee.name}>
        {[position, rank].filter(Boolean).join(' · ')}{answer && <><br />{answer}</>}
      </PageHead>
      {employee.id === me.id && <UnreadDecisions />}
      <div className="two-even">
        <div className="stack">
          {open.map((one) => <PathCard key={one.path} detail={one} employeeId={employeeId}><Propose promotion={promotion} detail={one} /></PathCard>)}
        </div>
        <div className="stack">
          <ProposalsCard employeeId={employeeId} />
          <WindowsCard promotion={promotion} paths={open} />
          <OtherPaths paths={promotion.paths.filter((one) => one.why_not)} />
        </div>
      </div>
      <div style={{ marginTop: 16 }}><RecordsCard employeeId={employeeId} /></div>
    </div>
  )
}

/** Who has everything can be proposed from here. */
function Propose({ promotion, detail }: { promotion: Promotion; detail: PathView }) {
  const t = useMessages(personMessages)
  const [open, setOpen] = useState(false)
  const able = promotion.may.includes('propose') && detail.outcome === 'ready' && (detail.proposal === null || detail.proposal.state === 'returned')
  return (
    <>
      {able && <div className="card-body line end"><Button onClick={() => setOpen(true)}>{t.propose}</Button></div>}
      {open && <ProposeDialog window={promotion.window_on} path={detail.path} people={[promotion.employee]} onClose={() => setOpen(false)} />}
    </>
  )
}
