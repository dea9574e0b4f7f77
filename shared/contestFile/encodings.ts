/** How the text of a file may be written in bytes, by the names of the WHATWG's standard, with what people call it. */
export const encodingNames = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1251": "Windows-1251",
  "windows-1252": "Windows-1252",
  "windows-1250": "Windows-1250",
  "windows-1254": "Windows-1254",
  ibm866: "CP866",
  "koi8-r": "KOI8-R",
  "x-mac-cyrillic": "Mac Cyrillic",
  macintosh: "Mac Roman",
  shift_jis: "Shift-JIS",
  gb18030: "GB18030",
  "euc-kr": "EUC-KR",
} as const;

export type Encoding = keyof typeof encodingNames;

export const encodings = Object.keys(encodingNames) as [Encoding, ...Encoding[]];

/** One way to read a passage of a file. */
export interface EncodedReading {
  readonly encoding: Encoding;
  readonly text: string;
}
