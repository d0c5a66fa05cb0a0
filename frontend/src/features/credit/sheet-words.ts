/** The words of the official sheets (R77), in Indonesian whatever language one reads in. */
import { predikatMessages } from '@/components/predikat-messages'

import { ledgerMessages } from './ledger-messages'

export const sheetWords = {
  title: {
    konversi: 'Konversi Predikat Kinerja ke Angka Kredit',
    akumulasi: 'Akumulasi Angka Kredit',
    penetapan: 'Penetapan Angka Kredit',
  },
  number: 'Nomor: ………………………………',
  city: 'Instansi: Pemerintah Kota Denpasar',
  period: (from: string, until: string) => `Periode: ${from} s.d. ${until}`,
  about: {
    konversi: 'Pejabat Fungsional yang Dinilai',
    akumulasi: 'Pejabat Fungsional yang Dinilai',
    penetapan: 'Keterangan Perorangan',
  },
  facts: {
    name: 'Nama',
    nip: 'NIP',
    sex: 'Jenis kelamin',
    grade: 'Pangkat/golongan ruang',
    position: 'Jabatan/TMT',
    unit: 'Unit kerja',
  },
  sex: { l: 'Laki-laki', p: 'Perempuan' },
  nothing: '–',
  converted: {
    konversi: 'Konversi Predikat Kinerja ke Angka Kredit',
    akumulasi: 'Hasil Penilaian Angka Kredit',
    penetapan: 'Hasil Penilaian Angka Kredit',
  },
  columns: { span: 'Masa penilaian', months: 'Bulan', predikat: 'Predikat', percent: 'Persentase', coefficient: 'Koefisien per tahun', points: 'Angka kredit yang didapat' },
  sum: 'Jumlah angka kredit yang diperoleh',
  fixedTitle: 'Hasil Penilaian Angka Kredit',
  fixed: { origin: 'Asal', before: 'Lama', new: 'Baru', total: 'Jumlah' },
  origin: {
    ...ledgerMessages.id.kind,
    dasar: 'AK dasar yang diberikan',
    lama: 'AK JF lama',
    penyesuaian: 'AK penyesuaian/penyetaraan',
    konversi: 'AK konversi',
    pendidikan: 'AK yang diperoleh dari peningkatan pendidikan',
    perpindahan: 'AK perpindahan jabatan',
  },
  total: 'Jumlah angka kredit kumulatif',
  steps: { step: 'Keterangan', pangkat: 'Pangkat', jenjang: 'Jenjang jabatan' },
  minimum: 'Angka kredit minimal yang harus dipenuhi untuk kenaikan pangkat/jenjang',
  surplus: 'Kelebihan/kekurangan angka kredit yang harus dicapai untuk kenaikan',
  conclusion: (reached: boolean, what: string) => `${reached ? 'DAPAT' : 'TIDAK DAPAT'} dipertimbangkan untuk ${what}`,
  toGrade: (pangkat: string | null, grade: string) => `kenaikan pangkat setingkat lebih tinggi menjadi ${pangkat ?? ''} golongan ruang ${grade}`,
  toLevel: (name: string) => `kenaikan jenjang jabatan setingkat lebih tinggi menjadi ${name}`,
  place: (on: string) => `Ditetapkan di Denpasar, ${on}`,
  signer: 'Pejabat Penilai Kinerja',
  copies: 'Tembusan disampaikan kepada: Jabatan Fungsional yang bersangkutan; Kepala BKPSDM Kota Denpasar; pejabat lain yang dianggap perlu.',
  printed: (who: string, when: string) => `Dicetak dari SIM Kinerja ASN oleh ${who}, ${when}`,
  predikat: predikatMessages.id.predikat,
}
