/** What every chart stands in: a sentence as its title, the drawing, and the same figures as a table one click away; on paper the table is always there. */
import { type ReactNode, useId, useRef, useState } from 'react'

import { MethodNote, type Method } from './method-note'
import { useMessages } from '@/i18n/language'
import { savePicture } from './save-picture'

import { chartMessages } from './chart-messages'

/** Texts as they are read; the first column names the row. */
export type ChartTable = { columns: string[]; rows: string[][] }

type ChartProps = {
  /** Says what one sees, as a sentence. */
  title: string
  table: ChartTable
  method?: Method
  /** It can be saved as a picture; rows of small drawings, and the page's own boxes, cannot. */
  isOneDrawing?: boolean
  /** The drawing; it has `role="img"` and says the same in words. */
  children: ReactNode
}

export function Chart({ title, table, method, isOneDrawing = false, children }: ChartProps) {
  const t = useMessages(chartMessages)
  const [open, setOpen] = useState(false)
  const id = useId()
  const figure = useRef<HTMLElement>(null)
  const save = () => {
    const drawing = figure.current?.querySelector<SVGSVGElement>('svg[role="img"]')
    if (drawing) void savePicture(drawing, title)
  }
  return (
    <figure className="chart" aria-labelledby={id} ref={figure}>
      <figcaption id={id}>{title}</figcaption>
      {children}
      <div className="chart-acts">
        <button type="button" className="as-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t.closeTable : t.table}
        </button>
        {isOneDrawing && <button type="button" className="as-link no-print" onClick={save}>{t.picture}</button>}
        {method && <MethodNote method={method} />}
      </div>
      {/* A table that scrolls sideways can be reached by keyboard. */}
      <div className={open ? 'chart-table scroll-x' : 'chart-table scroll-x closed'} role="region" aria-label={t.tableOf(title)} tabIndex={0}>
        <table className="plain">
          <thead>
            <tr>{table.columns.map((column, at) => <th key={column} scope="col" className={at ? 'num' : undefined}>{column}</th>)}</tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, at) => (at ? <td key={table.columns[at]} className="num">{cell}</td> : <th key={table.columns[at]} scope="row">{cell}</th>))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
