/** What a dialog is made of. */
import { Modal, type ModalProps } from '@mantine/core'

export const DialogFrame = (props: ModalProps) => <Modal {...props} />
