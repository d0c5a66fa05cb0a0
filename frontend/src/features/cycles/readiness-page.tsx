/** `/kesiapan/:periode`: who has reported, who has not, who has no plan or no assessor. */
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { Choice } from '@/components/choice'
import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { periodName } from '@/lib/period'
import { usePeriod } from '@/lib/session'

import { readinessMessages } from './readiness-messages'
import { type Kind, KINDS, type ReadinessLine, readinessQuery, unreadyQuery } from './readiness-queries'

const route = getRouteApi('/kesiapan/$periodId')

export function ReadinessPage() {
  const t = useMessages(readinessMessages)
  const language = useLanguage()
  const { cycle_id } = usePeriod()
  const place = { cycle_id, period_id: route.useParams().periodId }
  const search = route.useSearch()
  const [jenis, hal]: [Kind, number] = [search.jenis ?? 'not_reported', search.hal ?? 1]
  const navigate = route.useNavigate()
  const { data: counts } = useSuspenseQuery(readinessQuery(place))
  const people = useQuery({ ...unreadyQuery(place, jenis, hal), placeholderData: keepPreviousData })
  const words = Object.fromEntries(KINDS.map((kind) => [kind, `${t.tab[kind]} (${number(counts[kind], language)})`])) as Record<Kind, string>
  return (
    <>
      <PageHead title={t.answer[jenis](number(counts[jenis], language))} documentTitle={t.title}>
        {t.lead(periodName(place.period_id, language), counts.people)} {t.result[jenis]}
      </PageHead>
      <div className="stack">
        <Choice label={t.choose} value={jenis} options={KINDS} words={words} onChange={(kind) => void navigate({ to: '.', search: { jenis: kind } })} />
        {people.isPending && <Loading />}
        {people.isError && <ProblemNotice error={people.error} onRetry={() => void people.refetch()} />}
        {people.data && (
          <section className="card" aria-label={t.tab[jenis]} aria-busy={people.isPlaceholderData}>
            {people.data.items.length === 0 ? <Empty title={t.nobody} /> : <People lines={people.data.items} />}
            <Pager page={people.data.page} size={people.data.size} total={people.data.total} onPage={(page) => void navigate({ to: '.', search: { jenis, hal: page } })} />
          </section>
        )}
      </div>
    </>
  )
}

function People({ lines }: { lines: ReadinessLine[] }) {
  const t = useMessages(readinessMessages)
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{t.member}</th>
          <th scope="col">{t.unit}</th>
          <th scope="col">{t.stands}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ employee, unit, ...line }) => (
          <tr key={employee.id}>
            <th scope="row" style={{ fontWeight: 400 }}>
              <TextLink to="/opd/pegawai/$employeeId" params={{ employeeId: employee.id }} style={{ fontWeight: 600 }}>{employee.name}</TextLink>
              <div className="small dim">{employee.position}</div>
            </th>
            <td data-label={t.unit}>{unit.name}</td>
            <td data-label={t.stands}>{line.plan_state === 'agreed' || line.plan_state === 'closed' ? t.reportedOf(line.reported, line.indicators) : t.plan[line.plan_state ?? 'none']}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
