/** `/opd/pegawai/tertahan`: whom nobody will evaluate as things stand, and one click to naming somebody (R6). */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'
import { SUBJECTS } from '@/lib/query-keys'

import { movesMessages } from './moves-messages'

type Stuck = components['schemas']['StuckEvaluation']

const stuckQuery = (page: number) =>
  queryOptions({
    queryKey: [...SUBJECTS.evaluations, 'stuck', page],
    queryFn: ({ signal }) => api.GET('/api/v1/stuck-evaluations', { params: { query: { page, size: 25 } }, signal }).then(dataOf),
    initialData: came('/api/v1/stuck-evaluations', { query: { page, size: 25 } }),
  })

export function StuckPage() {
  const t = useMessages(movesMessages)
  const [page, setPage] = useState(1)
  const stuck = useQuery({ ...stuckQuery(page), placeholderData: keepPreviousData })
  return (
    <>
      <PageHead title={stuck.data ? t.stuckAnswer(stuck.data.total) : t.stuckTitle} documentTitle={t.stuckTitle}>{t.stuckLead}</PageHead>
      {stuck.isPending && <Loading />}
      {stuck.isError && <ProblemNotice error={stuck.error} onRetry={() => void stuck.refetch()} />}
      {stuck.data && (
        <section className="card" aria-label={t.stuckTitle} aria-busy={stuck.isPlaceholderData}>
          {stuck.data.items.length === 0 && <Empty title={t.stuckNone}>{t.stuckNoneMore}</Empty>}
          <ul className="rows">
            {stuck.data.items.map((one, index) => <Row key={`${one.employee.id}-${one.period_id}`} stuck={one} first={index === 0} />)}
          </ul>
          <Pager page={stuck.data.page} size={stuck.data.size} total={stuck.data.total} onPage={setPage} />
        </section>
      )}
    </>
  )
}

function Row({ stuck, first }: { stuck: Stuck; first: boolean }) {
  const t = useMessages(movesMessages)
  const language = useLanguage()
  const as = stuck.reason === 'assessor_rests' ? 'plh' : 'definitif'
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what" style={{ margin: 0 }}>{stuck.employee.name}</p>
        <p className="why" style={{ margin: 0 }}>{stuck.unit.name} · {periodName(stuck.period_id, language)}</p>
        <p style={{ margin: 0 }}>{t.reason[stuck.reason](stuck.assessor_name ?? '')}</p>
      </div>
      <div className="act">
        <ButtonLink
          to="/opd/pegawai/$employeeId"
          params={{ employeeId: stuck.employee.id }}
          search={stuck.reason === 'no_plan' ? {} : { penilai: as }}
          variant={first ? 'filled' : 'default'}
          aria-label={`${t.todo[stuck.reason]}: ${stuck.employee.name}`}
        >
          {t.todo[stuck.reason]}
        </ButtonLink>
      </div>
    </li>
  )
}
