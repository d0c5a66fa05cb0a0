/** What is seen and heard, with the time before it at a tap: no dictation leaves the device, children are in the room. */
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

import { useMessages } from '@/i18n/language'
import { time } from '@/lib/format'

import { withTime } from './class-draft'
import { observationMessages } from './observation-messages'

const LONGEST = 4000
const OFTEN = 10_000

function useClock() {
  const [now, setNow] = useState(() => time(new Date().toISOString()))
  useEffect(() => {
    const timer = setInterval(() => setNow(time(new Date().toISOString())), OFTEN)
    return () => clearInterval(timer)
  }, [])
  return now
}

type ClassNotesProps = { value: string; disabled: boolean; onChange: (words: string) => void }

export function ClassNotes({ value, disabled, onChange }: ClassNotesProps) {
  const t = useMessages(observationMessages)
  const field = useRef<HTMLTextAreaElement>(null)
  const clock = useClock()
  const addTime = () => {
    onChange(withTime(value, clock))
    const words = field.current
    if (!words) return
    words.focus()
    requestAnimationFrame(() => {
      words.setSelectionRange(words.value.length, words.value.length)
      words.scrollTop = words.scrollHeight
    })
  }
  return (
    <section className="card" aria-labelledby="dilihat">
      <header>
        <div><h2 id="dilihat">{t.seen}</h2></div>
        <span className="small dim" id="dilihat-untuk">{t.seenHint}</span>
      </header>
      <div className="card-body stack-sm">
        <Textarea ref={field} aria-labelledby="dilihat" aria-describedby="dilihat-untuk" minRows={3} maxLength={LONGEST} disabled={disabled} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
        <div><Button variant="default" disabled={disabled || value.length > LONGEST - 10} onClick={addTime}>{t.addTime(clock)}</Button></div>
      </div>
    </section>
  )
}
