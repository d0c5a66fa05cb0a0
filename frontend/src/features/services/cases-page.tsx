/** `/layanan/:service/kasus`: the cases that one sees, by state, step, officer and period. */
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { caseMessages } from './case-messages'
import { CasesFilters } from './cases-filters'
import { CasesTable } from './cases-table'
import { casesQuery, serviceQuery } from './service-queries'

const route = getRouteApi('/layanan/$serviceId/kasus')

export function CasesPage() {
  const t = useMessages(caseMessages)
  const language = useLanguage()
  const { serviceId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: service } = useSuspenseQuery(serviceQuery(serviceId))
  const page = search.halaman ?? 1
  const cases = useQuery({
    ...casesQuery(serviceId, { officer_id: search.petugas, step: search.langkah, state: search.keadaan, period_id: search.periode, late: search.lewat, page }),
    placeholderData: keepPreviousData,
  })
  const title = cases.data ? t.title(service.noun, number(cases.data.total, language)) : service.name
  return (
    <>
      <PageHead title={title} documentTitle={service.name}>{service.name}</PageHead>
      <div className="cases stack">
        <CasesFilters service={service} search={search} onChange={(next) => void navigate({ to: '.', search: next })} />
        <section className="card" aria-label={service.name} aria-busy={cases.isPlaceholderData}>
          {cases.isPending && <div className="card-body"><Loading lines={3} /></div>}
          {cases.isError && <div className="card-body"><ProblemNotice error={cases.error} onRetry={() => void cases.refetch()} /></div>}
          {cases.data?.total === 0 && (
            <Empty title={t.none}>
              {t.noneMore} {Object.values(search).some((one) => one !== undefined) && <TextLink to="/layanan/$serviceId/kasus" params={{ serviceId }} search={{}}>{t.clear}</TextLink>}
            </Empty>
          )}
          {cases.data && cases.data.total > 0 && <CasesTable serviceId={serviceId} cases={cases.data.items} />}
          {cases.data && <Pager page={page} size={cases.data.size} total={cases.data.total} onPage={(halaman) => void navigate({ to: '.', search: (old) => ({ ...old, halaman }) })} />}
        </section>
        {service.may.includes('team') && <p><TextLink to="/layanan/$serviceId" params={{ serviceId }} search={{}}>{t.back(service.name)}</TextLink></p>}
      </div>
    </>
  )
}
