/** One file from the device, in our words: the browser's own field speaks the browser's language. */
import { IconPaperclip } from '@tabler/icons-react'
import { useId } from 'react'

import { useMessages } from '@/i18n/language'

import { commonMessages } from './common-messages'

type FileFieldProps = { label: string; hint?: string; accept: string; file: File | null; onChange: (file: File | null) => void }

export function FileField({ label, hint, accept, file, onChange }: FileFieldProps) {
  const t = useMessages(commonMessages)
  const hinted = useId()
  return (
    <label className="stack-sm file-field">
      <b className="small">{label}</b>
      {hint && <span id={hinted} className="tiny dim">{hint}</span>}
      <input type="file" accept={accept} required className="visually-hidden" aria-label={label} aria-describedby={hint && hinted} onChange={(event) => onChange(event.currentTarget.files?.[0] ?? null)} />
      <span className="select" aria-hidden="true">
        <IconPaperclip size={18} stroke={1.8} style={{ flex: 'none' }} /> {file ? file.name : t.chooseFile}
      </span>
      <span role="status" className="visually-hidden">{file ? t.fileChosen(file.name) : ''}</span>
    </label>
  )
}
