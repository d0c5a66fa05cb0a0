/** A text as QR; what draws it is fetched when one is shown. */
import { useQuery } from '@tanstack/react-query'

type QrCodeProps = { text: string; label: string }

export function QrCode({ text, label }: QrCodeProps) {
  const drawn = useQuery({ queryKey: ['qr', text], queryFn: async () => (await import('uqr')).encode(text, { ecc: 'M', border: 3 }), staleTime: Infinity })
  if (!drawn.data) return <div className="qr" />
  const { size, data } = drawn.data
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
