import type { Plugin, Rolldown } from "vite";
import { languages } from "../../shared/languages.ts";

/**
 * Builds all that a page runs first into one script: what its entry imports, and what the sentences of every language share.
 * Left to itself the builder makes a file of each part that a page needs as well which is loaded later, and each is a request
 * more that everybody waits for. The few lines of the builder itself stay a file of their own. PAG37
 */
export function mainScript(): Plugin {
  let first: ReadonlySet<string> = new Set();
  return {
    name: "main-script",
    config: () => {
      const groups = [{ name: "index", test: (id: string) => first.has(id) }];
      return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
    },
    buildEnd() {
      const ids = [...this.getModuleIds()];
      const entries = ids.filter((id) => this.getModuleInfo(id)?.isEntry);
      const sentences = languages.map((language) => {
        const own = ids.filter((id) => id.endsWith(`/client/i18n/${language}.ts`));
        return neededBy(own, this);
      });
      const shared = [...(sentences[0] ?? [])].filter((id) => sentences.every((needed) => needed.has(id)));
      first = new Set([...neededBy(entries, this), ...shared]);
    },
  };
}

/** These modules, and whatever must be there before they run. */
function neededBy(
  ids: readonly string[],
  graph: Pick<Rolldown.PluginContext, "getModuleInfo">,
): ReadonlySet<string> {
  const needed = new Set(ids);
  // A set goes on with what is added meanwhile.
  for (const id of needed) for (const other of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(other);
  return needed;
}
