/** What waited for somebody at some moment of this visit: it keeps its place, and says there what became of it. */
import { useState } from 'react'

export function useShown<Thing extends { id: string }>(things: readonly Thing[], waits: (thing: Thing) => boolean): Thing[] {
  const [shown, setShown] = useState<readonly string[]>([])
  const added = things.filter((thing) => waits(thing) && !shown.includes(thing.id)).map((thing) => thing.id)
  if (added.length > 0) setShown([...shown, ...added])
  return things.filter((thing) => shown.includes(thing.id) || added.includes(thing.id))
}
