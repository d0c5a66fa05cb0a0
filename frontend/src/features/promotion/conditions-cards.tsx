/** The ways up that are open to somebody, with each condition; the level first, for it is raised first (R82). */
import { useQuery } from '@tanstack/react-query'

import { ProblemNotice } from '@/components/problem-notice'
import { Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { PathCard } from './path-card'
import { personMessages } from './person-messages'
import { type PathView, promotionQuery } from './promotion-queries'
import { WhyNot } from './why-not'

export function ConditionsCards({ employeeId }: { employeeId: string }) {
  const t = useMessages(personMessages)
  const promotion = useQuery(promotionQuery(employeeId))
  if (promotion.isPending) return <Loading lines={2} />
  if (promotion.isError) return <ProblemNotice error={promotion.error} onRetry={() => void promotion.refetch()} />
  const { paths } = promotion.data
  const open = openPaths(paths)
  const why = paths.find((one) => one.why_not)?.why_not
  return (
    <>
      {open.map((one) => <PathCard key={one.path} detail={one} employeeId={employeeId} />)}
      {open.length === 0 && why && <section className="card card-body"><WhyNot why={why} /></section>}
      <p className="small" style={{ margin: 0 }}><TextLink to="/kenaikan-pangkat/$employeeId" params={{ employeeId }}>{t.all}</TextLink></p>
    </>
  )
}

/** What applies, the level before the golongan. */
export const openPaths = (paths: PathView[]) => paths.filter((one) => !one.why_not).sort((one, other) => Number(other.path === 'jenjang') - Number(one.path === 'jenjang'))
