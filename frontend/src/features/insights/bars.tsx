/** Shares as bars under each other, each with its name and its words. */
import { Bullet } from '@/components/charts/bullet'

type Bar = { key: string; name: string; value: number; said: string; expected?: number; tone?: 'ahead' | 'late' | 'none' }

export function Bars({ bars }: { bars: Bar[] }) {
  return (
    <ul className="chart-rows in-words">
      {bars.map(({ key, ...bar }) => (
        <li key={key}>
          <span className="name">{bar.name}</span>
          <span className="total">{bar.said}</span>
          <Bullet {...bar} />
        </li>
      ))}
    </ul>
  )
}
