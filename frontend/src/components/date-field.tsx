/** A day to choose; the browser may write it month first, so the words below say which day it is. */
import { TextInput, type TextInputProps } from '@mantine/core'

import { useLanguage } from '@/i18n/language'
import { dateLong } from '@/lib/format'

type DateFieldProps = Omit<TextInputProps, 'type' | 'value' | 'onChange'> & { value: string; onChange: (day: string) => void }

export function DateField({ value, onChange, description, required, ...more }: DateFieldProps) {
  const language = useLanguage()
  const words = value === '' ? null : dateLong(value, language)
  return (
    <TextInput
      {...more}
      type="date"
      required={required}
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={(words || description) && <>{words}{words && description && '. '}{description}</>}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
    />
  )
}
