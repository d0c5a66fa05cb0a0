/** Files of what is shown, and the views that one comes back to. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import type { KnownPlace } from './cockpit-queries'
import { viewMessages } from './view-messages'
import { fileAddress, FILES, type SavedView, useDropView, useSaveView, viewsQuery } from './view-queries'

/** A team has no table of units. */
export function ViewsCard({ place, isTeam }: { place: KnownPlace; isTeam: boolean }) {
  const t = useMessages(viewMessages)
  const views = useQuery(viewsQuery)
  const [saving, setSaving] = useState(false)
  return (
    <section className="card no-print" aria-label={t.title}>
      <header><h2>{t.title}</h2></header>
      <div className="card-body stack-sm">
        {FILES.filter((file) => !isTeam || file !== 'tables/units').map((file) => (
          <div key={file}>
            <Button component="a" variant="default" size="sm" href={fileAddress(file, place)} download leftSection={<IconDownload size={18} stroke={1.8} aria-hidden="true" />}>{t[file]}</Button>
          </div>
        ))}
        <ProblemNotice error={views.error} onRetry={() => void views.refetch()} />
        {views.data && views.data.items.length > 0 && (
          <div>
            <b className="small">{t.saved}</b>
            <ul className="plain-list">{views.data.items.map((view) => <ViewLine key={view.id} view={view} />)}</ul>
          </div>
        )}
        {saving ? <SaveForm place={place} onDone={() => setSaving(false)} /> : <div><Button variant="subtle" size="sm" px={0} onClick={() => setSaving(true)}>{t.save}</Button></div>}
      </div>
    </section>
  )
}

function ViewLine({ view }: { view: SavedView }) {
  const t = useMessages(viewMessages)
  const drop = useDropView()
  return (
    <li>
      <div className="line spread">
        <span>
          <TextLink to="/pimpinan" search={{ tampilan: view.id }}>{view.name}</TextLink>
          {view.is_weekly && <span className="dim small">, {t.isWeekly}</span>}
        </span>
        <Button variant="subtle" size="sm" px={8} aria-label={t.dropOf(view.name)} loading={drop.isPending} onClick={() => drop.mutate(view)}>{t.drop}</Button>
      </div>
      <ProblemNotice error={drop.error} />
    </li>
  )
}

function SaveForm({ place, onDone }: { place: KnownPlace; onDone: () => void }) {
  const t = useMessages(viewMessages)
  const [name, setName] = useState('')
  const [weekly, setWeekly] = useState(false)
  const save = useSaveView()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ name: name.trim(), unit_id: place.unit_id, is_weekly: weekly }, { onSuccess: onDone })
  }
  return (
    <form className="stack-sm" onSubmit={submit}>
      <TextInput label={t.name} description={t.nameHint} required withAsterisk={false} maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Checkbox label={t.weekly} description={t.weeklyHint} checked={weekly} onChange={(event) => setWeekly(event.currentTarget.checked)} />
      <ProblemNotice error={save.error} />
      <div><Button type="submit" variant="default" size="sm" loading={save.isPending} disabled={name.trim() === ''}>{t.save}</Button></div>
    </form>
  )
}
