/** `/skp/:id/cetak`: the plan as a document of the official form, A4, until the city's own PDF comes. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { useMessages } from '@/i18n/language'
import { dateFull, fullName } from '@/lib/format'
import { planDrafts } from '@/lib/plans'
import { useMe, useToday } from '@/lib/session'
import { useUnsent } from '@/lib/unsent'

import { Results } from './paper-results'
import { type Paper, usePaper } from './paper-queries'
import { Sides, Signatures } from './paper-sides'
import { paperWords } from './paper-words'
import { planMessages } from './plan-messages'

const route = getRouteApi('/skp/$planId/cetak')
const SUPPORTS = ['sumber_daya', 'pertanggungjawaban', 'konsekuensi'] as const
const CODE = 12

export function PaperPage() {
  const t = useMessages(planMessages)
  const { planId } = route.useParams()
  const { plan, paper, version } = usePaper(planId)
  const unsent = useUnsent(planDrafts(planId))
  const printed = paperWords.printed(fullName(useMe()), dateFull(useToday(), 'id'))
  const state = version ? paperWords.version(version.number, version.sha256.slice(0, CODE)) : paperWords.notAgreed[plan.state]
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t.paper}
          documentTitle={`SKP ${Math.floor(plan.cycle_id / 10)}, ${plan.employee.name}`}
          aside={
            <div className="line">
              <ButtonLink to="/skp/$planId" params={{ planId }} variant="default" leftSection={<IconArrowLeft size={18} stroke={1.8} aria-hidden="true" />}>{t.toPlan}</ButtonLink>
              <Button leftSection={<IconPrinter size={18} stroke={1.8} aria-hidden="true" />} onClick={() => window.print()}>{t.print}</Button>
            </div>
          }
        >
          {t.paperLead}
        </PageHead>
        {unsent > 0 && <p className="box warn" role="status" style={{ margin: '0 0 16px' }}>{t.paperUnsent(unsent)}</p>}
      </div>
      <div className="scroll-x" role="region" aria-label={t.paper} tabIndex={0}>
        <article className="paper" lang="id">
          <PaperHead paper={paper} name={paperWords.name} state={state} />
          <Sides paper={paper} />
          <Results plan={plan} paper={paper} />
          <Behaviour paper={paper} />
          <Signatures plan={plan} paper={paper} />
          <p className="foot">{printed}</p>
        </article>
        <article className="paper" lang="id">
          <PaperHead paper={paper} name={paperWords.annex} state={state} />
          {SUPPORTS.map((kind) => (
            <section key={kind}>
              <h2>{paperWords.supports[kind]}</h2>
              <Lines lines={paper.supports[kind]} />
            </section>
          ))}
          <Signatures plan={plan} paper={paper} />
          <p className="foot">{printed}</p>
        </article>
      </div>
    </>
  )
}

function PaperHead({ paper, name, state }: { paper: Paper; name: string; state: string | undefined }) {
  const isAnnex = name === paperWords.annex
  return (
    <header>
      <h2 className="form">{name}</h2>
      {!isAnnex && <p className="form">{paperWords.approach[paper.approach]}<br />{paperWords.for[paper.form]}</p>}
      {state && <p className="state">{state}</p>}
      <p className="of">
        <span>{paperWords.city}</span>
        <span>{paperWords.period}: {dateFull(paper.starts_on, 'id')} s.d. {dateFull(paper.ends_on, 'id')}</span>
      </p>
    </header>
  )
}

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return <p>{paperWords.nothing}</p>
  return <ol>{lines.map((line) => <li key={line}>{line}</li>)}</ol>
}

function Behaviour({ paper }: { paper: Paper }) {
  return (
    <table>
      <thead>
        <tr><th scope="colgroup" colSpan={3} className="part">{paperWords.behaviour}</th></tr>
      </thead>
      <tbody>
        {paper.behaviour.map((value, index) => (
          <tr key={value.value_code}>
            <td className="no">{index + 1}</td>
            <td>
              <b>{value.name}</b>
              <ul>{value.guides.map((guide) => <li key={guide}>{guide}</li>)}</ul>
            </td>
            <td className="wide">
              {paperWords.expectation}:
              {value.expectation && <p className="said">{value.expectation}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
