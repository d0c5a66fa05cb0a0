/** By whom, where and when: sessions with their times; a further one begins on the next day at the same time. */
import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'

import { Choice } from '@/components/choice'
import { DateField } from '@/components/date-field'
import { useMessages } from '@/i18n/language'

import type { FieldsProps } from './proposal-form'
import { proposalMessages } from './proposal-messages'
import { hoursOf, nextSession, type SessionWords } from './proposal-words'

const MODES = ['tatap_muka', 'daring', 'campuran'] as const

export function WhenFields({ words, onPut, faultOf }: FieldsProps) {
  const t = useMessages(proposalMessages)
  const put = (at: number, part: Partial<SessionWords>) => onPut({ sessions: words.sessions.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  const fault = faultOf('sessions')
  return (
    <section className="card card-body stack" aria-labelledby="waktu">
      <h2 id="waktu">{t.where}</h2>
      <TextInput label={t.provider} error={faultOf('provider')} required withAsterisk={false} maxLength={200} value={words.provider} onChange={(event) => onPut({ provider: event.currentTarget.value })} />
      <div className="line fields top">
        <Choice label={t.mode} value={words.mode} options={MODES} words={t.modes} onChange={(mode) => onPut({ mode })} />
        <TextInput label={t.place} description={t.placeHint} maxLength={200} value={words.place} onChange={(event) => onPut({ place: event.currentTarget.value })} />
      </div>
      <fieldset className="plain-set stack">
        <legend>{t.sessions}</legend>
        {words.sessions.map((one, at) => (
          <div key={at} role="group" aria-label={t.session(at + 1)} className="session-fields">
            <DateField label={t.on(at + 1)} required value={one.on} onChange={(on) => put(at, { on })} />
            <TextInput type="time" label={t.starts(at + 1)} required withAsterisk={false} value={one.starts} onChange={(event) => put(at, { starts: event.currentTarget.value })} />
            <TextInput type="time" label={t.ends(at + 1)} required withAsterisk={false} value={one.ends} onChange={(event) => put(at, { ends: event.currentTarget.value })} />
            {words.sessions.length > 1 && <Button variant="default" aria-label={t.dropSession(at + 1)} onClick={() => onPut({ sessions: words.sessions.filter((_, index) => index !== at) })}><IconTrash size={18} stroke={1.8} aria-hidden="true" /></Button>}
          </div>
        ))}
        {fault && <p className="field-fault" role="alert">{fault}</p>}
        <div><Button variant="default" size="sm" leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />} onClick={() => onPut({ sessions: [...words.sessions, nextSession(words.sessions)] })}>{t.addSession}</Button></div>
      </fieldset>
      <TextInput label={t.hours} description={t.hoursHint(hoursOf(words.sessions).replace('.', ','))} error={faultOf('hours')} inputMode="decimal" value={words.hours} onChange={(event) => onPut({ hours: event.currentTarget.value })} />
    </section>
  )
}
