/** The officers of a team with their steps, who needs most first; a step that others do is no delay of theirs. */
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import type { Officer, Team } from './service-queries'
import { teamMessages } from './team-messages'

/** Slower than the team by this many days is told. */
const SLOWER = 0.2

export function OfficersCard({ team }: { team: Team }) {
  const t = useMessages(teamMessages)
  const { officers, service } = team
  const steps = [...team.steps].sort((one, other) => one.position - other.position)
  const others = steps.find((step) => step.holder !== null)
  return (
    <section className="card" aria-labelledby="petugas">
      <header><h2 id="petugas">{t.officers}</h2></header>
      {officers.length === 0 && <Empty title={t.noOfficers} />}
      {officers.length > 0 && (
        <div className="scroll-x" role="region" aria-label={t.officersTable} tabIndex={0}>
          <table className="plain cards officers">
            <thead>
              <tr>
                <th scope="col">{t.officer}</th>
                <th scope="col" className="num">{t.tile.onTime}</th>
                <th scope="col" className="num">{t.tile.done}</th>
                <th scope="col" className="num">{t.tile.median}</th>
                <th scope="col" className="num">{t.tile.p90}</th>
                {steps.map((step) => <th key={step.code} scope="col" className="num">{step.name}</th>)}
                <th scope="col" className="num">{t.running}</th>
              </tr>
            </thead>
            <tbody>{officers.map((one) => <OfficerRow key={one.officer.id} one={one} steps={steps} serviceId={service.id} />)}</tbody>
          </table>
        </div>
      )}
      <p className="case-foot">{t.officersNote}{others?.holder && t.othersNote(others.name, others.holder.name)}</p>
    </section>
  )
}

type OfficerRowProps = { one: Officer; steps: Team['steps']; serviceId: string }

function OfficerRow({ one, steps, serviceId }: OfficerRowProps) {
  const t = useMessages(teamMessages)
  const language = useLanguage()
  const shown = (value: string | number | null, unit?: string) => (value === null ? '—' : number(Math.round(Number(value) * 10) / 10, language, unit))
  const averageOf = (position: number) => one.steps.find((step) => step.position === position)?.average_days ?? null
  return (
    <tr>
      <th scope="row">
        <TextLink to="/layanan/$serviceId/kasus" params={{ serviceId }} search={{ petugas: one.officer.id }}>{one.officer.name}</TextLink>
        {one.title && <div className="tiny dim">{one.title}</div>}
      </th>
      <td className="num" data-label={t.tile.onTime}><b>{shown(one.on_time_share, 'persen')}</b></td>
      <td className="num" data-label={t.tile.done}>{shown(one.done)}</td>
      <td className="num" data-label={t.tile.median}>{shown(one.median_days)}</td>
      <td className="num" data-label={t.tile.p90}>{shown(one.p90_days)}</td>
      {steps.map((step) => {
        const [own, team] = [averageOf(step.position), step.average_days]
        const isSlow = own !== null && team !== null && step.holder === null && Number(own) - Number(team) >= SLOWER
        return (
          <td key={step.code} className="num" data-label={step.name}>
            {isSlow ? <b>{shown(own)}</b> : shown(own)}
            {isSlow && <div className="tiny dim">{t.teamAverage(shown(team))}</div>}
          </td>
        )
      })}
      <td className="num" data-label={t.running}>
        {shown(one.running)}
        {one.suspended > 0 && <div className="tiny dim">{t.suspendedShort(shown(one.suspended))}</div>}
      </td>
    </tr>
  )
}
