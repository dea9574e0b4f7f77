/** The largest file that can be imported. */
export const MAX_FILE_BYTES = 1024 * 1024;
