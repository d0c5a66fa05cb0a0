import type { Asked } from './insights-queries'

/** What every part of the page is given. */
export type TabProps = { asked: Asked; onPeriod: (periode: number) => void }
