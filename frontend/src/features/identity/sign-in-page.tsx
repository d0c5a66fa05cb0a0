/** `/masuk`: the way in. */
import { Anchor } from '@mantine/core'

import { useMessages } from '@/i18n/language'

import { SignInForm } from './sign-in-form'
import { signInMessages } from './sign-in-messages'
import { SignInShell } from './sign-in-shell'

export function SignInPage() {
  const t = useMessages(signInMessages)
  const enter = (mustChange: boolean) => {
    location.assign(mustChange ? '/masuk/ganti-sandi' : wantedPage())
  }
  return (
    <SignInShell title={t.title} lead={t.lead}>
      <SignInForm onDone={enter} />
      <div className="box small">
        <p>{t.firstTime}</p>
        <Anchor href="/masuk/aktivasi">{t.useCode}</Anchor>
      </div>
    </SignInShell>
  )
}

/** Where somebody wanted to be, as long as it is here. */
function wantedPage() {
  const wanted = new URLSearchParams(location.search).get('ke') ?? ''
  try {
    const { origin, pathname, search } = new URL(wanted, location.origin)
    return wanted.startsWith('/') && origin === location.origin ? pathname + search : '/beranda'
  } catch {
    return '/beranda'
  }
}
