/** What becomes of a picture. */
export interface EncodeWish {
  type: 'image/png' | 'image/jpeg' | 'image/webp'
  /** 0 to 1; PNG does not look at it. The highest one where there is a limit of bytes. */
  quality: number
  /** At most so many bytes: the quality gives way, and then, with `mayShrink`, the size. Null: as many as it takes. */
  maxBytes: number | null
  mayShrink: boolean
}

export interface EncodedPicture {
  blob: Blob
  width: number
  height: number
  /** False: it has more bytes than were wanted, whatever was tried. */
  fits: boolean
}

export interface NamedBlob {
  name: string
  blob: Blob
}

/** What a worker is asked, by number, and what it answers. */
export type EncodeWork =
  | { id: number; kind: 'picture'; bitmap: ImageBitmap; wish: EncodeWish }
  | { id: number; kind: 'zip'; files: NamedBlob[] }
export type EncodeAnswer =
  | { id: number; kind: 'picture'; picture: EncodedPicture }
  | { id: number; kind: 'zip'; zip: Blob }
  | { id: number; kind: 'failed'; words: string }
