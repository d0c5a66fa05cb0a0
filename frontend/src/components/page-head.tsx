/** The head of a page: one h1, which gets the focus when the page comes. */
import { type ReactNode, useEffect, useRef } from 'react'

type PageHeadProps = { title: string; children?: ReactNode; aside?: ReactNode; documentTitle?: string }

export function PageHead({ title, children, aside, documentTitle }: PageHeadProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${documentTitle ?? title} · SIM Kinerja ASN`
    head.current?.focus({ preventScroll: true })
  }, [title, documentTitle])
  return (
    <div className="page-head">
      <div>
        <h1 ref={head} tabIndex={-1}>{title}</h1>
        {children && <p>{children}</p>}
      </div>
      {aside}
    </div>
  )
}
