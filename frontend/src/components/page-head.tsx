/** The head of a page: one h1, which gets the focus when one comes from another page. */
import { type ReactNode, useEffect, useRef } from 'react'

import { showTitle } from '@/lib/page-title'

type PageHeadProps = {
  title: string
  children?: ReactNode
  /** Buttons and signs on the right. */
  aside?: ReactNode
  /** Another title for the browser's tab. */
  documentTitle?: string
  /** On a phone's focus page the head shows this; without it the title moves up there. */
  bar?: string
  /** Stands before the title: initials of a person. */
  before?: ReactNode
}

let isFirst = true

export function PageHead({ title, children, aside, documentTitle, bar, before }: PageHeadProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => showTitle(bar ?? title, documentTitle ?? title), [title, documentTitle, bar])
  useEffect(() => {
    if (!isFirst) head.current?.focus({ preventScroll: true })
    isFirst = false
  }, [])
  const words = (
    <div>
      <h1 ref={head} tabIndex={-1}>{title}</h1>
      {children && <p>{children}</p>}
    </div>
  )
  return (
    <div className={`page-head${bar ? '' : ' titled'}`}>
      {before ? (
        <div className="person">
          {before}
          {words}
        </div>
      ) : (
        words
      )}
      {aside}
    </div>
  )
}
