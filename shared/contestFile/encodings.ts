/**
 * How the text of a file may be written in bytes, by the names of the WHATWG's standard, with what people call it: with hyphens
 * at which no line breaks.
 */
export const encodingNames = {
  "utf-8": "UTF\u20118",
  "utf-16le": "UTF\u201116 LE",
  "utf-16be": "UTF\u201116 BE",
  "windows-1251": "Windows\u20111251",
  "windows-1252": "Windows\u20111252",
  "windows-1250": "Windows\u20111250",
  "windows-1254": "Windows\u20111254",
  ibm866: "CP866",
  "windows-1257": "Windows\u20111257",
  "koi8-r": "KOI8\u2011R",
  "koi8-u": "KOI8\u2011U",
  "x-mac-cyrillic": "Mac Cyrillic",
  macintosh: "Mac Roman",
  shift_jis: "Shift\u2011JIS",
  gb18030: "GB18030",
  "euc-kr": "EUC\u2011KR",
} as const;

export type Encoding = keyof typeof encodingNames;

export const encodings = Object.keys(encodingNames) as [Encoding, ...Encoding[]];

/** One way to read a passage of a file. */
export interface EncodedReading {
  readonly encoding: Encoding;
  readonly text: string;
}
