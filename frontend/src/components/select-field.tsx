/** A native choice with its label, as the text fields beside it look. */
import type { ReactNode } from 'react'

type SelectFieldProps = { label: string; value: string; onChange: (value: string) => void; children: ReactNode }

export function SelectField({ label, value, onChange, children }: SelectFieldProps) {
  return (
    <label style={{ display: 'grid', minWidth: 0 }}>
      <span style={{ fontWeight: 600, lineHeight: 1.55 }}>{label}</span>
      <select className="select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {children}
      </select>
    </label>
  )
}
