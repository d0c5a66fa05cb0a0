/** NIP and password; used by the page and by the dialog over an ended session. */
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { signInMessages } from './sign-in-messages'
import { useSignIn } from './sign-in-requests'

/** `known`: who was signed in, when it is only to come back. */
type SignInFormProps = { known?: string; onDone: (mustChange: boolean) => void }

export function SignInForm({ known, onDone }: SignInFormProps) {
  const t = useMessages(signInMessages)
  const [login, setLogin] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void signIn.run({ login, password }, (view) => onDone(view.must_change_password))
  }

  return (
    <form onSubmit={submit} className="stack">
      <TextInput
        label={t.login}
        description={known ? undefined : t.loginHint}
        readOnly={known !== undefined}
        autoComplete="username"
        required
        withAsterisk={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        data-autofocus={known !== undefined || undefined}
        label={t.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t.show }}
      />
      <ProblemNotice error={signIn.error} />
      <Button type="submit" size="lg" loading={signIn.isPending} fullWidth>
        {t.enter}
      </Button>
    </form>
  )
}
