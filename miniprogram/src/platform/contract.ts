import type { UploadTicket } from 'shared-types/files/operations'
import type { CallEnvelope } from 'shared-types/operation'
import { Refused } from '../api/failures'

/**
 * What the app needs from the thing that it runs in. Nothing else may call a Taro function that exists on one side
 * only: in a browser those do not fail, they resolve with 「暂时不支持 API」.
 */
export interface Platform {
  readonly name: 'weapp' | 'h5'
  /** Once, before the first page. */
  start: () => void
  /** The reply of a cloud function. Rejects when no reply came. */
  callFunction: (name: 'student', envelope: CallEnvelope) => Promise<unknown>
  /** Makes sure that calls carry an identity; in a browser this leaves the page and comes back to it. */
  signIn: () => void
  /** After signing out: nothing that was on a screen stays in memory. */
  startAnew: () => void
  /** Removes the files that the app has put on this device. */
  clearFiles: () => void
  /** Whether this person has asked the phone, WeChat or the browser for large text everywhere. */
  prefersLargeText: () => boolean
  /**
   * Keeps the keyboard inside what covers the page until the answer is called: Tab goes round in it, Escape closes.
   * @param id of the element on top.
   */
  holdFocus: (id: string, onEscape: () => void) => () => void
  /** As bright as the screen can be made, and awake, until the answer is called: then as it was. */
  keepBright: () => () => void
  /** WeChat's own face check; that it ends means nothing until our server has asked WeChat about the outcome. */
  checkFace: (verifyId: string) => Promise<void>
  /** Leaves the app for a page outside; false where such a page has to be shown inside the app. */
  leaveFor: (url: string) => boolean
  /** undefined when the person changed their mind. */
  pickFile: (mediaTypes: readonly string[]) => Promise<PickedFile | undefined>
  uploadFile: (ticket: UploadTicket, file: PickedFile) => Promise<void>
  /** Bytes `from` up to before `to`, as a file of its own. */
  slice: (file: PickedFile, from: number, to: number) => Promise<PickedFile>
  /** In hex; undefined where the browser makes no sums. */
  sha1: (file: PickedFile) => Promise<string | undefined>
  /** Shows a stored file, or saves it where showing is the person's own business. */
  openFile: (file: StoredFile) => Promise<void>
  /** Whether {@link shareFile} leads anywhere here. */
  canShareFiles: () => boolean
  /** Hands a stored file to somebody whom the person picks. */
  shareFile: (file: StoredFile) => Promise<void>
  /** Tells when the network is back; returns how to stop listening. */
  onOnline: (back: () => void) => () => void
  /** Brings up the phone's own keypad with the number. */
  dial: (phone: string) => Promise<void>
  copy: (text: string) => Promise<void>
  /** Hands a text out as a file; nothing of it stays in the app. */
  saveText: (name: string, text: string) => Promise<void>
}

export interface PickedFile {
  name: string
  size: number
  /** A temporary path of WeChat's, or the browser's file. */
  content: string | Blob
}

export interface StoredFile {
  url: string
  name: string
  mediaType: string
}

/** The platform cannot do this, or would not. */
export class PlatformRefused extends Refused {
  override name = 'PlatformRefused'
}
