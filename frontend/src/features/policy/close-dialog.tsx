/** Ends a consultation before its last day. */
import { Button } from '@mantine/core'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { draftMessages } from './draft-messages'
import { type Policy, useStepPolicy } from './policy-queries'

export function CloseDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useMessages(draftMessages)
  const common = useMessages(commonMessages)
  const close = useStepPolicy(policy, 'closing')
  return (
    <Dialog opened onClose={onClose} title={<b>{t.closeTitle}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <div className="stack">
        <p>{t.closeLead}</p>
        <ProblemNotice error={close.error} />
        <div className="line end">
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button loading={close.isPending} onClick={() => close.mutate(undefined, { onSuccess: onClose })}>{t.close}</Button>
        </div>
      </div>
    </Dialog>
  )
}
