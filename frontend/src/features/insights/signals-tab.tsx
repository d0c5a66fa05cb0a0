/** What there is to ask raters about, by kind; each with the numbers that it follows from and a way to ask. */
import { IconHelpCircle } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { MethodNote } from '@/components/charts/method-note'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number, postIn } from '@/lib/format'

import { type Signal, type SignalKind, signalsQuery } from './insights-queries'
import { methodMessages } from './method-messages'
import { PeriodSelect } from './period-select'
import { signalMessages } from './signal-messages'
import { useSignalWords } from './signal-words'
import type { TabProps } from './tab-props'

const FIRST = 10

export function SignalsTab({ asked, onPeriod }: TabProps) {
  const t = useMessages(signalMessages)
  const method = useMessages(methodMessages).signals
  const language = useLanguage()
  const { data } = useSuspenseQuery(signalsQuery(asked))
  const kinds = [...new Set(data.items.map((one) => one.kind))]
  if (!data.searched) return <section className="card"><Empty title={t.notSearched} /></section>
  return (
    <>
      <PeriodSelect value={data.searched.period_id} periods={data.periods} countedAt={data.searched.searched_at} onPeriod={onPeriod} />
      <section className="card">
        <header><h2>{t.heading(data.items.length)}</h2></header>
        <div className="card-body stack-sm">
          <p style={{ margin: 0 }}>{t.question}</p>
          <p className="dim small" style={{ margin: 0 }}>{t.among(number(data.searched.raters, language), number(data.searched.evaluations, language))} {t.fewest(data.fewest_people)}</p>
          <MethodNote method={method} />
        </div>
      </section>
      {kinds.map((kind) => <Kind key={kind} kind={kind} signals={data.items.filter((one) => one.kind === kind)} />)}
    </>
  )
}

function Kind({ kind, signals }: { kind: SignalKind; signals: Signal[] }) {
  const t = useMessages(signalMessages)
  const [all, setAll] = useState(false)
  const rest = all ? 0 : signals.length - FIRST
  return (
    <section className="card" aria-label={t.kind[kind]}>
      <header>
        <div>
          <h2>{t.kind[kind]}</h2>
          <p className="dim small" style={{ margin: 0 }}>{t.say[kind]}</p>
        </div>
        <span className="chip turn"><IconHelpCircle size={15} stroke={2} aria-hidden="true" /> {t.ask}</span>
      </header>
      <ul className="rows">
        {(all ? signals : signals.slice(0, FIRST)).map((one) => <Line key={`${one.rater?.id} ${one.unit.id}`} signal={one} />)}
      </ul>
      {rest > 0 && <div className="card-body"><button type="button" className="as-link" onClick={() => setAll(true)}>{t.more(rest)}</button></div>}
    </section>
  )
}

function Line({ signal }: { signal: Signal }) {
  const words = useSignalWords()
  const chance = words.chance(signal)
  return (
    <li>
      <b>{signal.rater?.name ?? signal.unit.name}</b>
      {signal.rater && <span className="dim small"> · {postIn(signal.rater.position, signal.unit.name)}</span>}
      <p style={{ margin: '2px 0 0' }}>{words.facts(signal)}</p>
      {chance && <p className="dim small" style={{ margin: 0 }}>{chance}</p>}
    </li>
  )
}
