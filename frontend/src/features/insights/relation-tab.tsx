/** What units achieved beside how their people stand: where the two do not go together. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { Chart } from '@/components/charts/chart'
import { Scatter } from '@/components/charts/scatter'
import { GradeBadge } from '@/components/grade-badge'
import { type Grade, predikatMessages } from '@/components/predikat-messages'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { insightsMessages } from './insights-messages'
import { type Finding, type Part, partsQuery } from './insights-queries'
import { methodMessages } from './method-messages'
import { PeriodSelect } from './period-select'
import { shareOf, shareText } from './shares'
import type { TabProps } from './tab-props'
import { trendMessages } from './trend-messages'

const WORST_FIRST: readonly Grade[] = ['sangat_kurang', 'kurang', 'butuh_perbaikan', 'baik', 'istimewa']
const OF_FINDING: Record<Finding, 'good' | 'on_track'> = { weak_unit_good_predikat: 'good', weak_unit_on_track: 'on_track', strong_unit_behind: 'on_track' }

export function RelationTab({ asked, onPeriod }: TabProps) {
  const [t, own] = [useMessages(trendMessages), useMessages(insightsMessages)]
  const { data } = useSuspenseQuery(partsQuery(asked))
  if (data.period_id === null || !data.whole) return <section className="card"><Empty title={own.nothing}>{own.nothingWhy}</Empty></section>
  const graded = [data.whole, ...data.parts].filter((part) => part.grade !== null)
  const odd = graded.filter((part) => part.findings.length > 0)
  return (
    <>
      <PeriodSelect value={data.period_id} periods={data.periods} countedAt={data.counted_at} onPeriod={onPeriod} />
      {graded.length === 0 ? <section className="card"><Empty title={t.noGrades} /></section> : <Relation graded={graded} odd={odd} />}
      <p className="dim small" style={{ margin: 0 }}>{own.hidden(data.small_group)}</p>
    </>
  )
}

function Relation({ graded, odd }: { graded: Part[]; odd: Part[] }) {
  const [t, own, method, words] = [useMessages(trendMessages), useMessages(insightsMessages), useMessages(methodMessages), useMessages(predikatMessages)]
  const language = useLanguage()
  const spots = graded.flatMap((part) => {
    const value = shareOf(part.figures, 'on_track')
    return value === null || !part.grade ? [] : [{ key: part.unit.id, name: part.unit.name, column: WORST_FIRST.indexOf(part.grade), value, mark: odd.indexOf(part) + 1 || undefined }]
  })
  const rows = graded.map((part) => [part.unit.name, part.grade ? words.grade[part.grade] : t.noGrade, shareText(part.figures, 'on_track', own, language), shareText(part.figures, 'good', own, language)])
  return (
    <section className="card">
      <div className="card-body">
        <Chart title={t.relationTitle(odd.length)} table={{ columns: [own.unit, t.grade, own.measure.on_track, own.measure.good], rows }} method={method.relation} isOneDrawing>
          <Scatter name={t.relationChart} columns={WORST_FIRST.map((one) => words.grade[one])} spots={spots} />
        </Chart>
      </div>
      <ol className="rows numbered">
        {odd.map((part) => <OddUnit key={part.unit.id} part={part} />)}
      </ol>
    </section>
  )
}

function OddUnit({ part }: { part: Part }) {
  const [t, own, words] = [useMessages(trendMessages), useMessages(insightsMessages), useMessages(predikatMessages)]
  const language = useLanguage()
  return (
    <li>
      <b>{part.unit.name}</b> {part.grade && <GradeBadge value={part.grade} />}
      {part.findings.map((finding) => (
        <p key={finding} style={{ margin: '2px 0 0' }}>{t.finding[finding](part.grade ? words.grade[part.grade] : '', shareText(part.figures, OF_FINDING[finding], own, language))}</p>
      ))}
    </li>
  )
}
