/** Old and new password; on the account page and where a change is due. */
import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { signInMessages } from './sign-in-messages'
import { usePasswordChange } from './sign-in-requests'

type PasswordFormProps = { onDone?: () => void; revokeTokens?: boolean; children?: ReactNode }

/** `children`: what else is asked, for example whether tokens end with the old password. */
export function PasswordForm({ onDone, revokeTokens = false, children }: PasswordFormProps) {
  const t = useMessages(signInMessages)
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const change = usePasswordChange()
  const shared = { required: true, withAsterisk: false, visibilityToggleButtonProps: { 'aria-label': t.show } }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void change.run({ old_password: old, new_password: fresh, revoke_tokens: revokeTokens }, () => {
      setOld('')
      setFresh('')
      onDone?.()
    })
  }

  return (
    <form onSubmit={submit} className="stack">
      <PasswordInput {...shared} label={t.oldPassword} autoComplete="current-password" value={old} onChange={(e) => setOld(e.currentTarget.value)} />
      <PasswordInput {...shared} label={t.newPassword} description={t.newPasswordHint} autoComplete="new-password" value={fresh} onChange={(e) => setFresh(e.currentTarget.value)} />
      {children}
      <ProblemNotice error={change.error} />
      {change.isSuccess && <p role="status" className="box note">{t.changed}</p>}
      <div>
        <Button type="submit" variant="default" loading={change.isPending}>{t.change}</Button>
      </div>
    </form>
  )
}
