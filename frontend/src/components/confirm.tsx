/** Asks before something that others notice or that cannot be undone. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'

import { useMessages } from '@/i18n/language'

import { commonMessages } from './common-messages'
import { Dialog } from './dialog'

type ConfirmProps = {
  opened: boolean
  title: string
  act: string
  busy?: boolean
  danger?: boolean
  disabled?: boolean
  onAct: () => void
  onClose: () => void
  children?: ReactNode
}

export function Confirm({ opened, title, act, busy, danger, disabled, onAct, onClose, children }: ConfirmProps) {
  const t = useMessages(commonMessages)
  return (
    <Dialog opened={opened} onClose={onClose} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': t.close }}>
      <div className="stack">
        {children}
        <div className="line end">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button color={danger ? 'bata' : undefined} loading={busy} disabled={disabled} onClick={onAct}>
            {act}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
