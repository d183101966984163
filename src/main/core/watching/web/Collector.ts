const blockBytes = 64 * 1024

/** Gathers bytes in blocks: a million pieces of a byte each take no more room than one of a million. */
export class Collector {
  readonly #blocks: Buffer[] = []
  #used = blockBytes
  #size = 0

  get size(): number {
    return this.#size
  }

  add(piece: Uint8Array): void {
    this.#size += piece.length
    for (let at = 0; at < piece.length;) {
      let block = this.#blocks.at(-1)
      if (block === undefined || this.#used === blockBytes) {
        block = Buffer.alloc(blockBytes)
        this.#blocks.push(block)
        this.#used = 0
      }
      const part = piece.subarray(at, at + blockBytes - this.#used)
      block.set(part, this.#used)
      this.#used += part.length
      at += part.length
    }
  }

  bytes(): Buffer {
    return Buffer.concat(this.#blocks, this.#size)
  }
}
