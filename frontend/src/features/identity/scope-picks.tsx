/** What a token or an account may do, by the part of the work. */
import { Checkbox } from '@mantine/core'

import { useMessages } from '@/i18n/language'

import type { Scope } from './account-queries'
import { tokenMessages } from './token-messages'
import { SCOPE_GROUPS } from './token-scopes'

type ScopePicksProps = { value: Scope[]; isAsked: boolean; description?: string; onChange: (scopes: Scope[]) => void }

/** `isAsked`: somebody tried to go on, so that nothing chosen is a mistake now. */
export function ScopePicks({ value, isAsked, description, onChange }: ScopePicksProps) {
  const t = useMessages(tokenMessages)
  return (
    <Checkbox.Group label={t.scopes} error={isAsked && value.length === 0 ? t.scopesMissing : undefined} description={description} value={value} onChange={(next) => onChange(next as Scope[])}>
      <div className="stack" style={{ marginTop: 8 }}>
        {SCOPE_GROUPS.map(([group, members]) => (
          <div key={group} role="group" aria-label={t.groups[group]} className="stack-sm">
            <b className="small">{t.groups[group]}</b>
            {members.map((scope) => <Checkbox key={scope} value={scope} label={t.scope[scope]} />)}
          </div>
        ))}
      </div>
    </Checkbox.Group>
  )
}
