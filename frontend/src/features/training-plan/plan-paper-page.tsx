/** `/opd/pelatihan/cetak`: the training plan of a unit for the budget talk, A4 across; the same as a workbook. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { useMessages } from '@/i18n/language'
import { dateFull, fullName, number } from '@/lib/format'
import { useMe, usePeriod, useToday } from '@/lib/session'

import { daysOf, rupiah } from './money'
import { paperMessages, paperWords as w } from './paper-messages'
import { competencesQuery, type Plan, placeQuery, planQuery, workbookAddress } from './plan-queries'

const route = getRouteApi('/opd/pelatihan/cetak')
const n = (count: number | string) => number(count, 'id')
const rp = (amount: number | string) => rupiah(amount, 'id')

export function PlanPaperPage() {
  const t = useMessages(paperMessages)
  const { unit, tahun } = route.useSearch()
  const now = usePeriod().year
  const year = tahun ?? now
  const { data: place } = useSuspenseQuery(placeQuery(unit))
  const { data: plan } = useSuspenseQuery(planQuery(place.unit.id, year))
  const { data: model } = useSuspenseQuery(competencesQuery)
  const nameOf = (code: string) => model.items.find((one) => one.code === code)?.name ?? code
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t.title(year)}
          documentTitle={`${t.title(year)}, ${plan.unit.name}`}
          aside={
            <div className="line">
              <ButtonLink to="/opd/pelatihan" search={{ unit: place.unit.id, tahun: year }} variant="default" leftSection={<IconArrowLeft size={18} stroke={1.8} aria-hidden="true" />}>{t.back}</ButtonLink>
              <Button component="a" href={workbookAddress(place.unit.id, year)} download variant="default" leftSection={<IconDownload size={18} stroke={1.8} aria-hidden="true" />}>{t.workbook}</Button>
              <Button leftSection={<IconPrinter size={18} stroke={1.8} aria-hidden="true" />} onClick={() => window.print()}>{t.print}</Button>
            </div>
          }
        >
          {t.lead}
        </PageHead>
      </div>
      <div className="scroll-x" role="region" aria-label={t.title(year)} tabIndex={0}>
        <article className="paper" lang="id">
          <header>
            <h2 className="form">{w.name(year)}</h2>
            <p className="form">{plan.unit.name}</p>
            <p className="of"><span>{w.city}</span><span>{w.ceiling}: {plan.ceiling === null ? w.noCeiling : rp(plan.ceiling)}</span></p>
          </header>
          <Sums plan={plan} />
          <Programmes plan={plan} nameOf={nameOf} />
          <Missing plan={plan} nameOf={nameOf} />
          <Signatures unit={plan.unit.name} />
          <p className="foot">{w.printed(fullName(useMe()), dateFull(useToday(), 'id'))}</p>
        </article>
      </div>
    </>
  )
}

function Sums({ plan }: { plan: Plan }) {
  return (
    <section>
      <h2>{w.sums}</h2>
      <p>{w.need(n(plan.people_needing), n(plan.people), n(plan.needs))} {w.reach(plan.programmes.length, n(plan.reached), n(plan.answered), n(plan.seats))}</p>
      <p>{w.budget(rp(plan.budget))}{plan.ceiling !== null && ` ${w.left(rp(Number(plan.ceiling) - Number(plan.budget)))}`}</p>
      <p>{w.fair(n(plan.fairness.untrained), plan.fairness.years, n(plan.fairness.with_seat), n(plan.fairness.passed_over))}</p>
    </section>
  )
}

type Named = { plan: Plan; nameOf: (code: string) => string }

function Programmes({ plan, nameOf }: Named) {
  return (
    <section>
      <h2>{w.programmes}</h2>
      {plan.programmes.length === 0 ? <p>{w.none}</p> : (
        <table>
          <thead><tr>{w.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
          <tbody>
            {plan.programmes.map((one) => (
              <tr key={one.id}>
                <td className="no">{one.priority}</td>
                <th scope="row"><b>{one.title}</b><br />{one.competences.map(nameOf).join(', ')}<br />{w.states[one.state]}</th>
                <td>{one.unit.name}</td>
                <td>{one.provider}, {w.modes[one.mode]}</td>
                <td>{daysOf(one.from_on, one.until_on, 'id')}, {n(one.hours)} JP</td>
                <td className="num">{n(one.answered)} / {n(one.needs)}</td>
                <td className="num">{n(one.reached)} / {n(one.people)}</td>
                <td className="num">{n(one.seats)}</td>
                <td className="num">{rp(one.cost_per_seat)}</td>
                <td className="num">{rp(one.budget)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot><tr><th colSpan={7} scope="row">{w.total}</th><td className="num">{n(plan.seats)}</td><td /><td className="num"><b>{rp(plan.budget)}</b></td></tr></tfoot>
        </table>
      )}
    </section>
  )
}

function Missing({ plan, nameOf }: Named) {
  if (plan.missing.length === 0) return null
  return (
    <section>
      <h2>{w.missing}</h2>
      <ul>{plan.missing.map((one) => <li key={one.competence}>{w.missingOf(nameOf(one.competence), n(one.needs), one.units.map((unit) => unit.name).join(', '))}</li>)}</ul>
    </section>
  )
}

function Signatures({ unit }: { unit: string }) {
  return (
    <div className="signatures">
      {w.signers(unit).map((who) => <div key={who}><p>{who}</p><div className="ink" /><p className="signer">{w.dots}</p></div>)}
    </div>
  )
}
