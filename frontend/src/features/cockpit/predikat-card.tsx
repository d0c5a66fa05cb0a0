/** How predikat are spread, with the guideline as a mark (R42), and in words whether they fit it (R43: it reminds). */
import { Chart } from '@/components/charts/chart'
import { PredikatBars } from '@/components/charts/predikat-bars'
import { BEST_FIRST, type Guide, partsOf } from '@/components/charts/shares'
import { predikatMessages } from '@/components/predikat-messages'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { periodName } from '@/lib/period'

import { cardMessages } from './card-messages'
import type { Cockpit, Figures, KnownPlace } from './cockpit-queries'
import { CountLink } from './count-link'
import { rated } from './figures'
import { methodMessages } from './method-messages'
import { toUnit } from './use-place'
import { useShown } from './use-shown'

type Guideline = NonNullable<Cockpit['guideline']>

/** Before anybody is rated, the last period is what there is to see. */
export function PredikatCard({ cockpit, place }: { cockpit: Cockpit; place: KnownPlace }) {
  const t = useMessages(cardMessages).predikat
  const { count, language } = useShown()
  const { figures, previous, guideline, period, periods, unit } = cockpit
  const last = periods.find((one) => one.id < period.id)
  if (rated(figures) > 0) {
    return (
      <section className="card card-body" id="predikat" aria-label={t.title(count(rated(figures)))}>
        <Spread title={t.title(count(rated(figures)))} figures={figures} guideline={guideline} place={place} />
        <p className="small dim" style={{ margin: 0 }}>{guideline ? <GuidelineWords guideline={guideline} /> : unit.kind ? t.noGrade : t.team}</p>
      </section>
    )
  }
  if (!previous || !last || rated(previous) === 0) return <section className="card" id="predikat"><Empty title={t.none}>{t.noneMore}</Empty></section>
  const title = t.before(periodName(last.id, language), count(rated(previous)))
  return (
    <section className="card card-body" id="predikat" aria-label={title}>
      <Spread title={title} figures={previous} guideline={null} place={{ ...place, period_id: last.id }} />
      <p className="small no-print" style={{ margin: 0 }}><TextLink {...toUnit(unit.id, last.id)}>{t.open(periodName(last.id, language))}</TextLink></p>
    </section>
  )
}

type SpreadProps = { title: string; figures: Figures; guideline: Guideline | null; place: KnownPlace }

function Spread({ title, figures, guideline, place }: SpreadProps) {
  const t = useMessages(cardMessages).predikat
  const words = useMessages(predikatMessages).predikat
  const methods = useMessages(methodMessages)
  const { count, percent } = useShown()
  const guides = guideline ? guidesOf(guideline) : []
  const said = (one: Guide) => t[one.kind](words[one.predikat], percent(one.percent))
  const rows = partsOf(figures).map((part) => [words[part.predikat], count(part.count), percent(Math.round(part.percent)), guides.filter((one) => one.predikat === part.predikat).map(said).join(', ') || '—'])
  const held = BEST_FIRST.filter((one) => figures[one] > 0)
  return (
    <Chart title={title} table={{ columns: t.columns, rows }} method={methods.predikat}>
      <PredikatBars counts={figures} guides={guides} />
      <p className="tiny no-print list-links">
        <span className="dim">{t.lists}</span>
        {held.map((one) => <CountLink key={one} place={place} list={one} count={figures[one]}>{`${count(figures[one])} ${words[one]}`}</CountLink>)}
      </p>
    </Chart>
  )
}

/** A mark stands on one predikat; what is counted together is said in words. */
function guidesOf({ most, least }: Guideline): Guide[] {
  const marks = (kind: Guide['kind'], shares: Guideline['most']) => shares.flatMap(({ words: [predikat, ...more], percent }) => (predikat && more.length === 0 ? [{ predikat, kind, percent }] : []))
  return [...marks('most', most), ...marks('least', least)]
}

function GuidelineWords({ guideline }: { guideline: Guideline }) {
  const t = useMessages(cardMessages).predikat
  const { predikat, grade } = useMessages(predikatMessages)
  const { percent } = useShown()
  const { most, least, majority, at_least_one_of: anyOf, fits } = guideline
  const joined = (words: Guideline['at_least_one_of']) => words.map((one) => predikat[one]).join(t.and)
  const said = [
    t.majority(grade[guideline.grade], predikat[majority]),
    ...most.map((one) => t.most(joined(one.words), percent(one.percent))),
    ...least.map((one) => t.least(joined(one.words), percent(one.percent))),
    ...(anyOf.length > 0 ? [t.anyOf(joined(anyOf))] : []),
  ].join(', ')
  return <>{said}. <b>{fits === null ? '' : fits ? t.fits : t.differs}</b></>
}
