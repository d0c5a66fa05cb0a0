/** What is not done and is nobody's task yet: while there is one, nobody is told that all is done. */
import type { LinkOptions } from '@tanstack/react-router'

export type LooseEnd = {
  id: string
  what: string
  why?: string
  /** The day by which, where there is one. */
  on?: string
  act: string
  link: LinkOptions
}

/** `null`: not known yet, so nothing can be said. */
export type LooseEnds = LooseEnd[] | null

export const together = (...found: LooseEnds[]): LooseEnds => (found.some((one) => one === null) ? null : found.flatMap((one) => one ?? []))
