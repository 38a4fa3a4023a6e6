/** Writes small PDF files for the tests (ISO 32000-1): lines of text at places, in a standard font; encrypted if wanted. */

import { createHash } from "node:crypto";

/**
 * @typedef {object} Sheet
 * @property {[x: number, y: number, size: number, text: string, font?: "regular" | "bold"][]} lines with the baseline at
 *   `y` from the top
 * @property {boolean} [scanned] whether it is a picture, without any text
 */

const WIDTH = 600;
const HEIGHT = 800;

/** Characters of WinAnsiEncoding that Latin-1 has not. @type {Record<string, number>} */
const WIN_ANSI = { "…": 0x85, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97 };

/** What every password is padded with (algorithm 2). */
const PADDING = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");

/**
 * @param {Sheet[]} sheets
 * @param {object} [options]
 * @param {string} [options.title]
 * @param {string} [options.author]
 * @param {string} [options.password]
 * @returns {Buffer}
 */
export function pdf(sheets, { title, author, password } = {}) {
  const id = createHash("md5").update(JSON.stringify(sheets)).digest();
  const lock = password === undefined ? null : new Lock(password, id);
  /** @type {Buffer[]} */
  const objects = [];
  /** @param {string | ((number: number) => string | Buffer)} body */
  const add = (body) => {
    const number = objects.length + 1;
    objects.push(Buffer.from(typeof body === "string" ? body : body(number)));
    return number;
  };
  /** @param {string | Buffer} data @param {string} [entries] */
  const stream = (data, entries = "") =>
    add((number) => {
      const bytes = Buffer.from(data);
      const held = lock ? lock.seal(bytes, number) : bytes;
      return Buffer.concat([
        Buffer.from(`<< /Length ${held.length} ${entries}>>\nstream\n`),
        held,
        Buffer.from("\nendstream"),
      ]);
    });
  /** @param {string} text @param {number} number of the object it is in */
  const string = (text, number) => {
    const bytes = encoded(text);
    return `<${(lock ? lock.seal(bytes, number) : bytes).toString("hex")}>`;
  };

  const regular = add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>");
  const bold = add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>");
  const image = stream(
    Buffer.from([200, 120, 40, 220]),
    "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 ",
  );
  const tree = objects.length + 1 + 2 * sheets.length;
  const pages = sheets.map(({ lines, scanned }) => {
    const content = scanned ? `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /Im Do Q` : lines.map(shown).join("\n");
    const data = stream(content);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${data} 0 R ` +
        `/Resources << /Font << /F0 ${regular} 0 R /F1 ${bold} 0 R >> /XObject << /Im ${image} 0 R >> >> >>`,
    );
  });
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(" ")}] >>`);
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R /Lang (en) >>`);
  const info = add((number) => {
    const entries = Object.entries({ Title: title, Author: author }).filter(([, text]) => text !== undefined);
    return `<< ${entries.map(([key, text]) => `/${key} ${string(String(text), number)}`).join(" ")} >>`;
  });
  const encrypt = lock && add(lock.dictionary);

  const parts = [Buffer.from("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let length = parts[0]?.length ?? 0;
  const places = objects.map((object, at) => {
    const whole = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    const place = length;
    parts.push(whole);
    length += whole.length;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} ` +
        `/Root ${catalog} 0 R /Info ${info} 0 R /ID [<${id.toString("hex")}> <${id.toString("hex")}>]` +
        `${encrypt ? ` /Encrypt ${encrypt} 0 R` : ""} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** @param {Sheet["lines"][number]} line */
function shown([x, y, size, text, font = "regular"]) {
  const hex = encoded(text).toString("hex");
  return `BT /F${font === "bold" ? 1 : 0} ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm <${hex}> Tj ET`;
}

/** @param {string} text */
function encoded(text) {
  return Buffer.from([...text].map((char) => WIN_ANSI[char] ?? char.charCodeAt(0)));
}

/** The standard security handler of revision 2: RC4 with a key of 40 bits. */
class Lock {
  #key;
  dictionary;

  /** @param {string} password @param {Buffer} id */
  constructor(password, id) {
    const padded = Buffer.concat([Buffer.from(password, "latin1"), PADDING]).subarray(0, 32);
    const owner = rc4(md5(padded).subarray(0, 5), padded);
    const permissions = Buffer.from("fcffffff", "hex");
    this.#key = md5(Buffer.concat([padded, owner, permissions, id])).subarray(0, 5);
    const user = rc4(this.#key, PADDING);
    this.dictionary = `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString("hex")}> /U <${user.toString("hex")}> /P -4 >>`;
  }

  /** @param {Buffer} bytes @param {number} number of the object they are in */
  seal(bytes, number) {
    const salt = Buffer.from([number & 255, (number >> 8) & 255, 0, 0, 0]);
    return rc4(md5(Buffer.concat([this.#key, salt])).subarray(0, 10), bytes);
  }
}

/** @param {Buffer} bytes */
const md5 = (bytes) => createHash("md5").update(bytes).digest();

/** @param {Buffer} key @param {Buffer} bytes */
function rc4(key, bytes) {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  /** @param {number} at */
  const of = (at) => /** @type {number} */ (state[at]);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + of(i) + /** @type {number} */ (key[i % key.length])) & 255;
    [state[i], state[j]] = [of(j), of(i)];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255;
      j = (j + of(i)) & 255;
      [state[i], state[j]] = [of(j), of(i)];
      return byte ^ of((of(i) + of(j)) & 255);
    }),
  );
}
