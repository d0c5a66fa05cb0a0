/** The steps of a service, slowest first: who has them, how long they take, how long they took before (dashed), and how many late cases they held up. */
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { drawingMessages } from './drawing-messages'

/** Averages in working days. */
export type Step = { key: string; name: string; holder: string; average: number | null; before: number | null; held: number }

type StepBarsProps = { steps: Step[]; late: number; noun: string }

/** Above the longest there is some room. */
const ROOM = 1.25

export function StepBars({ steps, late, noun }: StepBarsProps) {
  const widest = ROOM * Math.max(0.1, ...steps.flatMap((step) => [step.average ?? 0, step.before ?? 0]))
  return (
    <ul className="rows steps">
      {steps.map((step) => <StepRow key={step.key} step={step} widest={widest} late={late} noun={noun} />)}
    </ul>
  )
}

function StepRow({ step, widest, late, noun }: { step: Step; widest: number; late: number; noun: string }) {
  const t = useMessages(drawingMessages)
  const language = useLanguage()
  const shown = (days: number) => number(Math.round(days * 10) / 10, language)
  const { name, holder, average, before, held } = step
  return (
    <li>
      <div className="line spread">
        <b>{name}</b>
        <b className="num">{average === null ? '—' : t.stepDays(shown(average))}</b>
      </div>
      <p className="small dim">{holder}</p>
      {average !== null && (
        <div className="bar" role="img" aria-label={t.stepLabel(name, shown(average), before === null ? null : shown(before))}>
          <i style={{ width: `${(100 * average) / widest}%` }} />
          {before !== null && <b className="dashed" style={{ left: `calc(${(100 * before) / widest}% - 1px)` }} />}
        </div>
      )}
      <p className="tiny dim">
        {t.change[changeOf(average, before)](before === null ? '' : shown(before))} {held > 0 && <b>{t.held(number(held, language), number(late, language), noun)}</b>}
      </p>
    </li>
  )
}

/** What rounds to the same is the same. */
function changeOf(average: number | null, before: number | null) {
  if (average === null || before === null) return 'none'
  const by = Math.round(average * 10) - Math.round(before * 10)
  return by > 0 ? 'up' : by < 0 ? 'down' : 'same'
}
