import { unreachable } from "../../../shared/contest/unreachable.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { sheetLimits } from "./sheetLimits.ts";
import { storedZip } from "./storedZip.ts";
import { type ReadSheets, workbookSheets } from "./workbookSheets.ts";
import { unzipParts } from "./zipParts.ts";

/**
 * The sheets of an `.xlsx` or `.ods` file. Its parts are unpacked here, within limits; the library gets only those that hold cells, and
 * not packed. Never throws, but may take long or run out of memory: whoever calls it can end it. FIL9
 */
export function readWorkbook(bytes: Uint8Array): ReadSheets {
  const unzipped = unzipParts(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    isWanted,
    sheetLimits,
  );
  if (!unzipped.ok) return refused(problemOf(unzipped.why));
  const { parts } = unzipped;
  if (parts.has("xl/workbook.bin")) return refused(fileProblem("other_spreadsheet", {}));
  if (isEncryptedTable(parts)) return refused(fileProblem("spreadsheet_protected", {}));
  // Entities grow without end, and no spreadsheet program writes any.
  if ([...parts.values()].some(declaresEntities)) return refused(fileProblem("spreadsheet_broken", {}));
  try {
    return workbookSheets(storedZip(parts));
  } catch {
    return refused(fileProblem("spreadsheet_broken", {}));
  }
}

function isWanted(name: string): boolean {
  return /\.(?:xml|rels)$|^mimetype$|^xl\/workbook\.bin$/iu.test(name);
}

function problemOf(why: "broken" | "too large" | "protected"): FileProblem {
  switch (why) {
    case "broken":
      return fileProblem("spreadsheet_broken", {});
    case "too large":
      return fileProblem("spreadsheet_too_large", { maxMiB: sheetLimits.unzippedBytes / 1024 ** 2 });
    case "protected":
      return fileProblem("spreadsheet_protected", {});
    default:
      return unreachable(why);
  }
}

/** An `.ods` with a password keeps its form, and says in its list of parts how each was encrypted. */
function isEncryptedTable(parts: ReadonlyMap<string, Buffer>): boolean {
  return parts.get("META-INF/manifest.xml")?.includes("encryption-data") ?? false;
}

function declaresEntities(part: Buffer): boolean {
  return part.includes("<!DOCTYPE") || part.includes("<!ENTITY");
}

function refused(problem: FileProblem): ReadSheets {
  return { ok: false, problem };
}
