/** The nine cells of the quadrant, turned as the rhomb of endek; and the selvedge of the cloth. */
const CELLS: readonly (readonly [number, number, number])[] = [
  [16, 5.8, 1], [10.9, 10.9, 1], [21.1, 10.9, 1], [5.8, 16, 0.78], [16, 16, 0.78], [26.2, 16, 0.78], [10.9, 21.1, 0.5], [21.1, 21.1, 0.5], [16, 26.2, 0.5],
]

type MarkProps = { size?: number; light?: boolean; className?: string }

export function Mark({ size = 32, light = false, className }: MarkProps) {
  const plain = light ? '#FFFFFF' : 'var(--mantine-color-anchor)'
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
          fill={index === 0 ? '#E0A52B' : plain}
          opacity={opacity}
        />
      ))}
    </svg>
  )
}

export function Selvedge() {
  return (
    <svg className="selvedge" aria-hidden="true" preserveAspectRatio="none">
      <defs>
        <pattern id="sk-selvedge" width="30" height="12" patternUnits="userSpaceOnUse" patternTransform="scale(.667)">
          <path d="M15 0 24 6 15 12 6 6Z" fill="var(--sk-band-fg)" />
          <path d="M15 3 20 6 15 9 10 6Z" fill="#E0A52B" />
          <path d="M0 3 3 6 0 9Z M30 3 27 6 30 9Z" fill="var(--sk-band-fg)" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#sk-selvedge)" />
    </svg>
  )
}
