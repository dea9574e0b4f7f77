import path from "node:path";
import { build } from "vite";

/** A module of this folder as the product would have it, as a script that gives it to a page as `window[name]`. */
export async function bundle(file: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      lib: { entry: path.join(import.meta.dirname, file), formats: ["iife"], name },
    },
  });
  const chunks = [built].flat().flatMap((output) => ("output" in output ? output.output : []));
  const chunk = chunks.find((part) => part.type === "chunk");
  if (!chunk) throw new Error(`${file} was not bundled`);
  // A script's own constant is not seen by the next script.
  return chunk.code.replace(new RegExp(`^(?:var|const|let)\\s+${name}\\s*=`), `window.${name} =`);
}
