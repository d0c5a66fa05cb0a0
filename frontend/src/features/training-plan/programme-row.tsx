/** One programme: what it answers, seats, reach, budget, when, what the last one brought; and what is done next with it. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { TurnChip } from '@/components/people'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'

import { LastEffect } from './last-effect'
import { daysOf, rupiah, small } from './money'
import { type Programme, programmeAddress } from './plan-queries'
import { programmeMessages } from './programme-messages'
import { ProposeDialog } from './propose-dialog'
import { DecideUntil } from './turn-line'

type ProgrammeRowProps = { programme: Programme; of: string; names: string[]; isFirst: boolean }

export function ProgrammeRow({ programme: one, of, names, isFirst }: ProgrammeRowProps) {
  const t = useMessages(programmeMessages).programmes
  const language = useLanguage()
  const n = (count: number) => number(count, language)
  const about = names.map(small).join(', ')
  return (
    <li className="programme" id={`usulan-${one.id}`}>
      <div className="programme-head">
        <div>
          <h3>{one.title}</h3>
          <p className="small dim">{one.needs === 0 ? t.answersNone(about) : t.answers(n(one.answered), n(one.needs), about)} {one.unit.id !== of && t.for(one.unit.name)}</p>
          <State programme={one} />
        </div>
        <Acts programme={one} isFirst={isFirst} />
      </div>
      <dl className="four">
        <div><dt>{t.seats}</dt><dd><b>{t.seatsOf(n(one.seats))}</b><small>{t.modes[one.mode]}</small></dd></div>
        <div><dt>{t.reach}</dt><dd><b>{t.reachOf(n(one.reached), n(one.people))}</b><small>{t.unitsOf(one.units, one.units_needing)}</small></dd></div>
        <div><dt>{t.budget}</dt><dd><b>{rupiah(one.budget, language)}</b><small>{t.perSeat(rupiah(one.cost_per_seat, language))}</small></dd></div>
        <div><dt>{t.time}</dt><dd><b>{daysOf(one.from_on, one.until_on, language)}</b><small>{t.sessions(one.sessions, number(one.hours, language))}</small></dd></div>
      </dl>
      <p className="small"><LastEffect programme={one} /></p>
    </li>
  )
}

function State({ programme: { id, state, decided_on: decided, counts, may } }: { programme: Programme }) {
  const t = useMessages(programmeMessages).programmes
  const language = useLanguage()
  const standing = t.standing(counts.accepted + counts.approved, counts.offered, counts.waiting + counts.suggested)
  return (
    <div className="line">
      {may.includes('propose') || may.includes('decide') ? <TurnChip /> : <span className={`chip ${state === 'proposed' ? 'wait' : 'note'}`}>{state === 'approved' && decided ? t.approvedOn(dateShort(decided, language)) : t.states[state]}</span>}
      {may.includes('decide') && <DecideUntil ids={[id]} />}
      {state === 'draft' && <span className="small dim">{t.states.draft}</span>}
      {state === 'approved' && standing && <span className="small dim">{standing}</span>}
    </div>
  )
}

/** One filled button on the page: that of the first turn. */
function Acts({ programme: { id, title, may, state, version }, isFirst }: { programme: Programme; isFirst: boolean }) {
  const t = useMessages(programmeMessages).programmes
  const [sending, setSending] = useState(false)
  const variant = isFirst ? 'filled' : 'default'
  return (
    <div className="line programme-acts">
      {may.includes('change') && <ButtonLink to="/opd/pelatihan/usulan/$programmeId/ubah" params={{ programmeId: id }} variant="default" aria-label={`${t.change}: ${title}`}>{t.change}</ButtonLink>}
      {may.includes('propose') && <Button variant={variant} aria-label={`${t.propose}: ${title}`} onClick={() => setSending(true)}>{t.propose}</Button>}
      {may.includes('decide') && <Button component="a" href={programmeAddress(id)} variant={variant} aria-label={`${t.decide}: ${title}`}>{t.decide}</Button>}
      {!may.includes('change') && !may.includes('decide') && <Button component="a" href={programmeAddress(id)} variant="default" aria-label={`${state === 'proposed' ? t.read : t.open}: ${title}`}>{state === 'proposed' ? t.read : t.open}</Button>}
      {sending && <ProposeDialog id={id} version={version} title={title} onClose={() => setSending(false)} />}
    </div>
  )
}
