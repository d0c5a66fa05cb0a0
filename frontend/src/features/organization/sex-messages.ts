const id = {
  sex: 'Jenis kelamin',
  sexes: { l: 'Laki-laki', p: 'Perempuan' },
  fromNumber: (sex: string) => `Menurut NIP: ${sex}`,
  unknown: 'Belum tercatat',
  differs: (sex: string) => `Angka ke-15 NIP menyebut ${sex}. Periksa salah satunya; data ini tetap dapat disimpan.`,
}
const en: typeof id = {
  sex: 'Sex',
  sexes: { l: 'Male', p: 'Female' },
  fromNumber: (sex) => `By the NIP: ${sex}`,
  unknown: 'Not on record',
  differs: (sex) => `Digit 15 of the NIP says ${sex}. Check either; this can be saved all the same.`,
}
export const sexMessages = { id, en }
