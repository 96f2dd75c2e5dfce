/** Reads the columns that the page carries: raw deflate, then base64, in script elements that no browser runs. */

/** The bytes of one block; rejects where the block is missing or damaged. */
export async function bytes(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no block ${id}`);
  const packed = fromBase64(element.textContent.trim());
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The JSON value of one block. */
export async function json(id) {
  return JSON.parse(new TextDecoder().decode(await bytes(id)));
}

function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const result = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) result[i] = binary.charCodeAt(i);
  return result;
}

/** A cursor over unsigned variable-length integers, seven bits a byte, lowest first. */
export class Varints {
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  next() {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.data[this.at++];
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  }
}

/** Splits a block into its columns: each is preceded by its length, four bytes, lowest first. */
export function columns(data) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const result = [];
  for (let at = 0; at < data.length;) {
    const length = view.getUint32(at, true);
    result.push(data.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return result;
}
