/** Sex as it is on record; that digit 15 of the number says otherwise is told, and hinders nothing (R125). */
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'

import type { Person } from './organization-queries'
import { sexMessages } from './sex-messages'

export type Sex = Person['sex']

const DIGITS: Record<string, Sex> = { 1: 'l', 2: 'p' }

/** What a whole number says; nothing of one that is being typed, or begins with 0. */
export function sexOfNumber(number: string): Sex {
  const digits = number.replaceAll(/\D/g, '')
  return digits.length === 18 && !digits.startsWith('0') ? (DIGITS[digits.charAt(14)] ?? null) : null
}

type SexFieldProps = { number: string; value: Sex; onChange: (sex: Sex) => void }

export function SexField({ number, value, onChange }: SexFieldProps) {
  const t = useMessages(sexMessages)
  const told = sexOfNumber(number)
  return (
    <div className="stack-sm">
      <SelectField label={t.sex} value={value ?? ''} onChange={(sex) => onChange((sex || null) as Sex)}>
        <option value="">{told ? t.fromNumber(t.sexes[told]) : t.unknown}</option>
        <option value="l">{t.sexes.l}</option>
        <option value="p">{t.sexes.p}</option>
      </SelectField>
      {value && told && value !== told && <p className="box warn small" role="status" style={{ margin: 0 }}>{t.differs(t.sexes[told].toLowerCase())}</p>}
    </div>
  )
}
