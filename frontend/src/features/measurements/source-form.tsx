/** Registers a system that gives figures. */
import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { useMe } from '@/lib/session'

import { useAddSource } from './measurement-queries'
import { sourceMessages } from './source-messages'

const KINDS = ['push', 'poll'] as const
type Typed = { name: string; code: string; kind: (typeof KINDS)[number]; url: string; every: string }
const START: Typed = { name: '', code: '', kind: 'push', url: '', every: '60' }

export function SourceForm({ onClose }: { onClose: () => void }) {
  const t = useMessages(sourceMessages)
  const common = useMessages(commonMessages)
  const me = useMe()
  const [typed, write, forget] = useStoredState('sk-source-new', START)
  const add = useAddSource()
  const put = (part: Partial<Typed>) => write({ ...typed, ...part })
  const isAsked = typed.kind === 'poll'
  const isReady = typed.name.trim().length >= 3 && /^[a-z0-9][a-z0-9._-]+$/.test(typed.code.trim()) && (!isAsked || (/^https?:\/\//.test(typed.url.trim()) && Number(typed.every) >= 5))
  const save = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(
      { agency_id: me.agency_id, name: typed.name.trim(), code: typed.code.trim(), kind: typed.kind, url: isAsked ? typed.url.trim() : null, every_minutes: isAsked ? Number(typed.every) : null },
      {
        onSuccess: () => {
          forget()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog opened onClose={onClose} size="lg" title={<b>{t.add}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={save}>
        <TextInput label={t.name} description={t.nameHint} required withAsterisk={false} maxLength={120} data-autofocus value={typed.name} onChange={(event) => put({ name: event.currentTarget.value })} />
        <TextInput label={t.code} description={t.codeHint} required withAsterisk={false} maxLength={60} value={typed.code} onChange={(event) => put({ code: event.currentTarget.value })} />
        <Choice label={t.how} value={typed.kind} options={KINDS} words={t.kind} onChange={(kind) => put({ kind })} />
        {isAsked ? (
          <div className="line fields top">
            <TextInput label={t.url} description={t.urlHint} inputMode="url" required withAsterisk={false} maxLength={500} value={typed.url} onChange={(event) => put({ url: event.currentTarget.value })} />
            <TextInput label={t.every} inputMode="numeric" required withAsterisk={false} value={typed.every} onChange={(event) => put({ every: event.currentTarget.value })} />
          </div>
        ) : (
          <p className="box small">{t.pushMore}</p>
        )}
        <ProblemNotice error={add.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isReady} loading={add.isPending}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
