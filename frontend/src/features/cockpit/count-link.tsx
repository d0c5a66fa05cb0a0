/** A number of people in words, which opens the list of them; of nobody there is no list. */
import { TextLink } from '@/components/text-link'

import type { KnownPlace, ListName } from './cockpit-queries'
import { toList } from './use-place'

/** `more`: what the words leave to those who see where they stand. */
type CountLinkProps = { place: KnownPlace; list: ListName; count: number; children: string; more?: string }

export function CountLink({ place, list, count, children, more }: CountLinkProps) {
  if (count === 0) return <span className="dim">{children}</span>
  return <TextLink {...toList(place, list)}>{children}{more && <span className="visually-hidden">: {more}</span>}</TextLink>
}
