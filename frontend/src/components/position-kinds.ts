/** R122: what kinds of posts are called, in every language: they are the law's own names. */
import type { components } from '@/api/contract'

export type PositionKind = components['schemas']['PositionKind']

export const POSITION_KINDS = {
  jpt_utama: 'JPT Utama', jpt_madya: 'JPT Madya', jpt_pratama: 'JPT Pratama', administrator: 'Administrator', pengawas: 'Pengawas', pelaksana: 'Pelaksana',
  ahli_utama: 'Ahli Utama', ahli_madya: 'Ahli Madya', ahli_muda: 'Ahli Muda', ahli_pertama: 'Ahli Pertama',
  penyelia: 'Penyelia', mahir: 'Mahir', terampil: 'Terampil', pemula: 'Pemula', pejabat_negara: 'Pejabat negara',
} satisfies Record<PositionKind, string>
