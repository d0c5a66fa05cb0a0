/** Views that one has saved: to go back to, to be told of each Monday, to drop; and the one that is open, to be saved. */
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { linkOptions } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import type { KnownPlace, ListName } from './cockpit-queries'
import { useCockpitSearch } from './use-place'
import { viewMessages } from './view-messages'
import { type SavedView, useChangeView, useDropView, useReadBrief, useSaveView, viewsQuery } from './view-queries'

/** Always of the period under way, so that a view never grows old. */
const toView = (view: SavedView) =>
  linkOptions({ to: '/pimpinan', search: { unit: view.unit?.id, daftar: (view.listed ?? undefined) as ListName | undefined, tampilan: view.id } })

export function SavedViews({ place }: { place: KnownPlace }) {
  const t = useMessages(viewMessages)
  const views = useQuery(viewsQuery)
  const found = views.data?.items ?? []
  return (
    <section className="card no-print" aria-label={t.saved}>
      <header><h2>{t.saved}</h2></header>
      <div className="card-body stack-sm">
        <p className="small dim" style={{ margin: 0 }}>{t.savedLead}</p>
        <ProblemNotice error={views.error} />
        {found.length > 0 && <ul className="rows">{found.map((view) => <SavedRow key={view.id} view={view} />)}</ul>}
        <SaveForm place={place} />
      </div>
    </section>
  )
}

function SavedRow({ view }: { view: SavedView }) {
  const t = useMessages(viewMessages)
  const change = useChangeView()
  const drop = useDropView()
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <span><TextLink {...toView(view)}>{view.name}</TextLink> <span className="small dim">{view.unit?.name ?? t.own}</span></span>
        <span className="line">
          <Checkbox
            aria-label={t.weeklyOf(view.name)}
            checked={view.is_weekly}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ ...view, is_weekly: event.currentTarget.checked })}
          />
          <ActionIcon variant="default" size={44} aria-label={t.drop(view.name)} loading={drop.isPending} onClick={() => drop.mutate(view)}>
            <IconTrash size={18} stroke={1.8} aria-hidden="true" />
          </ActionIcon>
        </span>
      </div>
      <ProblemNotice error={change.error ?? drop.error} />
    </li>
  )
}

function SaveForm({ place }: { place: KnownPlace }) {
  const t = useMessages(viewMessages)
  const { daftar } = useCockpitSearch()
  const [name, setName] = useState('')
  const [weekly, setWeekly] = useState(false)
  const save = useSaveView()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ name: name.trim(), unit_id: place.unit_id, listed: daftar ?? null, is_weekly: weekly }, { onSuccess: () => setName('') })
  }
  return (
    <form className="stack-sm" onSubmit={submit}>
      <TextInput label={t.name} required withAsterisk={false} maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Checkbox label={t.weekly} checked={weekly} onChange={(event) => setWeekly(event.currentTarget.checked)} />
      <ProblemNotice error={save.error} />
      <div className="line"><Button type="submit" variant="default" disabled={name.trim() === ''} loading={save.isPending}>{t.save}</Button></div>
    </form>
  )
}

/** Whoever comes by the week's notice has read it. */
export function useReadOnArrival() {
  const { tampilan } = useCockpitSearch()
  const { mutate } = useReadBrief()
  const told = useRef<string>(undefined)
  useEffect(() => {
    if (tampilan === undefined || told.current === tampilan) return
    told.current = tampilan
    mutate(tampilan)
  }, [tampilan, mutate])
}
