import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { addressesIn } from "../net/testing/addressesIn.ts";

/** Every absolute address in the built pages that a browser might fetch, with the file it stands in. */
export async function foreignAddresses(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of glob("**/*.{html,js,css,svg,json}", { cwd: folder })) {
    const text = await readFile(path.join(folder, file), "utf8");
    for (const address of addressesIn(text, file)) found.push(`${file}: ${address}`);
  }
  return found.sort();
}
