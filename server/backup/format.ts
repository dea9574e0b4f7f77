import { z } from "zod";

/*
 * A backup is one file: a first line in plain text, then lines of JSON packed by gzip (the header, then the rows of each table
 * in its order), then the SHA-256 of all bytes before, so that whoever reads it knows first whether it is whole. OPS1
 */

export const formatVersion = 1;

/** What any version of the format begins with. */
export const firstLinePattern = /^Regatta backup, format (\d{1,6})\n/;
export const firstLine = `Regatta backup, format ${formatVersion}\n`;

/** The last bytes of a file: a space, the sum in hexadecimal digits, a new line. */
export const lastLinePattern = /^sha256 ([0-9a-f]{64})\n$/;
export const lastLineOf = (sum: string) => `sha256 ${sum}\n`;
export const lastLineBytes = lastLineOf("0".repeat(64)).length;

/** More than any row: a picture of a megabyte has two in hexadecimal digits. */
export const longestLineBytes = 64 * 1024 * 1024;

const TableInBackup = z
  .strictObject({
    name: z.string(),
    columns: z.array(z.string()).readonly(),
    rows: z.int().min(0),
  })
  .readonly();
export type TableInBackup = z.infer<typeof TableInBackup>;

export const BackupHeader = z
  .strictObject({
    takenAt: z.iso.datetime(),
    /** The changes of the tables that had been made, in their order. */
    migrations: z.array(z.string()).min(1).readonly(),
    /** In an order in which no row refers to one that comes later. */
    tables: z.array(TableInBackup).readonly(),
    /** Of the key that PINs are sealed with; null: it was not at hand. */
    keyFingerprint: z.string().nullable(),
    /** That key in base64url, when whoever took the backup wanted it in. */
    key: z.exactOptional(z.string()),
  })
  .readonly();
export type BackupHeader = z.infer<typeof BackupHeader>;
