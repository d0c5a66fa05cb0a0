/** The dialog over a page whose session has ended. */
import { useQueryClient } from '@tanstack/react-query'

import { Dialog } from '@/components/dialog'
import { SignInForm } from '@/features/identity/sign-in-form'
import { signInMessages } from '@/features/identity/sign-in-messages'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { shellMessages } from './shell-messages'

export function SignInAgain({ onClose }: { onClose: () => void }) {
  const t = useMessages(signInMessages)
  const frame = useMessages(shellMessages)
  const me = useMe()
  const cache = useQueryClient()
  const goOn = () => {
    onClose()
    void cache.invalidateQueries()
  }
  return (
    <Dialog opened onClose={onClose} closeOnClickOutside={false} title={<b>{t.ended}</b>} closeButtonProps={{ 'aria-label': frame.close }}>
      <p className="dim" style={{ marginTop: 0 }}>{t.endedLead}</p>
      <SignInForm known={me.login} onDone={goOn} />
    </Dialog>
  )
}
