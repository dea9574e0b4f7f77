import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { phaserDefines } from "../../compat/phaserDefines.ts";

const phaserSources = fileURLToPath(new URL("../../../node_modules/phaser/src", import.meta.url));

/** A module as the product would have it, as a script that gives it to a page as `window[name]`. From this folder. */
export async function bundle(file: string, name: string): Promise<string> {
  return (await bundlePage(file, name)).script;
}

/** The same with the styles that the module asks for. */
export async function bundlePage(
  file: string,
  name: string,
): Promise<{ readonly script: string; readonly styles: string }> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { ...phaserDefines, "process.env.NODE_ENV": '"production"' },
    resolve: { alias: { "phaser-src": phaserSources } },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      write: false,
      lib: { entry: path.join(import.meta.dirname, file), formats: ["iife"], name },
    },
  });
  const parts = [built].flat().flatMap((output) => ("output" in output ? output.output : []));
  const chunk = parts.find((part) => part.type === "chunk");
  if (!chunk) throw new Error(`${file} was not bundled`);
  const styles = parts.flatMap((part) =>
    part.type === "asset" && part.fileName.endsWith(".css") ? [`${part.source}`] : [],
  );
  // A script's own constant is not seen by the next script.
  const script = chunk.code.replace(new RegExp(`^(?:var|const|let)\\s+${name}\\s*=`), `window.${name} =`);
  return { script, styles: styles.join("\n") };
}
