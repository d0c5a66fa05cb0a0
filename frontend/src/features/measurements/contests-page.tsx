/** `/pengukuran/keberatan`: figures that people contest, for whoever answers; and one’s own. */
import { Button } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { Pager } from '@/components/pager'
import { Deadline } from '@/components/people'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { periodName } from '@/lib/period'
import { useMe, useToday } from '@/lib/session'
import { tasksQuery } from '@/lib/tasks'

import { AnswerForm } from './answer-form'
import { type Contest, contestsQuery, useReadAnswer } from './measurement-queries'
import { sourceMessages } from './source-messages'
import { Tabs } from './tabs'

const route = getRouteApi('/pengukuran/keberatan')

const EXACT = { exact: true, includeSearch: true }

export function ContestsPage() {
  const t = useMessages(sourceMessages)
  const me = useMe()
  const { selesai, halaman } = route.useSearch()
  const navigate = route.useNavigate()
  const page = halaman ?? 1
  const { data } = useSuspenseQuery(contestsQuery(selesai ? undefined : 'open', page))
  return (
    <>
      <PageHead title={t.contests}>{t.contestsLead}</PageHead>
      <div className="stack">
        {(me.may.includes('people') || me.leads) && <Tabs />}
        <nav className="line" aria-label={t.contests}>
          <Link to="/pengukuran/keberatan" search={{}} className={selesai ? 'chip' : 'chip note'} activeOptions={EXACT}>{t.show.open}</Link>
          <Link to="/pengukuran/keberatan" search={{ selesai: true }} className={selesai ? 'chip note' : 'chip'} activeOptions={EXACT}>{t.show.all}</Link>
        </nav>
        {data.items.length === 0 && <section className="card"><Empty title={t.noContests}>{t.noContestsMore}</Empty></section>}
        {data.items.map((one) => <ContestCard key={one.id} one={one} />)}
        <Pager page={page} size={data.size} total={data.total} onPage={(next) => void navigate({ to: '.', search: (old) => ({ ...old, halaman: next }) })} />
      </div>
    </>
  )
}

function ContestCard({ one }: { one: Contest }) {
  const t = useMessages(sourceMessages)
  const language = useLanguage()
  const today = useToday()
  const isMine = one.may.includes('answer')
  return (
    <section className={isMine ? 'card turn' : 'card'} aria-label={one.indicator_text}>
      <header>
        <div><h2>{one.indicator_text}</h2></div>
        {one.state === 'open' ? <Deadline on={one.due_on} today={today} /> : <span className="chip">{t.settled[one.state]}</span>}
      </header>
      <div className="card-body stack-sm">
        <p style={{ margin: 0 }}><span className="dim">{t.raised(one.raised_by.name, dateShort(one.raised_at, language))}</span> “{one.reason}”</p>
        {one.answer && <p style={{ margin: 0 }}><span className="dim">{t.answered((one.answered_by ?? one.answerer).name)}</span> “{one.answer}”</p>}
        <p style={{ margin: 0 }}>
          <TextLink to="/realisasi/$planId/$periodId/$indicatorId" params={{ planId: one.plan_id, periodId: one.period_id, indicatorId: one.indicator_id }}>{t.seeFigure}, {periodName(one.period_id, language)}</TextLink>
        </p>
        {isMine && <AnswerForm contest={one} />}
        {one.state !== 'open' && <Read contest={one} />}
      </div>
    </section>
  )
}

/** While its answer is a turn of mine. */
function Read({ contest }: { contest: Contest }) {
  const t = useMessages(sourceMessages)
  const tasks = useQuery(tasksQuery)
  const read = useReadAnswer()
  const isUnread = tasks.data?.items.some((task) => task.kind === 'read_contest_answer' && task.subject_id === contest.id)
  if (!isUnread) return null
  return (
    <>
      <div className="line"><Button loading={read.isPending} onClick={() => read.mutate(contest.id)}>{t.read}</Button></div>
      <ProblemNotice error={read.error} />
    </>
  )
}
