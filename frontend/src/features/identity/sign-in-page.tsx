/** `/masuk`: the way in. */
import { Anchor } from '@mantine/core'

import { useMessages } from '@/i18n/language'

import { Gate } from './gate'
import { SignInForm } from './sign-in-form'
import { signInMessages } from './sign-in-messages'

export function SignInPage() {
  const t = useMessages(signInMessages)
  const enter = (mustChange: boolean) => {
    const wanted = new URLSearchParams(location.search).get('ke')
    const inside = wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/beranda'
    location.assign(mustChange ? '/masuk/ganti-sandi' : inside)
  }
  return (
    <Gate title={t.title} lead={t.lead}>
      <SignInForm onDone={enter} />
      <div className="box small">
        <p>{t.firstTime}</p>
        <Anchor href="/masuk/aktivasi">{t.useCode}</Anchor>
      </div>
    </Gate>
  )
}
