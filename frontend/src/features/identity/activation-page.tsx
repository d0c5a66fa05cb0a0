/** `/masuk/aktivasi`: a first or new password by a one-time code. */
import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { signInMessages } from './sign-in-messages'
import { useActivation } from './sign-in-requests'
import { SignInShell } from './sign-in-shell'

export function ActivationPage() {
  const t = useMessages(signInMessages)
  const [login, setLogin] = useState('')
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const activation = useActivation()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void activation.run({ login, code, new_password: password, revoke_tokens: false }, () => location.assign('/beranda'))
  }

  return (
    <SignInShell title={t.activation} lead={t.activationLead}>
      <form onSubmit={submit} className="stack">
        <TextInput label={t.login} autoComplete="username" required withAsterisk={false} value={login} onChange={(e) => setLogin(e.currentTarget.value)} />
        <TextInput label={t.code} description={t.codeHint} autoComplete="one-time-code" required withAsterisk={false} value={code} onChange={(e) => setCode(e.currentTarget.value)} />
        <PasswordInput
          label={t.newPassword}
          description={t.newPasswordHint}
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t.show }}
        />
        <ProblemNotice error={activation.error} />
        <Button type="submit" size="lg" loading={activation.isPending}>{t.setAndEnter}</Button>
        <Anchor href="/masuk">{t.toSignIn}</Anchor>
      </form>
    </SignInShell>
  )
}
