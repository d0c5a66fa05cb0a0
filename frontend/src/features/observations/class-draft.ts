/** What is written in class, in one form wherever it comes from, so that what the server has can be compared with it. */
import type { Observation, Shown } from './observation-queries'

export type ClassDraft = {
  answers: Record<string, Shown>
  notes: string
  others: Record<string, string>
  /** The observer has ended the observing: it is sent as soon as there is a network. */
  isDone: boolean
}

export const classKey = (id: string) => `sk-observe-${id}`

/** Keys in one order, and nothing that is empty: the database keeps neither. */
export function tidy({ answers, notes, others, isDone }: ClassDraft): ClassDraft {
  return { answers: sorted(answers), notes, others: sorted(Object.fromEntries(Object.entries(others).filter(([, words]) => words.trim() !== ''))), isDone }
}

const sorted = <T>(found: Record<string, T>) => Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1)))

export const draftOf = (one: Observation): ClassDraft =>
  tidy({ answers: one.answers ?? {}, notes: one.notes ?? '', others: one.others ?? {}, isDone: one.observed_at !== null })

/** Put a time before what is written next. */
export const withTime = (notes: string, clock: string) => `${notes.trimEnd()}${notes.trim() === '' ? '' : '\n'}${clock} `
