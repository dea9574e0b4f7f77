import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";

/** What a file is when it is no text at all, by its first bytes; null: it may be one. FIL5 */
export function findForeignFile(bytes: Uint8Array): FileProblem | null {
  const head = latin1(bytes.subarray(0, 16));
  const kind = binaryKinds.find(([start]) => head.startsWith(start))?.[1];
  if (kind === undefined) return null;
  // Names inside stand in the bytes as they are; in files of old Office with a 0 after each letter.
  const names = latin1(bytes).replaceAll("\0", "");
  const inside = kindsInside[head.slice(0, 2)] ?? [];
  return problemOf(inside.find(([name]) => name.test(names))?.[1] ?? kind);
}

/** What a text is when it is neither a table nor JSON. FIL5 */
export function findForeignText(text: string): FileProblem | null {
  const head = text.slice(0, 500).trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html)/u.test(head)) return problemOf("web_page");
  if (/^<\?xml|^<[a-z][^>]*>/u.test(head)) return problemOf("xml");
  return null;
}

export type ForeignKind =
  | "spreadsheet"
  | "old_spreadsheet"
  | "protected"
  | "siq"
  | "ctfd"
  | "document"
  | "presentation"
  | "archive"
  | "pdf"
  | "picture"
  | "web_page"
  | "xml";

function problemOf(kind: ForeignKind): FileProblem {
  switch (kind) {
    case "spreadsheet":
      return fileProblem("spreadsheet_file", {});
    case "old_spreadsheet":
      return fileProblem("other_spreadsheet", {});
    case "protected":
      return fileProblem("spreadsheet_protected", {});
    case "siq":
      return fileProblem("siq_file", {});
    case "ctfd":
      return fileProblem("ctfd_export", {});
    default:
      return fileProblem("foreign_file", { kind });
  }
}

const binaryKinds: readonly (readonly [string, ForeignKind])[] = [
  ["PK\x03\x04", "archive"],
  ["PK\x05\x06", "archive"],
  ["\xd0\xcf\x11\xe0", "old_spreadsheet"],
  ["%PDF", "pdf"],
  ["{\\rtf", "document"],
  ["\x89PNG", "picture"],
  ["\xff\xd8\xff", "picture"],
  ["GIF8", "picture"],
  ["RIFF", "picture"],
  ["\x1f\x8b", "archive"],
  ["7z\xbc\xaf", "archive"],
  ["Rar!", "archive"],
];

/** What holds parts, by its first two bytes: names of parts, and what it is then. */
const kindsInside: Readonly<Record<string, readonly (readonly [RegExp, ForeignKind])[]>> = {
  "\xd0\xcf": [
    [/EncryptedPackage/u, "protected"],
    [/WordDocument/u, "document"],
    [/PowerPoint Document/u, "presentation"],
  ],
  PK: [
    [/xl\/workbook|opendocument\.spreadsheet/u, "spreadsheet"],
    [/word\/document|opendocument\.text/u, "document"],
    [/ppt\/presentation|opendocument\.presentation/u, "presentation"],
    [/db\/challenges\.json/u, "ctfd"],
    // OpenDocument whose first part, which says of what kind it is, was packed.
    [/META-INF\/manifest\.xml/u, "spreadsheet"],
    [/content\.xml/u, "siq"],
  ],
};

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
