/** Sentences for the Lampiran SKP after the examples of the regulation's annex; each goes into the list and is adapted there. */
import { Button } from '@mantine/core'

import { useMessages } from '@/i18n/language'

import { planMessages } from './plan-messages'
import type { SupportKind } from './plan-queries'

/** Indonesian in both languages, as the document is. II.A.8 b–d and the tables of Anak Lampiran 3. */
const OFFERS: Record<SupportKind, readonly string[]> = {
  sumber_daya: [
    'Dukungan tenaga administratif sehingga waktu terpusat pada pelayanan',
    'Dukungan sarana dan prasarana TI yang memadai',
    'Kendaraan operasional sehingga jangkauan pelayanan lebih luas',
    'Pelatihan penggunaan aplikasi sehingga data lebih valid dan terkini',
    'Anggaran kegiatan tersedia sesuai jadwal',
    'Pendampingan pimpinan dalam rapat koordinasi lintas perangkat daerah',
  ],
  pertanggungjawaban: [
    'Realisasi dan buktinya dilaporkan setiap triwulan melalui SIM Kinerja ASN',
    'Progres dilaporkan berkala setiap dua minggu kepada pimpinan',
    'Kinerja pelayanan direviu setiap dua minggu; bila ada keluhan, setiap minggu sampai keluhan berkurang',
  ],
  konsekuensi: [
    'Apabila memenuhi ekspektasi, mendapat prioritas pelatihan',
    'Apabila memenuhi ekspektasi, direkomendasikan sebagai pegawai teladan',
    'Apabila memenuhi ekspektasi, diberi penugasan baru',
    'Apabila tidak memenuhi ekspektasi, diberi teguran dan bimbingan kinerja',
    'Apabila tidak memenuhi ekspektasi, penugasan dialihkan',
  ],
}

const WRAPPED = { whiteSpace: 'normal', textAlign: 'left', overflow: 'visible', lineHeight: 1.4 } as const

type OffersProps = { kind: SupportKind; chosen: readonly string[]; onChoose: (text: string) => void }

export function Offers({ kind, chosen, onChoose }: OffersProps) {
  const t = useMessages(planMessages)
  const left = OFFERS[kind].filter((text) => !chosen.includes(text))
  if (left.length === 0) return null
  return (
    <div className="stack-sm">
      <span className="small dim">{t.offered}</span>
      {left.map((text) => (
        <Button key={text} variant="default" size="sm" h="auto" py={8} justify="flex-start" styles={{ label: WRAPPED }} onClick={() => onChoose(text)}>+ {text}</Button>
      ))}
    </div>
  )
}
