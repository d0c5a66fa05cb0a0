/** Finds a colleague by name and chooses one of those found. */
import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import { fullName } from '@/lib/format'

import { organizationMessages } from './organization-messages'
import { colleaguesQuery } from './organization-queries'

type ColleagueChoiceProps = { not: string; value: string; onChange: (id: string) => void }

export function ColleagueChoice({ not, value, onChange }: ColleagueChoiceProps) {
  const t = useMessages(organizationMessages)
  const name = useId()
  const [q, setQ] = useState('')
  const wanted = useDeferredValue(q.trim())
  const found = useQuery({ ...colleaguesQuery(wanted), placeholderData: keepPreviousData })
  const shown = wanted.length > 1 ? found.data?.items.filter((one) => one.id !== not) : undefined
  const search = (text: string) => {
    setQ(text)
    if (value) onChange('')
  }
  return (
    <div className="stack-sm">
      <TextInput type="search" label={t.assessorWho} description={t.assessorHint} value={q} onChange={(e) => search(e.currentTarget.value)} onKeyDown={(e) => { if (e.key === 'Enter') e.preventDefault() }} />
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {shown?.length === 0 && !found.isFetching && <p role="status" className="dim" style={{ margin: 0 }}>{t.assessorNone(wanted)}</p>}
      {shown && shown.length > 0 && (
        <fieldset style={{ border: '1px solid var(--sk-line-strong)', borderRadius: 10, margin: 0, padding: '4px 12px', maxHeight: 280, overflowY: 'auto', minWidth: 0 }}>
          <legend className="visually-hidden">{t.assessorChoose}</legend>
          {shown.map((one) => (
            <label key={one.id} style={{ display: 'flex', gap: 10, alignItems: 'center', minHeight: 48, paddingBlock: 4, cursor: 'pointer' }}>
              <input type="radio" name={name} checked={value === one.id} style={{ width: 18, height: 18, flex: 'none', accentColor: 'var(--mantine-color-anchor)' }} onChange={() => onChange(one.id)} />
              <span style={{ minWidth: 0 }}>
                <b>{fullName(one)}</b>
                <span className="small dim" style={{ display: 'block' }}>{[one.position, one.unit_name].filter(Boolean).join(', ')}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
