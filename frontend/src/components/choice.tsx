/** One of a few, as a row of radio buttons that reads as one control. */
import { useId } from 'react'

type ChoiceProps<T extends string> = {
  label: string
  value: T
  options: readonly T[]
  words: Record<T, string>
  onChange: (value: T) => void
}

export function Choice<T extends string>({ label, value, options, words, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option}>
            <input type="radio" name={name} value={option} checked={value === option} onChange={() => onChange(option)} />
            <span>{words[option]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
