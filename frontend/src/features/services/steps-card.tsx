/** Which steps take longest. */
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'
import { periodName } from '@/lib/period'
import { useMe } from '@/lib/session'

import { drawingMessages } from './drawing-messages'
import type { Team } from './service-queries'
import { StepBars } from './step-bars'
import { teamMessages } from './team-messages'

const daysOf = (text: string | null) => (text === null ? null : Number(text))

export function StepsCard({ team }: { team: Team }) {
  const [t, drawn] = [useMessages(teamMessages), useMessages(drawingMessages)]
  const language = useLanguage()
  const me = useMe()
  const { steps, figures, service, average_days, previous_period } = team
  const own = me.unit?.id === service.unit.id ? t.ownTeam : t.officersTeam
  const shown = steps.map((step) => ({ key: step.code, name: step.name, holder: step.holder?.name ?? own, average: daysOf(step.average_days), before: daysOf(step.previous_average_days), held: step.late_held }))
  const isMeasured = shown.some((step) => step.average !== null)
  return (
    <section className="card" aria-labelledby="langkah">
      <header>
        <h2 id="langkah">{t.steps}</h2>
        {average_days !== null && <span className="small dim">{t.average(number(Math.round(Number(average_days) * 10) / 10, language))}</span>}
      </header>
      {!isMeasured && <Empty title={t.noSteps} />}
      {isMeasured && (
        <>
          <StepBars steps={shown} late={figures.late} noun={service.noun} />
          <p className="case-foot">{drawn.averageOf(service.noun)} {drawn.before(periodName(previous_period.id, language))}</p>
        </>
      )}
    </section>
  )
}
