/** A number as text, so that what is being typed stays as it was typed. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'

type NumberFieldProps = { label: string; description?: string | undefined; value: number | ''; onChange: (value: number | '') => void }

/** Gives a number, or nothing while what stands there is none; a comma or a point before decimals. */
export function NumberField({ label, description, value, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value).replace('.', ','))
  const take = (typed: string) => {
    setText(typed)
    const read = Number(typed.trim().replace(',', '.'))
    onChange(typed.trim() === '' || Number.isNaN(read) ? '' : read)
  }
  return <TextInput label={label} description={description} inputMode="decimal" value={text} onChange={(event) => take(event.currentTarget.value)} />
}
