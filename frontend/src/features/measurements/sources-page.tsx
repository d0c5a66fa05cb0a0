/** `/pengukuran/sumber`: other systems that give figures, when each last did, and what went wrong. */
import { Button } from '@mantine/core'
import { IconAlertCircle, IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Gone } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { momentShort, number } from '@/lib/format'
import { useMe } from '@/lib/session'

import { type Source, sourcesQuery, useChangeSource, usePollSource } from './measurement-queries'
import { SourceForm } from './source-form'
import { sourceMessages } from './source-messages'
import { Tabs } from './tabs'

export function SourcesPage() {
  const me = useMe()
  return me.may.includes('people') || me.leads ? <Sources keeps={me.may.includes('people')} /> : <Gone />
}

function Sources({ keeps }: { keeps: boolean }) {
  const t = useMessages(sourceMessages)
  const { data } = useSuspenseQuery(sourcesQuery)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <PageHead title={t.title} aside={keeps && <Button leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />} onClick={() => setAdding(true)}>{t.add}</Button>}>{t.lead}</PageHead>
      <div className="stack">
        <Tabs />
        <section className="card" aria-label={t.title}>
          {data.items.length === 0 && <Empty title={t.none}>{t.noneMore}</Empty>}
          <ul className="rows">{data.items.map((one) => <SourceRow key={one.id} one={one} />)}</ul>
        </section>
      </div>
      {adding && <SourceForm onClose={() => setAdding(false)} />}
    </>
  )
}

function SourceRow({ one }: { one: Source }) {
  const t = useMessages(sourceMessages)
  const language = useLanguage()
  const { name, agency_name, kind, state, url, every_minutes, last_ok_at, last_error, failures, next_poll_at, measurements } = one
  return (
    <li className="task">
      <div className="stack-sm">
        <p className="what">{name} <span className="chip">{t.kind[kind]}</span> {state === 'paused' && <span className="chip warn">{t.state.paused}</span>}</p>
        <p className="why">{agency_name}</p>
        {url && every_minutes !== null && <p className="small">{t.asked(every_minutes, url)}</p>}
        <p className="small">{last_ok_at ? t.last(momentShort(last_ok_at, language)) : t.never} {t.holds(number(measurements, language))}</p>
        {last_error && (
          <div className="box bad iconed">
            <IconAlertCircle size={20} stroke={1.8} aria-hidden="true" />
            <p><b>{t.error(failures)}</b> {last_error} {next_poll_at && t.next(momentShort(next_poll_at, language))}</p>
          </div>
        )}
      </div>
      {one.may.includes('change') && <div className="act stack-sm"><Acts one={one} /></div>}
    </li>
  )
}

function Acts({ one }: { one: Source }) {
  const t = useMessages(sourceMessages)
  const change = useChangeSource(one)
  const poll = usePollSource()
  const next = one.state === 'active' ? 'paused' : 'active'
  const act = one.state === 'active' ? t.pause : t.resume
  return (
    <>
      {one.kind === 'poll' && one.state === 'active' && <Button variant="default" aria-label={t.of(t.ask, one.name)} loading={poll.isPending} onClick={() => poll.mutate(one.id)}>{t.ask}</Button>}
      <Button variant="default" aria-label={t.of(act, one.name)} loading={change.isPending} onClick={() => change.mutate({ state: next })}>{act}</Button>
      {poll.isSuccess && <p role="status" className="small">{t.askedNow}</p>}
      <ProblemNotice error={change.error ?? poll.error} />
    </>
  )
}
