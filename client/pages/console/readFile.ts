/** A file's bytes in base64, as the server takes them: it finds out their encoding. */
export async function readAsBase64(file: Blob): Promise<string> {
  const address = await read((reader) => reader.readAsDataURL(file));
  return address.slice(address.indexOf(",") + 1);
}

/** A file's text, in UTF-8. */
export function readAsText(file: Blob): Promise<string> {
  return read((reader) => reader.readAsText(file));
}

function read(begin: (reader: FileReader) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("the file cannot be read"));
    begin(reader);
  });
}
