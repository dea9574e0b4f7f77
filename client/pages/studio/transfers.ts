/** What is put into a text, one after another. */
export interface TakenPieces {
  readonly pieces: readonly (string | Blob)[];
  /** How many pictures and formulas could not be taken along. */
  readonly lost: number;
}

/** Whether files are carried over a place, not words. */
export function holdsFiles(data: DataTransfer | null): boolean {
  return Array.from(data?.types ?? []).includes("Files");
}

/** Pictures alone, as of a screen; empty: there are words, too, or nothing. */
export function pastedPictures(data: DataTransfer): readonly File[] {
  return data.getData("text/html") === "" && data.getData("text/rtf") === "" ? [...data.files] : [];
}

/**
 * What a clipboard holds, as a text takes it; null: plain words, which the browser pastes best. Never rejects: formatted
 * words that cannot be read are taken as plain ones.
 */
export function readPasted(data: DataTransfer): Promise<TakenPieces> | null {
  // Read at once: after the event the clipboard is closed.
  const pasted = {
    html: data.getData("text/html"),
    rtf: data.getData("text/rtf"),
    text: data.getData("text/plain"),
    files: [...data.files],
  };
  return pasted.html !== "" || pasted.rtf !== "" ? read(pasted) : null;
}

async function read(pasted: {
  readonly html: string;
  readonly rtf: string;
  readonly text: string;
  readonly files: readonly Blob[];
}): Promise<TakenPieces> {
  const plain = { pieces: pasted.text === "" ? pasted.files : [pasted.text], lost: 0 };
  try {
    const { readPaste } = await import("../../text/paste/readPaste.ts");
    return readPaste(pasted) ?? plain;
  } catch {
    // The network is gone.
    return plain;
  }
}
