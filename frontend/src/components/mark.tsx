/** The nine cells of the quadrant, turned as the rhomb of endek; and the selvedge of the cloth. */
const CELLS: readonly (readonly [number, number, number])[] = [
  [16, 5.8, 1], [10.9, 10.9, 1], [21.1, 10.9, 1], [5.8, 16, 0.78], [16, 16, 0.78], [26.2, 16, 0.78], [10.9, 21.1, 0.5], [21.1, 21.1, 0.5], [16, 26.2, 0.5],
]
const GOLD = 'var(--mantine-color-kunyit-3)'

type MarkProps = { size?: number; plain?: boolean; className?: string }

/** `--sk-mark` colours it where the ground is not the page's; `plain`: one colour, for the giant one and below 20 px. */
export function Mark({ size = 32, plain = false, className }: MarkProps) {
  const cell = 'var(--sk-mark, var(--mantine-color-anchor))'
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} className={className} aria-hidden="true">
      {CELLS.map(([x, y, opacity], index) => (
        <rect
          key={`${x}-${y}`}
          x={x - 2.9}
          y={y - 2.9}
          width={5.8}
          height={5.8}
          rx={0.7}
          transform={`rotate(45 ${x} ${y})`}
          fill={index === 0 && !plain ? GOLD : cell}
          opacity={plain ? 1 : opacity}
        />
      ))}
    </svg>
  )
}

const RHOMB = [2, 5, 8, 11, 14, 17, 17, 14, 11, 8, 5, 2]
const CORE = [3, 6, 9, 9, 6, 3]
const EDGE = [2, 5, 5, 2]

/** Rows of stepped cloth, one unit high, about a middle. */
const woven = (rows: readonly number[], middle: number, top: number) =>
  rows.map((wide, row) => `M${middle - wide / 2} ${top + row}h${wide}v1h${-wide}z`).join('')

const RHOMB_PATH = woven(RHOMB, 15, 0)
const CORE_PATH = woven(CORE, 15, 3)
const EDGE_PATH = woven(EDGE, 0, 4) + woven(EDGE, 30, 4)

type SelvedgeProps = { height?: number; id?: string }

/** `id` must differ where two stand on one page. */
export function Selvedge({ height = 8, id = 'sk-selvedge' }: SelvedgeProps) {
  return (
    <svg className="selvedge" aria-hidden="true" style={{ height }}>
      <defs>
        <pattern id={id} width="30" height="12" patternUnits="userSpaceOnUse" patternTransform={`scale(${height / 12})`}>
          <path d={RHOMB_PATH + EDGE_PATH} fill="var(--sk-band-fg)" />
          <path d={CORE_PATH} fill={GOLD} />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
