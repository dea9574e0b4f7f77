import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";
import { languages } from "../../shared/languages.ts";

/**
 * Tells `early-texts.js` which built files hold the sentences of each language. Throws when the main script holds them: then
 * every reader would fetch those of all. PAG36
 */
export function earlyTexts(): Plugin {
  return {
    name: "early-texts",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle, chunk: main }): HtmlTagDescriptor[] {
        // A page for development is not built.
        if (!bundle || !main) return [];
        const wanted = languages.map((language) => {
          const files = filesOf(bundle, `/client/i18n/${language}.ts`).filter(
            (name) => name !== main.fileName && !main.imports.includes(name),
          );
          if (files.length === 0) throw new Error(`the sentences of "${language}" are in the main script`);
          return [`data-${language}`, files.map((name) => `/${name}`).join(" ")] as const;
        });
        // Browsers leave scripts that are awaited by nothing for later; this one is awaited by the sentences.
        const early = { src: "/early-texts.js", async: true, fetchpriority: "high" };
        const attrs = { ...early, ...Object.fromEntries(wanted) };
        return [{ tag: "script", attrs, injectTo: "head" }];
      },
    },
  };
}

/** What holds this source, and what that needs. */
function filesOf(bundle: Rolldown.OutputBundle, source: string): readonly string[] {
  const chunks = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? [file] : []));
  const holding = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
  return holding ? [holding.fileName, ...holding.imports] : [];
}
