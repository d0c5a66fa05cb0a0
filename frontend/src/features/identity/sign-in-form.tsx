/** NIP and password; used by the page and by the dialog over an ended session. */
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/states'
import { useMessages } from '@/i18n/language'

import { signInMessages } from './sign-in-messages'
import { useSignIn } from './sign-in-queries'

type SignInFormProps = { onDone: (mustChange: boolean) => void }

export function SignInForm({ onDone }: SignInFormProps) {
  const t = useMessages(signInMessages)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ login, password }, { onSuccess: (view) => onDone(view.must_change_password) })
  }

  return (
    <form onSubmit={submit} className="stack">
      <TextInput
        label={t.login}
        description={t.loginHint}
        autoComplete="username"
        required
        withAsterisk={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
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
