/** The largest file that can be imported, but for a contest document with pictures. */
export const MAX_FILE_BYTES = 1024 * 1024;

/** The largest contest document: 24 MiB of pictures are 32 MiB in base64, beside all that can be written on a board. */
export const MAX_DOCUMENT_BYTES = 36 * 1024 * 1024;
