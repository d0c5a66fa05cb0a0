/** Copies a text and says so. */
import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'

import { useMessages } from '@/i18n/language'

import { commonMessages } from './common-messages'

type CopyButtonProps = { text: string; label?: string }

export function CopyButton({ text, label }: CopyButtonProps) {
  const t = useMessages(commonMessages)
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))
  const Icon = copied ? IconCheck : IconCopy
  return (
    <Button variant="default" size="sm" leftSection={<Icon size={18} stroke={2} aria-hidden="true" />} onClick={copy}>
      <span aria-live="polite">{copied ? t.copied : (label ?? t.copy)}</span>
    </Button>
  )
}
