/** One tap to the camera or to the files of the device. */
import type { Icon } from '@tabler/icons-react'

type PickFileProps = { label: string; accept: string; camera?: boolean; icon: Icon; describedBy: string; onPick: (file: File) => void }

export function PickFile({ label, accept, camera = false, icon: Sign, describedBy, onPick }: PickFileProps) {
  return (
    <label className="file-field pick">
      <input
        type="file"
        accept={accept}
        {...(camera && { capture: 'environment' as const })}
        className="visually-hidden"
        aria-label={label}
        aria-describedby={describedBy}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // The same file may be picked again.
          event.currentTarget.value = ''
          if (file) onPick(file)
        }}
      />
      <span className="select" aria-hidden="true">
        <Sign size={20} stroke={1.8} style={{ flex: 'none' }} /> {label}
      </span>
    </label>
  )
}
