/** `/masuk/ganti-sandi`: where a password was given and must be one's own first. */
import { useMessages } from '@/i18n/language'

import { PasswordForm } from './password-form'
import { signInMessages } from './sign-in-messages'
import { SignInShell } from './sign-in-shell'

export function ChangePage() {
  const t = useMessages(signInMessages)
  return (
    <SignInShell title={t.change} lead={t.changeLead}>
      <PasswordForm onDone={() => location.assign('/beranda')} />
    </SignInShell>
  )
}
