/** `/hasil`: my predikat per period. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { PredikatBadge } from '@/components/predikat'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'

import { evaluationMessages } from './evaluation-messages'
import { evaluationsQuery } from './evaluation-queries'

export function ResultsPage() {
  const t = useMessages(evaluationMessages)
  const language = useLanguage()
  const { data } = useSuspenseQuery(evaluationsQuery('employee'))
  return (
    <>
      <PageHead title={t.resultsTitle}>{t.resultsLead}</PageHead>
      <section className="card">
        {data.items.length === 0 && <Empty title={t.resultsNone}>{t.resultsNoneMore}</Empty>}
        <ul className="rows">
          {data.items.map((item) => {
            const hidden = item.state === 'open' || item.state === 'rated'
            return (
              <li key={item.id} className="task">
                <div className="stack-sm">
                  <p className="what" style={{ margin: 0 }}>{periodName(item.period_id, language)}</p>
                  {hidden ? (
                    <p className="small dim" style={{ margin: 0 }}>{t.waitingFor(item.assessor.name)}</p>
                  ) : (
                    <div className="line">
                      <PredikatBadge value={item.predikat} />
                      <span className={item.state === 'signed' ? 'chip turn' : 'chip'}>{t.myState[item.state]}</span>
                    </div>
                  )}
                </div>
                <div className="act">
                  <ButtonLink to="/hasil/$evaluationId" params={{ evaluationId: item.id }} variant={item.state === 'signed' ? 'filled' : 'default'} aria-label={`${t.see}: ${periodName(item.period_id, language)}`}>{t.see}</ButtonLink>
                </div>
              </li>
            )
          })}
        </ul>
      </section>
    </>
  )
}
